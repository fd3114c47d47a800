"""Colors, shapes and dashes that tell runs apart, alike in the table and in both charts."""

from collections.abc import Sequence
from functools import cache

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from mnist_desktop.palette import RUNS

# The size at which Qt shows small icons: one of another size it would enlarge.
_SIDE = 16
_DOT = 10
_SCALES = (1.0, 1.5, 2.0, 3.0)
# One for each color.
_SYMBOLS = ("o", "s", "d", "t1", "t", "star", "p", "+")
_DASHES = ((), (4, 2), (1, 2), (6, 2, 1, 2), (2, 2), (8, 2), (6, 2, 1, 2, 1, 2), (4, 2, 4, 2, 1, 2))


def colors(keys: Sequence[str]) -> dict[str, QColor]:
    """Return a color for each run; from the ninth on they come again."""
    return {key: QColor(RUNS[number % len(RUNS)]) for number, key in enumerate(keys)}


def symbol(color: QColor) -> str:
    """Return the shape that goes with a run's color, as pyqtgraph calls it; "o" for others."""
    return _SYMBOLS[_number(color)]


def dashes(color: QColor) -> tuple[float, ...]:
    """Return the dashes and gaps that go with a run's color, in widths of the pen; none: a line."""
    return _DASHES[_number(color)]


def dot(color: QColor | None) -> QIcon:
    """Return the shape of a color, or an empty picture of its size where there is none.

    It is drawn for screens of every fineness: whichever it is shown on, it is not enlarged.
    """
    return _dot(None if color is None else color.rgba())


def _number(color: QColor) -> int:
    names = [QColor(one).rgb() for one in RUNS]
    return names.index(color.rgb()) if color.rgb() in names else 0


@cache
def _dot(rgba: int | None) -> QIcon:
    color = None if rgba is None else QColor.fromRgba(rgba)
    icon = QIcon()
    for scale in _SCALES:
        picture = _picture(color, scale)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            # Else it would be tinted where it is selected.
            icon.addPixmap(picture, mode)
    return icon


def _picture(color: QColor | None, scale: float) -> QPixmap:
    side = round(_SIDE * scale)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    if color is not None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.translate(_SIDE / 2, _SIDE / 2)
        painter.scale(_DOT, _DOT)
        painter.drawPath(Symbols[symbol(color)])
        painter.end()
    return picture
