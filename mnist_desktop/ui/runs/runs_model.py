"""The rows and columns of the table of runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import duration, percent
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.settings.details import details
from mnist_desktop.ui.runs.colors import dot

Index = QModelIndex | QPersistentModelIndex
_Align = Qt.AlignmentFlag
_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes:
        head: Above it.
        text: What is shown of a run.
        rank: By what runs are sorted.
        sample: A text for which it is wide enough; empty where it takes the free room.
        across: Where its texts stand.
        edits: Which field of the run is edited in it, or empty.
    """

    head: str
    text: Callable[[Run], str]
    rank: Callable[[Run], str | float]
    sample: str = ""
    across: Qt.AlignmentFlag = _Align.AlignLeft
    edits: str = ""


def _accuracy(run: Run) -> str:
    return "–" if run.test_accuracy is None else percent(run.test_accuracy)


def _moment(run: Run) -> str:
    return f"{run.began.astimezone():%Y-%m-%d %H:%M}"


COLUMNS = (
    Column("Name", lambda run: run.name, lambda run: run.name.casefold(), edits="name"),
    Column("Network", lambda run: run.kind.capitalize(), lambda run: run.kind, "Convolutional"),
    Column(
        "Parameters",
        lambda run: f"{run.parameters:,}",
        lambda run: float(run.parameters),
        "10,000,000",
        _Align.AlignRight,
    ),
    Column(
        "Test accuracy",
        _accuracy,
        lambda run: -1.0 if run.test_accuracy is None else run.test_accuracy,
        percent(1.0),
        _Align.AlignRight,
    ),
    Column(
        "Epochs",
        lambda run: f"{run.epochs:,}",
        lambda run: float(run.epochs),
        "1,000",
        _Align.AlignRight,
    ),
    Column(
        "Time",
        lambda run: duration(run.seconds),
        lambda run: run.seconds,
        duration(100 * 60),
        _Align.AlignRight,
    ),
    Column(
        "When",
        _moment,
        lambda run: run.began.timestamp(),
        "2000-00-00 00:00",
        _Align.AlignHCenter,
    ),
    Column("Note", lambda run: run.note, lambda run: run.note.casefold(), edits="note"),
)
WHEN = [column.head for column in COLUMNS].index("When")


class RunsModel(QAbstractTableModel):
    """The runs of a store, a row each, with names and notes to edit.

    Signals:
        refused(str): Why what was edited could not be kept.
    """

    refused = Signal(str)

    def __init__(self, store: RunStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._view = parent
        self._colors: Mapping[str, QColor] = {}
        self.runs: list[Run] = []

    def show_runs(self, runs: Sequence[Run]) -> None:
        self.beginResetModel()
        self.runs = list(runs)
        self.endResetModel()

    def show_colors(self, colors: Mapping[str, QColor]) -> None:
        self._colors = colors
        if self.runs:
            last = self.index(len(self.runs) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [_Role.DecorationRole])

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, never changed
        return len(self.runs)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, never changed
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return COLUMNS[section].head if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        run, column = self.runs[index.row()], COLUMNS[index.column()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return column.text(run)
        if role == _Role.UserRole:
            return column.rank(run)
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.ToolTipRole:
            return _description(run)
        if role == _Role.DecorationRole and index.column() == 0:
            return dot(self._colors.get(run.key), self._view.devicePixelRatioF())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_edited = bool(COLUMNS[index.column()].edits)
        return flags | Qt.ItemFlag.ItemIsEditable if is_edited else flags

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        field = COLUMNS[index.column()].edits
        run = self.runs[index.row()]
        if role != _Role.EditRole or value == getattr(run, field):
            return False
        try:
            self.runs[index.row()] = self._store.changed(run.key, **{field: value})
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self.dataChanged.emit(index, index)
        return True


def _alignment(column: Column) -> int:
    return int(column.across | _Align.AlignVCenter)


def _description(run: Run) -> str:
    settings = [*details(run.architecture), *details(run.settings, without=("ink",))]
    lines = [
        f"{run.name} · {run.data}",
        f"{run.kind.capitalize()} network, {run.multiply_adds:,} multiply-adds an image",
        *(f"{name}: {value}" for name, value in settings),
        "Goes on from another run" if run.continues else "",
        "" if run.is_complete else "Stopped before its end",
        run.note,
    ]
    return "\n".join(filter(None, lines))
