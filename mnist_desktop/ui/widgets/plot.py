"""What all plots of the pages share: the colors of the palette."""

import math
from html import escape

import pyqtgraph
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.texts import spoken, tr

_AXES = ("left", "bottom")
_RIGHT = 8


class _Axis(pyqtgraph.AxisItem):  # type: ignore[misc, unused-ignore]
    """An axis whose figures are written as the language that is spoken has them."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the figures at these values."""
        usual: list[str] = super().tickStrings(values, scale, spacing)
        return [spoken().number(figure) for figure in usual]


class _UprightAxis(_Axis):
    """A vertical axis whose figures are seen whole: at its ends, and without one over another."""

    def __init__(self) -> None:
        super().__init__("left")

    def boundingRect(self) -> QRectF:
        # Half a line stands out at each end.
        half = math.ceil(self._line / 2)
        usual: QRectF = super().boundingRect()
        return usual.adjusted(0, -half, 0, half)

    def tickSpacing(self, least: float, most: float, size: float) -> list[tuple[float, float]]:
        """Return how far figures are apart, the widest first, with what they begin at."""
        usual: list[tuple[float, float]] = super().tickSpacing(least, most, size)
        lowest = self._line * (most - least) / max(size, 1)
        # The first ones are written in any case.
        are_apart = all(spacing >= lowest for spacing, _ in usual[:1])
        return usual if are_apart else [(_round_up(lowest), 0)]

    @property
    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()


def _round_up(value: float) -> float:
    """Return the next number above that is 1, 2 or 5 with zeros."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(digit * decade for digit in (1, 2, 5, 10) if digit * decade >= value)


_DRESSING = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class Plot(pyqtgraph.PlotWidget):  # type: ignore[misc, unused-ignore]
    """A plot in the colors of the palette; subclasses dress what they show in `dress`.

    Args:
        bottom: The horizontal axis, where the usual one will not do.
        parent: The widget around it.
    """

    def __init__(
        self, bottom: pyqtgraph.AxisItem | None = None, parent: QWidget | None = None
    ) -> None:
        axes = {"left": _UprightAxis(), "bottom": _Axis("bottom") if bottom is None else bottom}
        super().__init__(parent, axisItems=axes)
        self._across = self._up = self._spoken = ""
        self.setFrameStyle(0)
        self.setMenuEnabled(False)
        self.hideButtons()
        # Else the last figure, which tells how far it goes, would be left out.
        self.getAxis("bottom").setStyle(hideOverlappingLabels=_RIGHT)
        for name in _AXES:
            self.getAxis(name).enableAutoSIPrefix(False)

    def name_axes(self, across: str, up: str) -> None:
        """Write beside the axes what they are; a plot that has no other name is called so."""
        self._across, self._up = across, up
        if across and up and self.accessibleName() == self._spoken:
            self._spoken = tr("{up} by {across}", up=up, across=across)
            self.setAccessibleName(self._spoken)
        quiet = self.palette().placeholderText().color().name()
        # They are taken for HTML, and may have the names of files in them.
        self.setLabel("bottom", escape(across, quote=False), color=quiet)
        self.setLabel("left", escape(up, quote=False), color=quiet)

    def pen_width(self, width: float) -> float:
        """Return the width for a pen that is to be `width` pixels wide whatever the scale."""
        # Plots take it for device pixels.
        return width * float(self.devicePixelRatioF())

    def dress(self) -> None:
        """Take the colors from the palette; called whenever they may have changed."""
        palette = self.palette()
        self.setBackground(palette.base().color())
        # Half a line above, for the uppermost figure.
        self.getPlotItem().setContentsMargins(0, self.fontMetrics().height() // 2, _RIGHT, 0)
        for name in _AXES:
            axis = self.getAxis(name)
            axis.setPen(pyqtgraph.mkPen(palette.mid().color()))
            axis.setTextPen(palette.placeholderText().color())
        self.name_axes(self._across, self._up)
        self.showGrid(x=False, y=True, alpha=0.15)

    def sizeHint(self) -> QSize:
        # Small: its own would be that of what it shows, and squeeze its neighbors.
        return QSize(240, 160)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Qt tells the first change while the plot is still being made.
        if event.type() in _DRESSING and self.isVisible():
            self.dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.dress()
