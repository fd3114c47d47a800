"""A plot of training and validation over the course of a training."""

import math
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.train.curves.spans import Span, around
from mnist_desktop.ui.widgets.plot import Plot

_WIDTH = 2.0
# Of validation, in widths of the pen: colors alone do not tell everybody the curves apart.
_DASHES = (4, 2)
_FAINT = 70
_MOSTLY = 190
_AXIS_WIDTH = 58
# Logarithms end there; a loss below it is as good as none.
_LEAST = 1e-5
# Marks of values beyond the axis are seen whole.
_JUST_BELOW = 0.97

Points = tuple[Sequence[float], Sequence[float]]
"""Places and values of the same length."""


class CurvePlot(Plot):
    """A plot of training and validation, with a crosshair.

    Args:
        unit: What the values are.
        highest: The upper end of the axis as long as nothing is shown.
        span: From where to where the axis goes once something is.
        parent: The widget around it.

    Signals:
        pointed(float): The mouse points at this place of the horizontal axis.
        left(): The mouse is gone.
    """

    pointed = Signal(float)
    left = Signal()

    def __init__(
        self, unit: str, highest: float, span: Span = around, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._unit = unit
        self._highest = highest
        self._span = span
        self._beyond = 0
        self._guessing: float | None = None
        self._guess_line: pyqtgraph.InfiniteLine | None = None
        self._is_log = False
        self._last = 1.0
        self.setMouseEnabled(x=False, y=False)
        # Plots below each other line up, whatever their numbers.
        self.getAxis("left").setWidth(_AXIS_WIDTH)
        self._training = self.plot(antialias=True)
        self._validation = self.plot(antialias=True)
        self._ends = self.plot(antialias=True, pen=None, symbol="o", symbolSize=8)
        self._raw = self.plot(antialias=True)
        self._raw.setZValue(-1)
        # Upwards, as what they stand for lies beyond the axis.
        self._marks = self.plot(antialias=True, pen=None, symbol="t1", symbolSize=9)
        self._crosshair = pyqtgraph.InfiniteLine(angle=90, movable=False)
        self._crosshair.hide()
        self.addItem(self._crosshair, ignoreBounds=True)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.begin(1)

    @property
    def beyond(self) -> int:
        """How many values lie beyond the axis; each is marked at its end."""
        return self._beyond

    def mark_guessing(self, value: float, words: str, *, anchor: tuple[float, float]) -> None:
        """Draw a line where whoever only guesses would be.

        Args:
            value: Where, on the axis of values.
            words: Written at its right end.
            anchor: The point of the words that lies on the line, as shares of their size.
        """
        self._guessing = value
        self._guess_line = pyqtgraph.InfiniteLine(
            angle=0,
            movable=False,
            label=words,
            labelOpts={"position": 0.99, "anchors": [anchor, anchor]},
        )
        self._guess_line.setZValue(-2)
        self.addItem(self._guess_line, ignoreBounds=True)
        self._place_guessing()

    def begin(self, last: float, across: str = "") -> None:
        """Clear the plot and make room as far as `last`, on an axis of that name or of epochs."""
        for curve in self._curves:
            curve.setData([], [])
        self._show_beyond([], [], self._highest)
        self.name_axes(across or tr("Epoch"), self._unit)
        self.reach(last)
        self._go_from_to(0, self._highest)

    def reach(self, last: float) -> None:
        """Make room from 0 to `last`."""
        self._last = max(last, 1e-9)
        self.setXRange(0, self._last, padding=0.02)

    def set_log(self, is_log: bool) -> None:
        """Choose a logarithmic axis of values, or a plain one."""
        self._is_log = is_log
        self.setLogMode(x=False, y=is_log)
        # Whole powers of ten alone: the figures between them would overlap.
        self.getAxis("left").setStyle(maxTickLevel=0 if is_log else 2)
        self._place_guessing()
        self.reach(self._last)

    def show_curves(
        self, training: Points, validation: Points, epoch_ends: Points, smoothing: float = 0.0
    ) -> None:
        """Show three curves.

        Args:
            training: Smoothed where smoothing is above 0, with the curve itself faint behind.
            validation: A fixed sample.
            epoch_ends: The whole validation part.
            smoothing: Share of each point that the points before it make up, 0 to below 1.
        """
        places, values = training
        self._raw.setData(*self._seen(places, values if smoothing else []))
        self._training.setData(*self._seen(places, smoothed(values, smoothing)))
        self._validation.setData(*self._seen(*validation))
        self._ends.setData(*self._seen(*epoch_ends))
        self._fit([training, validation, epoch_ends])

    def _fit(self, shown: Sequence[Points]) -> None:
        """Have the axis of values go as far as what is shown asks for."""
        places = [place for points in shown for place in points[0]]
        values = [value for points in shown for value in points[1]]
        if self._is_log or not values:
            # Powers of ten leave room for the extreme ones.
            self._show_beyond([], [], self._highest)
            self.enableAutoRange(axis="y")
            if self._guess_line is not None:
                self._guess_line.show()
            return
        least, most = self._span(values, self._highest)
        self._go_from_to(least, most)
        self._show_beyond(places, values, most)

    def _go_from_to(self, least: float, most: float) -> None:
        self.setYRange(least, most, padding=0)
        if self._guess_line is not None and self._guessing is not None:
            # Its words would stand there without it.
            self._guess_line.setVisible(least <= self._guessing <= most)

    def _show_beyond(self, places: Sequence[float], values: Sequence[float], most: float) -> None:
        beyond = [place for place, value in zip(places, values, strict=True) if value > most]
        self._beyond = len(beyond)
        self._marks.setData(beyond, [most * _JUST_BELOW] * len(beyond))

    def _place_guessing(self) -> None:
        if self._guess_line is not None and self._guessing is not None:
            value = self._guessing
            self._guess_line.setPos(math.log10(value) if self._is_log else value)

    @property
    def _curves(self) -> tuple[pyqtgraph.PlotDataItem, ...]:
        return self._raw, self._training, self._validation, self._ends

    def point_at(self, place: float | None) -> None:
        """Show the crosshair at a place of the horizontal axis, or nowhere."""
        self._crosshair.setVisible(place is not None)
        if place is not None:
            self._crosshair.setPos(place)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def dress(self) -> None:
        super().dress()
        width = self.pen_width(_WIDTH)
        accent = self.palette().highlight().color()
        faint = QColor(accent)
        faint.setAlpha(_FAINT)
        self._raw.setPen(pyqtgraph.mkPen(faint, width=width / 2))
        self._training.setPen(pyqtgraph.mkPen(accent, width=width))
        of_sample = QColor(VALIDATION)
        of_sample.setAlpha(215)
        self._validation.setPen(pyqtgraph.mkPen(of_sample, width=width, dash=_DASHES))
        self._ends.setSymbolBrush(VALIDATION)
        self._ends.setSymbolPen(self.palette().base().color())
        quiet = self.palette().placeholderText().color()
        self._crosshair.setPen(pyqtgraph.mkPen(quiet, width=1))
        self._marks.setSymbolBrush(quiet)
        self._marks.setSymbolPen(None)
        if self._guess_line is not None:
            dashes = pyqtgraph.mkPen(quiet, width=1, style=Qt.PenStyle.DashLine)
            self._guess_line.setPen(dashes)
            self._guess_line.label.setColor(quiet)
            behind = QColor(self.palette().base().color())
            behind.setAlpha(_MOSTLY)
            self._guess_line.label.fill = pyqtgraph.mkBrush(behind)

    def _seen(self, places: Sequence[float], values: Sequence[float]) -> Points:
        if not self._is_log or not values:
            return places[: len(values)], values
        return places, np.maximum(values, _LEAST).tolist()

    def _on_mouse_moved(self, place: QPointF) -> None:
        box = self.getPlotItem().vb
        if box.sceneBoundingRect().contains(place):
            self.pointed.emit(float(box.mapSceneToView(place).x()))


def smoothed(values: Sequence[float], smoothing: float) -> list[float]:
    """Return the exponential moving mean of values, unbiased at its beginning.

    Args:
        values: From left to right.
        smoothing: Share of each point that the points before it make up, 0 to below 1.
    """
    if not smoothing:
        return list(values)
    result, mean, weight = [], 0.0, 0.0
    for value in values:
        mean = smoothing * mean + (1 - smoothing) * value
        weight = smoothing * weight + (1 - smoothing)
        result.append(mean / weight)
    return result


def value_near(points: Points, place: float) -> float | None:
    """Return the value of the point nearest to a place; None of no points."""
    places, values = points
    if not places:
        return None
    right = min(bisect_left(places, place), len(places) - 1)
    left = max(right - 1, 0)
    is_left_nearer = place - places[left] < places[right] - place
    return values[left if is_left_nearer else right]
