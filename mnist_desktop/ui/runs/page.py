"""The Runs page: all trainings so far, compared."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.model_registry import ModelRegistry, from_file
from mnist_desktop.ui.runs.colors import colors
from mnist_desktop.ui.runs.empty_view import EmptyView
from mnist_desktop.ui.runs.export_menu import ExportMenu
from mnist_desktop.ui.runs.overlay_view import OverlayView, ShownRun
from mnist_desktop.ui.runs.scatter import ScatterView
from mnist_desktop.ui.runs.table import RunsTable
from mnist_desktop.ui.widgets.basics import SPACING, button, card, clear_fault, label, show_fault


class RunsPage(QWidget):
    """All trainings so far, compared; the store is read again whenever the page is shown.

    Signals:
        continue_requested(object): This run is to be trained on.
        settings_requested(object): A new training with the settings of this run is asked for.
        training_requested(): A first training is asked for.
    """

    continue_requested = Signal(object)
    settings_requested = Signal(object)
    training_requested = Signal()

    def __init__(
        self, registry: ModelRegistry, store: RunStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._store = store
        self._histories: dict[str, History] = {}
        self.table = RunsTable(store)
        self.overlay = OverlayView()
        self.scatter = ScatterView()
        self.export_menu = ExportMenu(store, self.overlay.plot, self)
        self.use_button = button("Use this model", "primary")
        self.continue_button = button("Train on …")
        self.settings_button = button("Use its settings")
        self.export_button = button("Export …")
        self.delete_button = button("Delete")
        self.status = label("", "quiet")
        self.fault = label("", "fault")
        self.empty = EmptyView()
        self._lay_out()
        self._connect()

    def end(self) -> None:
        """Break off what is going on and return once its thread has ended."""
        self.export_menu.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the store again."""
        self._tell("")
        try:
            runs, damaged = self._store.runs(), self._store.damaged()
        except UserError as error:
            runs, damaged = [], {}
            self._fail(str(error))
        keys = {run.key for run in runs}
        self._histories = {key: kept for key, kept in self._histories.items() if key in keys}
        self._pages.setCurrentIndex(1 if runs else 0)
        self.scatter.show_runs(runs)
        self.table.show_runs(runs)
        if runs and not self.table.selected_runs():
            self.table.select([runs[0].key])
        if damaged:
            what = "1 run is" if len(damaged) == 1 else f"{len(damaged)} runs are"
            self._tell(f"{what} damaged and left out; “mnist-desktop runs” tells why.")

    def delete(self, keys: list[str]) -> None:
        """Delete runs; a fault is shown on the page."""
        faults = []
        for key in keys:
            try:
                self._store.delete(key)
            except UserError as error:
                faults.append(str(error))
        self.refresh()
        if faults:
            self._fail(faults[0])

    def _lay_out(self) -> None:
        self.export_button.setMenu(self.export_menu)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._filled())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        column.addLayout(self._pages, stretch=1)
        column.addWidget(self.status)
        column.addWidget(self.fault)

    def _filled(self) -> QWidget:
        charts = QHBoxLayout()
        charts.setSpacing(SPACING)
        for view, share in ((self.overlay, 4), (self.scatter, 3)):
            inner = QVBoxLayout()
            inner.addWidget(view)
            charts.addWidget(card(inner), stretch=share)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self._table_card(), stretch=4)
        column.addLayout(charts, stretch=5)
        return filled

    def _table_card(self) -> QFrame:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.use_button, self.continue_button, self.settings_button):
            buttons.addWidget(made)
        buttons.addWidget(self.export_button)
        buttons.addStretch()
        buttons.addWidget(self.delete_button)
        self.continue_button.setToolTip("Goes on from this model, for more epochs")
        self.settings_button.setToolTip("Fills the page Train with its network and settings")
        column = QVBoxLayout()
        column.addWidget(self.table, stretch=1)
        column.addLayout(buttons)
        return card(column)

    def _connect(self) -> None:
        self.table.selected.connect(self._on_selected)
        self.table.edited.connect(self._on_edited)
        self.table.refused.connect(self._fail)
        self.scatter.picked.connect(self._on_picked)
        self.export_menu.done.connect(self._tell)
        self.export_menu.failed.connect(self._fail)
        self.use_button.clicked.connect(self._use)
        self.continue_button.clicked.connect(
            lambda: self.continue_requested.emit(self._selected_run)
        )
        self.settings_button.clicked.connect(
            lambda: self.settings_requested.emit(self._selected_run)
        )
        self.empty.train_button.clicked.connect(self.training_requested)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.table.delete_requested.connect(self._ask_to_delete)

    @property
    def _selected_run(self) -> Run:
        """The one selected run, for what is offered for one alone."""
        (run,) = self.table.selected_runs()
        return run

    def _on_selected(self) -> None:
        runs = self.table.selected_runs()
        for made in (self.use_button, self.continue_button, self.settings_button):
            made.setEnabled(len(runs) == 1)
        for made in (self.export_button, self.delete_button):
            made.setEnabled(bool(runs))
        self.export_menu.show_runs(runs)
        self._show_selected()

    def _on_edited(self) -> None:
        self._tell("")
        self.scatter.show_runs(self.table.runs())
        self._on_selected()

    def _show_selected(self) -> None:
        runs = self.table.selected_runs()
        marked = colors([run.key for run in runs])
        self.table.show_colors(marked)
        self.scatter.show_colors(marked)
        histories = [(run, self._history(run)) for run in runs]
        self.overlay.show_runs(
            [ShownRun(run, found, marked[run.key]) for run, found in histories if found is not None]
        )

    def _history(self, run: Run) -> History | None:
        if run.key not in self._histories:
            try:
                self._histories[run.key] = self._store.curves(run.key)
            except UserError as error:
                self._fail(str(error))
                return None
        return self._histories[run.key]

    def _on_picked(self, keys: list[str], is_added: bool) -> None:
        before = [run.key for run in self.table.selected_runs()] if is_added else []
        self.table.select([*before, *keys])

    def _use(self) -> None:
        run = self._selected_run
        path = self._store.model_file(run.key)
        paths = [model.path for model in self._registry.models]
        if path in paths:
            self._registry.choose(paths.index(path))
        else:
            accuracy = "" if run.test_accuracy is None else f" ({percent(run.test_accuracy)})"
            title = f"{run.name}{accuracy}"
            # Read once and kept: the run may be deleted while its model is in use.
            self._registry.add(from_file(path, title))
        self._tell("Draw and Evaluate use this model now.")

    def _ask_to_delete(self) -> None:
        runs = self.table.selected_runs()
        if not runs:
            return
        what = f"“{runs[0].name}”" if len(runs) == 1 else f"{len(runs)} runs"
        models = "its model" if len(runs) == 1 else "their models"
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Delete",
            f"Delete {what} and {models}? They cannot be brought back.",
            QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        delete.clicked.connect(partial(self.delete, [run.key for run in runs]))
        box.open()

    def _tell(self, sentence: str) -> None:
        clear_fault(self.fault)
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _fail(self, sentence: str) -> None:
        self.status.hide()
        show_fault(self.fault, sentence)
