"""How the pad's sheet looks."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPen

from mnist_desktop.ui.draw.ink_layer import RADIUS, rounded
from mnist_desktop.ui.draw.sheet_view import SheetView
from mnist_desktop.ui.widgets.basics import gray_image

_LARGER = 1.5


class SheetPainter:
    """Paints a sheet and what lies on it.

    Args:
        painter: What it is painted with.
        view: Where the sheet lies.
        palette: The colors of the pad.
    """

    def __init__(self, painter: QPainter, view: SheetView, palette: QPalette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._view = view
        self._room = view.room
        self._palette = palette

    def paint_inside(self) -> None:
        """Paint the empty sheet where neither its border nor its corners are seen."""
        self._painter.fillRect(self._room, self._palette.base())

    def paint_ground(self, border: QPalette.ColorRole) -> None:
        """Paint the empty sheet, with a border of that color."""
        self._painter.setPen(QPen(self._palette.color(border), 1.0))
        self._painter.setBrush(self._palette.base())
        self._painter.drawRoundedRect(self._room.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def invite(self, invitation: str, other_ways: str, font: QFont) -> None:
        """Paint the invitation to draw and, below it in that font, what else there is to do."""
        painter, larger = self._painter, QFont(font)
        larger.setPointSizeF(font.pointSizeF() * _LARGER)
        painter.setPen(self._palette.placeholderText().color())
        painter.setFont(larger)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._room, wrapped, invitation)
        painter.setFont(font)
        below = self._room.translated(0, painter.fontMetrics().lineSpacing() * 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, other_ways)

    def paint_picture(self, gray: NDArray[np.uint8]) -> None:
        """Paint the picture that lies on the sheet: shape (rows, columns)."""
        self._painter.save()
        self._painter.setClipPath(rounded(self._room))
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(self._view.picture_place, gray_image(gray))
        self._painter.restore()
