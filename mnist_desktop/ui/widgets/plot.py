"""What all plots of the pages share: the colors of the palette."""

import pyqtgraph
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

_AXES = ("left", "bottom")
_RIGHT = 8
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
        super().__init__(parent, axisItems=None if bottom is None else {"bottom": bottom})
        self._across = self._up = self._spoken = ""
        self.setFrameStyle(0)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.getPlotItem().setContentsMargins(0, 4, _RIGHT, 0)
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
