"""How the pad's sheet looks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPalette, QPen

from mnist_desktop.ink.rasterizer import relative_pressure
from mnist_desktop.ui.draw.sheet import PEN_SHARE, Point, Sheet
from mnist_desktop.ui.draw.sheet_view import SheetView
from mnist_desktop.ui.widgets.basics import gray_image

_RADIUS = 12.0
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

    def paint_ground(self, border: QPalette.ColorRole) -> None:
        """Paint the empty sheet, with a border of that color."""
        self._painter.setPen(QPen(self._palette.color(border), 1.0))
        self._painter.setBrush(self._palette.base())
        self._painter.drawRoundedRect(self._room.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

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

    def paint(self, sheet: Sheet) -> None:
        """Paint what lies on the sheet."""
        self._painter.save()
        self._clip()
        if sheet.picture is not None:
            self._paint_picture(sheet.picture.gray)
        else:
            self._paint_ink(sheet)
        self._painter.restore()

    def _paint_picture(self, gray: NDArray[np.uint8]) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(self._view.picture_place, gray_image(gray))

    def _clip(self) -> None:
        edge = QPainterPath()
        edge.addRoundedRect(self._room.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        self._painter.setClipPath(edge)

    def _paint_ink(self, sheet: Sheet) -> None:
        painter = self._painter
        painter.translate(self._view.corner)
        painter.scale(self._view.side, self._view.side)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        pen = QPen(self._palette.text(), PEN_SHARE, Qt.PenStyle.SolidLine, cap, join)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = sheet.ink
        if ink.pressures:
            self._paint_pressed(sheet, pen, relative_pressure(ink))
            return
        for stroke in sheet.strokes:
            painter.drawPath(_path(stroke.points))

    def _paint_pressed(self, sheet: Sheet, pen: QPen, widths: NDArray[np.float64]) -> None:
        """Paint ink whose width follows the pressure.

        Args:
            sheet: What is painted.
            pen: Whose width is the average one.
            widths: By what factor it is wider at each point of all strokes.
        """
        factors = iter(widths)
        for stroke in sheet.strokes:
            last = stroke.points[0]
            for point in stroke.points:
                pen.setWidthF(PEN_SHARE * next(factors))
                self._painter.setPen(pen)
                self._painter.drawPath(_path((last, point)))
                last = point


def _path(points: Sequence[Point]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    if path.isEmpty() or path.length() == 0:
        # A stroke of no length: a point would be drawn as a pill, or not at all.
        path.lineTo(QPointF(*points[0]) + QPointF(1e-6, 0))
    return path
