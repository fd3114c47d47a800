"""The columns of the table of runs: those that are seen at first, and those to choose."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from mnist_desktop.formatting import duration, percent, whole
from mnist_desktop.models.architecture import kind_label
from mnist_desktop.runs.differences import NOTHING
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import shown_title
from mnist_desktop.settings.declared import Setting, settings_of
from mnist_desktop.settings.kinds import Group
from mnist_desktop.texts import mark
from mnist_desktop.training.settings import TrainingSettings

_Align = Qt.AlignmentFlag
_DEFAULTS = TrainingSettings()
# The column of finished epochs says it.
_SAID_ELSEWHERE = ("epochs",)


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes:
        head: Above it, in English.
        text: What is shown of a run.
        rank: By what runs are sorted.
        sample: A text for which it is wide enough at first, in English.
        across: Where its texts stand.
        edits: Which field of the run is edited in it, or empty.
        is_optional: Whether it is seen only where it is chosen.
    """

    head: str
    text: Callable[[Run], str]
    rank: Callable[[Run], str | float]
    sample: str = ""
    across: Qt.AlignmentFlag = _Align.AlignLeft
    edits: str = ""
    is_optional: bool = False


def _score(head: str, name: str, *, is_optional: bool = False) -> Column:
    def text(run: Run) -> str:
        return percent(run.scores[name]) if name in run.scores else NOTHING

    def rank(run: Run) -> float:
        return run.scores.get(name, -1.0)

    return Column(head, text, rank, percent(1.0), _Align.AlignRight, is_optional=is_optional)


def _count(
    head: str, count: Callable[[Run], int], sample: str, *, is_optional: bool = False
) -> Column:
    return Column(
        head,
        lambda run: whole(count(run)),
        lambda run: float(count(run)),
        sample,
        _Align.AlignRight,
        is_optional=is_optional,
    )


def _setting(name: str, setting: Setting) -> Column:
    """Return the column of a setting; where it changes nothing, nothing is shown."""

    def text(run: Run) -> str:
        is_used = setting.matters(run.settings)
        return setting.show(getattr(run.settings, name)) if is_used else NOTHING

    def rank(run: Run) -> str | float:
        value: Any = getattr(run.settings, name)
        if not isinstance(value, int | float):
            return setting.show(value)
        return float(value) if setting.matters(run.settings) else -math.inf

    is_number = isinstance(getattr(_DEFAULTS, name), int | float)
    across = _Align.AlignRight if is_number else _Align.AlignLeft
    return Column(setting.label, text, rank, "0.000001", across, is_optional=True)


COLUMNS = (
    Column(
        mark("Name"),
        lambda run: run.name,
        lambda run: run.name.casefold(),
        "Classic perceptron · 20 epochs",
        edits="name",
    ),
    Column(
        mark("Network"),
        lambda run: kind_label(run.architecture),
        lambda run: kind_label(run.architecture),
        mark("Convolutional"),
    ),
    _count(mark("Parameters"), lambda run: run.parameters, "10,000,000"),
    _count(mark("Multiply-adds"), lambda run: run.multiply_adds, "100,000,000", is_optional=True),
    _score(mark("Test accuracy"), "test_accuracy"),
    # To its right, as the accuracy says nothing without it.
    Column(
        mark("Digits"),
        shown_title,
        lambda run: shown_title(run).casefold(),
        mark("Practice digits"),
    ),
    _score(mark("Validation accuracy"), "validation_accuracy", is_optional=True),
    Column(
        mark("Epochs"),
        lambda run: run.epochs_words,
        lambda run: float(run.epochs),
        mark("100 of 100"),
        _Align.AlignRight,
    ),
    Column(
        mark("Time"),
        lambda run: duration(run.seconds),
        lambda run: run.seconds,
        duration(100 * 60),
        _Align.AlignRight,
    ),
    Column(
        mark("When"),
        lambda run: f"{run.began.astimezone():%Y-%m-%d %H:%M}",
        lambda run: run.began.timestamp(),
        "2000-00-00 00:00",
        _Align.AlignHCenter,
    ),
    *(
        _setting(name, setting)
        for name, setting in settings_of(TrainingSettings)
        if not isinstance(setting, Group) and name not in _SAID_ELSEWHERE
    ),
    Column(mark("Note"), lambda run: run.note, lambda run: run.note.casefold(), edits="note"),
)
HEADS = tuple(column.head for column in COLUMNS)
NAME, WHEN = HEADS.index("Name"), HEADS.index("When")
