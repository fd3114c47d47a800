"""The table of runs."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.runs.runs_model import Index, RunsModel
from mnist_desktop.ui.runs.table_head import RunsHead

_ROW_HEIGHT = 28
_Role = Qt.ItemDataRole


class RunsTable(QTableView):
    """The table of runs: sorted by a click on a head, names and notes edited by a double click.

    Signals:
        selected(): Other runs are selected now.
        edited(): A name or a note was changed.
        refused(str): Why a name or a note could not be changed.
        delete_requested(): The delete key was pressed.
    """

    delete_requested = Signal()
    selected = Signal()
    edited = Signal()
    refused = Signal(str)

    def __init__(
        self, store: RunStore, remembered: Remembered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._runs = RunsModel(store, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._runs)
        self._sorted.setSortRole(_Role.UserRole)
        self._head = RunsHead(self)
        self.setHorizontalHeader(self._head)
        self.setModel(self._sorted)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(tr("Runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        # What tells names apart is often at their end.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self._head.arrange()
        self._head.recall(self._remembered)
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._runs.refused.connect(self.refused)
        self._runs.dataChanged.connect(self._on_data_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def remember(self) -> None:
        """Keep the columns, their widths and what sorts for the next start."""
        self._head.remember(self._remembered)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show other runs; those that were selected and are still there stay selected."""
        keys = [run.key for run in self.selected_runs()]
        self._runs.show_runs(runs)
        self.select(keys)

    def show_colors(self, colors: Mapping[str, QColor]) -> None:
        """Mark runs with a dot of their color, by their key."""
        self._runs.show_colors(colors)

    def runs(self) -> list[Run]:
        """Return all runs, from top to bottom."""
        rows = (self._sorted.index(row, 0) for row in range(self._sorted.rowCount()))
        return [self._run_at(index) for index in rows]

    def selected_runs(self) -> list[Run]:
        """Return the selected runs, from top to bottom."""
        # Whole rows are selected; asked for them, Qt would look at each cell.
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        rows = {row for span in spans for row in range(span.top(), span.bottom() + 1)}
        return [self._run_at(self._sorted.index(row, 0)) for row in sorted(rows)]

    def select(self, keys: Sequence[str]) -> None:
        """Select the runs of these keys, and no others."""
        chosen = QItemSelection()
        wanted = set(keys)
        for row, run in enumerate(self.runs()):
            if run.key in wanted:
                index = self._sorted.index(row, 0)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)
        if not chosen.isEmpty():
            first = chosen.indexes()[0]
            # So that the arrow keys go on from there.
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first)
        self.selected.emit()

    def _run_at(self, index: QModelIndex) -> Run:
        return self._runs.runs[self._sorted.mapToSource(index).row()]

    def _on_selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.selected.emit()

    def _on_data_changed(self, _first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        if _Role.DecorationRole not in roles:
            self.edited.emit()


class _Rows(QStyledItemDelegate):
    """Paints selected rows so that the dots of all colors show on them."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        palette: QPalette = option.palette
        palette.setColor(QPalette.ColorRole.Highlight, palette.alternateBase().color())
        palette.setColor(QPalette.ColorRole.HighlightedText, palette.text().color())
        option.palette = palette
