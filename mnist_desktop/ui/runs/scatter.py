"""Accuracy against complexity, a point a run."""

import math
from collections.abc import Callable, Mapping, Sequence

import pyqtgraph
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.formatting import duration, percent, significant, whole
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import shown_title
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.runs.colors import symbol
from mnist_desktop.ui.runs.overlay_plot import on_digits
from mnist_desktop.ui.widgets.basics import choice
from mnist_desktop.ui.widgets.plain_text import plain_tip
from mnist_desktop.ui.widgets.plot import Plot

_MEASURES: dict[str, Callable[[Run], float]] = {
    mark("Parameters"): lambda run: run.parameters,
    mark("Multiply-adds"): lambda run: run.multiply_adds,
    mark("Seconds"): lambda run: run.seconds,
}
_NAMES = {
    "Parameters": mark("by parameters"),
    "Multiply-adds": mark("by multiply-adds"),
    "Seconds": mark("by training time"),
}
# Logarithms begin there.
_LEAST = 0.1
_LABEL_WIDTH = 52
_SIZE, _SELECTED_SIZE = 9, 13
_UNITS = {1e9: "G", 1e6: "M", 1e3: "k"}


class ScatterView(QWidget):
    """Accuracy against complexity, a point a run; hovering tells which one it is.

    Attributes:
        measure: What complexity is measured by; whoever makes the view gives it its place.
        plot: The points.

    Signals:
        picked(list, bool): The keys of the runs at the point that was clicked, and whether they
            are to be added to those that are selected.
    """

    picked = Signal(list, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: list[Run] = []
        self._digits = ""
        self.measure = choice({key: tr(name) for key, name in _NAMES.items()})
        self.plot = _ScatterPlot()
        self.plot.picked.connect(self.picked)
        self.measure.activated.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot, stretch=1)

    def show_runs(self, runs: Sequence[Run], digits: str) -> None:
        """Show other runs; those without a test accuracy have no point.

        Args:
            runs: All on the same digits.
            digits: What these are called.
        """
        self._digits = digits
        self._runs = [run for run in runs if run.test_accuracy is not None]
        self._draw()

    def show_colors(self, colors: Mapping[str, QColor]) -> None:
        """Mark the selected runs in their colors."""
        self.plot.show_colors(colors)

    def _draw(self) -> None:
        name = self.measure.currentData()
        self.plot.show_points(self._runs, _MEASURES[name], on_digits(tr(name), self._digits))


class _ScatterPlot(Plot):
    """Runs as points; the horizontal axis is logarithmic."""

    picked = Signal(list, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LogAxis(), parent)
        self.setMouseEnabled(x=False, y=False)
        self._runs: list[Run] = []
        self._places: list[float] = []
        self._colors: Mapping[str, QColor] = {}
        self._points = pyqtgraph.ScatterPlotItem(
            hoverable=True, hoverSize=_SELECTED_SIZE + 2, tip=_tip, antialias=True
        )
        self.addItem(self._points)
        self._points.sigClicked.connect(self._on_clicked)

    def show_points(self, runs: Sequence[Run], measure: Callable[[Run], float], name: str) -> None:
        """Show runs by a measure of that name."""
        self._runs = list(runs)
        self._places = [math.log10(max(measure(run), _LEAST)) for run in runs]
        self.name_axes(name, tr("Test accuracy, %"))
        self._draw()
        if not runs:
            return
        # At least half a decade, so that there is a labeled place in it.
        center, half = _middle(self._places, least=0.5)
        self.setXRange(center - half, center + half, padding=0.08)
        center, half = _middle([_accuracy(run) for run in runs], least=0.25)
        self.setYRange(center - half, min(center + half, 100), padding=0.12)

    def show_colors(self, colors: Mapping[str, QColor]) -> None:
        """Mark the selected runs in their colors."""
        self._colors = colors
        self._draw()

    def dress(self) -> None:
        super().dress()
        self._draw()

    def _draw(self) -> None:
        quiet = self.palette().placeholderText().color()
        border = pyqtgraph.mkPen(self.palette().base().color(), width=self.pen_width(1))
        quiet.setAlpha(150)
        rows = sorted(
            zip(self._runs, self._places, strict=True), key=lambda row: row[0].key in self._colors
        )
        self._points.setData(
            x=[place for _, place in rows],
            y=[_accuracy(run) for run, _ in rows],
            size=[_SELECTED_SIZE if run.key in self._colors else _SIZE for run, _ in rows],
            brush=[pyqtgraph.mkBrush(self._colors.get(run.key, quiet)) for run, _ in rows],
            symbol=[symbol(self._colors.get(run.key, quiet)) for run, _ in rows],
            pen=border,
            data=[run for run, _ in rows],
        )

    def _on_clicked(self, _item: object, points: Sequence[object], event: object) -> None:
        keys = [point.data().key for point in points]  # type: ignore[attr-defined]
        modifiers = event.modifiers()  # type: ignore[attr-defined]
        self.picked.emit(keys, bool(modifiers & Qt.KeyboardModifier.ControlModifier))


class _LogAxis(pyqtgraph.AxisItem):  # type: ignore[misc, unused-ignore]
    """A horizontal axis of decimal logarithms, labeled with the numbers themselves."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(
        self, lowest: float, highest: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return where labels stand: at 1, 2, 5 of each decade if there is room, else at 1."""
        for digits in ((1, 2, 5), (1, 3), (1,)):
            values = [
                decade + math.log10(digit)
                for decade in range(math.floor(lowest), math.ceil(highest) + 1)
                for digit in digits
            ]
            values = [value for value in values if lowest <= value <= highest]
            if len(values) * _LABEL_WIDTH <= size:
                break
        return [(1.0, values)]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [_short(10**value) for value in values]


def _short(number: float) -> str:
    for unit, letter in _UNITS.items():
        # The logarithm of 1000 is not met exactly.
        if number >= unit * 0.999:
            return f"{significant(number / unit, 3)}{letter}"
    return significant(number, 3)


def _middle(values: Sequence[float], least: float) -> tuple[float, float]:
    """Return the middle of values, and half of how far they reach, or `least` if that is more."""
    lowest, highest = min(values), max(values)
    return (lowest + highest) / 2, max((highest - lowest) / 2, least)


def _accuracy(run: Run) -> float:
    return (run.test_accuracy or 0.0) * 100


def _tip(data: Run, **_place: float) -> str:
    told = tr(
        "{run}\n{accuracy} on {digits} · {parameters} parameters · {time}",
        run=data.name,
        accuracy=percent(data.test_accuracy or 0.0),
        digits=shown_title(data),
        parameters=whole(data.parameters),
        time=duration(data.seconds),
    )
    return plain_tip(told)
