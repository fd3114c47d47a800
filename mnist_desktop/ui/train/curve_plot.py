"""A plot of training and validation over the epochs."""

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.theme import VALIDATION

_WIDTH = 2.0


class CurvePlot(pyqtgraph.PlotWidget):  # type: ignore[misc, unused-ignore]
    """A plot of training and validation over the epochs, in the colours of the palette.

    Args:
        unit: What the values are.
        highest: The upper end of the axis as long as nothing is shown.
        parent: The widget around it.
    """

    def __init__(self, unit: str, highest: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._highest = highest
        self.setFrameStyle(0)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.getPlotItem().setContentsMargins(0, 4, 8, 0)
        self._training = self.plot(antialias=True)
        self._validation = self.plot(antialias=True)
        self._ends = self.plot(antialias=True, pen=None, symbol="o", symbolSize=8)
        self._dress()
        self.begin(1)

    def begin(self, epochs: int) -> None:
        """Clear the plot and make room for that many epochs."""
        for curve in (self._training, self._validation, self._ends):
            curve.setData([], [])
        self.setXRange(0, epochs, padding=0.02)
        self.setYRange(0, self._highest)

    def show_curves(
        self,
        training: tuple[list[float], list[float]],
        validation: tuple[list[float], list[float]],
        epoch_ends: tuple[list[float], list[float]],
    ) -> None:
        """Show three curves, each as epochs and values of the same length."""
        self._training.setData(*training)
        self._validation.setData(*validation)
        self._ends.setData(*epoch_ends)
        self.enableAutoRange(axis="y")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_ends"):
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        # These pens are as many device pixels wide, whatever the screen's scale.
        width = _WIDTH * self.devicePixelRatioF()
        palette = self.palette()
        quiet = palette.placeholderText().color()
        self.setBackground(palette.base().color())
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(pyqtgraph.mkPen(palette.mid().color()))
            axis.setTextPen(quiet)
        self.setLabel("bottom", "Epoch", color=quiet.name())
        self.setLabel("left", self._unit, color=quiet.name())
        self.showGrid(x=False, y=True, alpha=0.15)
        self._training.setPen(pyqtgraph.mkPen(palette.highlight().color(), width=width))
        faint = QColor(VALIDATION)
        faint.setAlpha(215)
        self._validation.setPen(pyqtgraph.mkPen(faint, width=width, style=Qt.PenStyle.SolidLine))
        self._ends.setSymbolBrush(VALIDATION)
        self._ends.setSymbolPen(palette.base().color())
