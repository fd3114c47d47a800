"""Colors that tell runs apart, alike in the table and in both charts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from mnist_desktop.palette import RUNS

_DOT = 10


def colors(keys: Sequence[str]) -> dict[str, QColor]:
    """Return a color for each run; from the ninth on they come again."""
    return {key: QColor(RUNS[number % len(RUNS)]) for number, key in enumerate(keys)}


def dot(color: QColor | None, scale: float) -> QIcon:
    """Return a dot of a color, or an empty picture of its size.

    Args:
        color: Of the dot, or None.
        scale: Device pixels of the screen for each pixel.
    """
    side = round(_DOT * scale)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    if color is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(0, 0, _DOT, _DOT)
        painter.end()
    icon = QIcon(picture)
    # Else it would be tinted where it is selected.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
