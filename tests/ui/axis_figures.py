"""The figures beside an axis of a plot."""

from pyqtgraph import AxisItem
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture


def figures_of(axis: AxisItem) -> list[tuple[QRectF, int, str]]:
    """Return what is written beside an axis: where, how, and the words."""
    picture = QPicture()
    with QPainter(picture) as painter:
        *_, figures = axis.generateDrawSpecs(painter)
    return list(figures)
