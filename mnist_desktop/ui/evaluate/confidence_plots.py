"""The plots of how sure a model is, and how right it then is."""

import numpy as np
import pyqtgraph
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mnist_desktop.evaluation.confidence_histogram import ConfidenceHistogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.rejection import RejectionCurve
from mnist_desktop.evaluation.reliability import Reliability
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.widgets.plot import Plot

_FAINT = 70
_LEAST_LINES = 6
_SURE = mark("How sure it was, %")


class _FixedPlot(Plot):
    """A plot whose view nobody moves."""

    def __init__(self, across: str, up: str, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.setMouseEnabled(x=False, y=False)
        self.name_axes(across, up)
        self.setXRange(0, 100, padding=0.04)
        self.setYRange(0, 100, padding=0.04)

    def minimumSizeHint(self) -> QSize:
        # Lower, the figures beside the axis would lie over each other.
        lowest = _LEAST_LINES * self.fontMetrics().height()
        return QSize(super().minimumSizeHint().width(), lowest)


class ReliabilityPlot(_FixedPlot):
    """Accuracy against confidence, bin by bin, with intervals; on the dashed line words are kept.

    Args:
        parent: The widget around it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(_SURE), tr("It was right, %"), parent)
        self._bars = pyqtgraph.BarGraphItem(x=[], height=[], width=1, pen=None)
        self._ideal = self.plot([0, 100], [0, 100])
        self._whiskers = self.plot(connect="pairs", antialias=True)
        self._points = self.plot(pen=None, symbol="o", symbolSize=8, antialias=True)
        self.addItem(self._bars)
        self._bars.setZValue(-1)

    def show_bins(self, bins: Reliability | None) -> None:
        """Show the bins that hold answers, or none."""
        if bins is None:
            bins = Reliability(np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(1))
        held = np.flatnonzero(bins.counts)
        sure, right = bins.confidence[held] * 100, bins.accuracy[held] * 100
        middles = (bins.edges[held] + bins.edges[held + 1]) * 50
        self._bars.setOpts(x=middles, height=right, width=100 / len(bins))
        self._points.setData(sure, right)
        reaches = [wilson(int(bins.rights[n]), int(bins.counts[n])) for n in held]
        ends = [end * 100 for reach in reaches for end in (reach.low, reach.high)]
        self._whiskers.setData(np.repeat(sure, 2), ends)

    def dress(self) -> None:
        super().dress()
        accent, quiet = self.palette().highlight().color(), self.palette().placeholderText().color()
        self._bars.setOpts(brush=pyqtgraph.mkBrush(_faint(accent)))
        self._ideal.setPen(
            pyqtgraph.mkPen(quiet, width=self.pen_width(1), style=Qt.PenStyle.DashLine)
        )
        self._whiskers.setPen(pyqtgraph.mkPen(accent, width=self.pen_width(1.5)))
        self._points.setSymbolBrush(accent)
        self._points.setSymbolPen(self.palette().base().color())


class HistogramPlot(_FixedPlot):
    """Shares of the right and of the wrong answers, side by side, by their confidence.

    Args:
        parent: The widget around it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(_SURE), tr("Share, %"), parent)
        self._right = pyqtgraph.BarGraphItem(x=[], height=[], width=1, pen=None)
        self._wrong = pyqtgraph.BarGraphItem(x=[], height=[], width=1, pen=None)
        self.addItem(self._right)
        self.addItem(self._wrong)

    def show_histogram(self, histogram: ConfidenceHistogram | None) -> None:
        """Show how sure right and wrong answers are, or nothing."""
        if histogram is None:
            histogram = ConfidenceHistogram(np.zeros(1, np.int64), np.zeros(1, np.int64))
        width = 100 / len(histogram.right)
        lows = histogram.edges[:-1] * 100
        right, wrong = histogram.shares
        self._right.setOpts(x=lows + 0.3 * width, height=right * 100, width=0.4 * width)
        self._wrong.setOpts(x=lows + 0.7 * width, height=wrong * 100, width=0.4 * width)

    def dress(self) -> None:
        super().dress()
        self._right.setOpts(brush=pyqtgraph.mkBrush(self.palette().highlight().color()))
        self._wrong.setOpts(brush=pyqtgraph.mkBrush(VALIDATION))


class RejectionPlot(_FixedPlot):
    """Accuracy of what is left against the share that is left out.

    Args:
        parent: The widget around it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Left out, the least sure first, %"), tr("Right, %"), parent)
        self._curve = self.plot(antialias=True)

    def show_curve(self, curve: RejectionCurve | None) -> None:
        """Show the curve as far as it is interesting, or nothing."""
        if curve is None or not len(curve.bounds):
            self._curve.setData([], [])
            return
        seen = curve.thinned()
        self._curve.setData(seen.rejected * 100, seen.accuracy * 100)
        lowest = float(curve.accuracy.min()) * 100
        self.setXRange(0, curve.interesting_share * 100, padding=0.04)
        self.setYRange(min(lowest, 99.9), 100, padding=0.06)

    def dress(self) -> None:
        super().dress()
        accent = self.palette().highlight().color()
        self._curve.setPen(pyqtgraph.mkPen(accent, width=self.pen_width(2)))


def _faint(color: QColor) -> QColor:
    made = QColor(color)
    made.setAlpha(_FAINT)
    return made
