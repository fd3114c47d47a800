"""What all plots of the pages share: the colors of the palette."""

import math

import pyqtgraph
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QWidget

_AXES = ("left", "bottom")
_RIGHT = 8


class _UprightAxis(pyqtgraph.AxisItem):  # type: ignore[misc, unused-ignore]
    """A vertical axis whose figures at its ends are seen, half of which stand out."""

    def __init__(self) -> None:
        super().__init__("left")

    def boundingRect(self) -> QRectF:
        half = math.ceil(QFontMetricsF(self.font()).height() / 2)
        usual: QRectF = super().boundingRect()
        return usual.adjusted(0, -half, 0, half)


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
        axes = {"left": _UprightAxis()} | ({} if bottom is None else {"bottom": bottom})
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
            self._spoken = f"{up} by {across}"
            self.setAccessibleName(self._spoken)
        quiet = self.palette().placeholderText().color().name()
        self.setLabel("bottom", across, color=quiet)
        self.setLabel("left", up, color=quiet)

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
