"""The rows of the table of runs."""

from collections.abc import Mapping, Sequence
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
from mnist_desktop.formatting import whole
from mnist_desktop.models.architecture import kind_label
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import shown_data
from mnist_desktop.runs.store import RunStore
from mnist_desktop.settings.details import details
from mnist_desktop.texts import tr
from mnist_desktop.ui.runs.colors import dot
from mnist_desktop.ui.runs.columns import COLUMNS, Column
from mnist_desktop.ui.widgets.plain_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_Align = Qt.AlignmentFlag
_Role = Qt.ItemDataRole


class RunsModel(QAbstractTableModel):
    """The runs of a store, a row each, with names and notes to edit.

    Signals:
        refused(str): Why what was edited could not be kept.
    """

    refused = Signal(str)

    def __init__(self, store: RunStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
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
        return tr(COLUMNS[section].head) if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        run, column = self.runs[index.row()], COLUMNS[index.column()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return column.text(run)
        if role == _Role.UserRole:
            return column.rank(run)
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.ToolTipRole:
            return plain_tip(_description(run))
        if role == _Role.DecorationRole and index.column() == 0:
            return dot(self._colors.get(run.key))
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
        f"{run.name} · {shown_data(run)}",
        tr(
            "{kind} network, {count} multiply-adds an image",
            kind=kind_label(run.architecture),
            count=whole(run.multiply_adds),
        ),
        *(f"{name}: {value}" for name, value in settings),
        tr("Goes on from another run") if run.continues else "",
        "" if run.is_complete else tr("Stopped before its end"),
        run.note,
    ]
    return "\n".join(filter(None, lines))
