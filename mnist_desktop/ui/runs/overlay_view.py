"""The curves of the selected runs, as the user wants to compare them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.formatting import percent, whole
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.spread import band, group_name, groups, spread
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.runs.overlay_plot import Line, OverlayPlot, on_digits
from mnist_desktop.ui.widgets.basics import choice, label

_VALUES = {"accuracies": mark("Accuracy"), "losses": mark("Loss")}
_UNITS = {"accuracies": mark("Accuracy, %"), "losses": mark("Loss")}
_VALIDATION, _TRAINING, _BOTH = "validation", "training", "both"
_PARTS = {
    _VALIDATION: mark("Validation"),
    _TRAINING: mark("Training"),
    _BOTH: mark("Both (training thin)"),
}
_AXES = {"epochs": mark("by epoch"), "steps": mark("by step"), "seconds": mark("by time")}
_AXIS_NAMES = {"epochs": mark("Epoch"), "steps": mark("Step"), "seconds": mark("Seconds")}

_HINT = mark(
    "Choose a run in the table above to see its curves;\n"
    "with Ctrl or Shift several, to lay them over each other."
)

_Points = tuple[Sequence[float], Sequence[float]]


@dataclass(frozen=True, eq=False)
class ShownRun:
    """A run with its curves and the color that marks it."""

    run: Run
    history: History
    color: QColor


class OverlayView(QWidget):
    """The curves of the selected runs laid over each other.

    Attributes:
        value: Whether accuracies or losses are shown.
        part: Of which digits: training, validation, or both.
        axis: What runs along the horizontal axis.
        together: Whether the seeds of one training are drawn as their mean.
        plot: The curves.
        hint: What to do where no run is chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[ShownRun] = []
        self.value = _choice(_VALUES)
        self.part = _choice(_PARTS)
        self.axis = _choice(_AXES)
        self.together = QCheckBox(tr("Mean of seeds"))
        self.plot = OverlayPlot()
        self.hint = label(tr(_HINT), "quiet")
        self._digits = ""
        self.summary = label("", "quiet")
        self.summary.setWordWrap(False)
        # Rather cut off than too wide for the window; it is no longer than it is.
        self.summary.setMinimumWidth(1)
        self.together.setChecked(True)
        self._places = QStackedLayout()
        self._lay_out()
        for box in (self.value, self.part, self.axis):
            box.activated.connect(self._draw)
        self.together.toggled.connect(self._draw)
        self.show_runs([], "")

    def show_runs(self, shown: Sequence[ShownRun], digits: str) -> None:
        """Show the curves of other runs.

        Args:
            shown: The runs, all on the same digits.
            digits: What these are called.
        """
        self._shown = list(shown)
        self._digits = digits
        self._places.setCurrentWidget(self.plot if shown else self.hint)
        found = groups(one.run for one in shown)
        self.together.setVisible(bool(found))
        self.summary.setText("\n".join(map(_summary, found.values())))
        self.summary.setVisible(bool(self.summary.text()))
        self._draw()

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(6)
        for box in (self.value, self.part, self.axis):
            controls.addWidget(box, stretch=1)
        controls.addWidget(self.together)
        self.together.setToolTip(
            tr(
                "Draws runs that differ by their seed alone as one curve, and how far they lie "
                "apart"
            )
        )
        self.plot.setToolTip(tr("The wheel zooms, dragging moves, a double click shows all"))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places.addWidget(self.plot)
        self._places.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(controls)
        column.addLayout(self._places, stretch=1)
        column.addWidget(self.summary)

    def _draw(self) -> None:
        value, axis = self.value.currentData(), self.axis.currentData()
        lines = [line for members in self._gathered() for line in self._lines(members)]
        rises = value == "accuracies"
        across = on_digits(tr(_AXIS_NAMES[axis]), self._digits)
        self.plot.show_lines(lines, across, tr(_UNITS[value]), rises=rises)

    def _gathered(self) -> list[list[ShownRun]]:
        """Return the runs, those together that are drawn as one."""
        if not self.together.isChecked():
            return [[one] for one in self._shown]
        gathered: dict[str, list[ShownRun]] = {}
        for one in self._shown:
            gathered.setdefault(one.run.group or one.run.key, []).append(one)
        return list(gathered.values())

    def _lines(self, members: list[ShownRun]) -> Iterator[Line]:
        part = self.part.currentData()
        # Training first: it is drawn below.
        for drawn in (_TRAINING, _VALIDATION):
            if part in (drawn, _BOTH):
                is_faint = part == _BOTH and drawn == _TRAINING
                yield from self._lines_of(members, drawn, is_faint=is_faint)

    def _lines_of(self, members: list[ShownRun], part: str, *, is_faint: bool) -> Iterator[Line]:
        first = members[0]
        curves = [self._points(_curve(one.history, part)) for one in members]
        title = "" if is_faint else first.run.name
        if len(members) > 1:
            mean = band(curves)
            if mean is not None:
                title = title and _mean_title([one.run for one in members])
                places, values = mean.places.tolist(), mean.mean.tolist()
                yield Line(title, first.color, places, values, mean, is_faint)
            return
        yield Line(title, first.color, *curves[0], is_faint=is_faint)
        if part == _VALIDATION:
            ends = self._points(first.history.epoch_ends)
            yield Line("", first.color, *ends, is_dots=True)

    def _points(self, curve: Curve) -> _Points:
        return getattr(curve, self.axis.currentData()), getattr(curve, self.value.currentData())


def _choice(words: Mapping[str, str]) -> QComboBox:
    return choice({key: tr(word) for key, word in words.items()})


def _mean_title(members: Sequence[Run]) -> str:
    """Return the title of the mean of two runs or more."""
    count = whole(len(members))
    return tr("{run}, mean of {count} seeds", run=group_name(members), count=count)


def _curve(history: History, part: str) -> Curve:
    if part == _TRAINING:
        return history.training
    # A very short training has no samples between its epochs' ends.
    return history.validation if len(history.validation) > 1 else history.epoch_ends


def _summary(members: Sequence[Run]) -> str:
    figures = spread(members)
    if figures is None:
        return ""
    # There are two at least.
    return tr(
        "{run}, {count} seeds: test accuracy {mean} ± {deviation}, from {lowest} to {highest}",
        run=group_name(members),
        count=whole(figures.count),
        mean=percent(figures.mean),
        deviation=percent(figures.deviation),
        lowest=percent(figures.lowest),
        highest=percent(figures.highest),
    )
