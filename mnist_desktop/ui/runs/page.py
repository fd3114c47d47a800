"""The Runs page: all trainings so far, compared."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import whole
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.runs.colors import colors
from mnist_desktop.ui.runs.empty_view import EmptyView
from mnist_desktop.ui.runs.export_menu import ExportMenu
from mnist_desktop.ui.runs.overlay_view import OverlayView, ShownRun
from mnist_desktop.ui.runs.scatter import ScatterView
from mnist_desktop.ui.runs.set_choice import SetChoice
from mnist_desktop.ui.runs.settings_view import SettingsView
from mnist_desktop.ui.runs.table import RunsTable
from mnist_desktop.ui.widgets.basics import SPACING, button, card, clear_fault, label, show_fault
from mnist_desktop.ui.widgets.file_actions import FileActions
from mnist_desktop.ui.widgets.tabs import Tabs

MOST_COMPARED = 40
"""Runs that are shown beside each other at most; each more takes longer than the one before."""


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
        self,
        registry: ModelRegistry,
        store: RunStore,
        remembered: Remembered,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._registry = registry
        self._store = store
        self._histories: dict[str, History] = {}
        self._splitters: dict[str, QSplitter] = {}
        self.table = RunsTable(store, remembered)
        self.overlay = OverlayView()
        self.scatter = ScatterView()
        self.settings = SettingsView()
        self.sets = SetChoice()
        self.export_menu = ExportMenu(store, self.overlay.plot, self)
        self.use_button = button(tr("Use this model"), "primary")
        self.continue_button = button(tr("Train on …"))
        self.settings_button = button(tr("Use its settings"))
        self.export_button = button(tr("Export …"))
        self.delete_button = button(tr("Delete"))
        self.status = label("", "quiet")
        most = whole(MOST_COMPARED)
        self.too_many = label(
            tr("The charts and settings show the first {count} of these runs.", count=most), "quiet"
        )
        self.too_many.hide()
        self.written = FileActions()
        self.fault = label("", "fault")
        self.empty = EmptyView()
        self._lay_out()
        self._connect()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self.export_menu.end()
        self.table.remember()
        for name, splitter in self._splitters.items():
            self._remembered.keep(name, splitter.saveState())

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
        self._registry.refresh()
        keys = {run.key for run in runs}
        self._histories = {key: kept for key, kept in self._histories.items() if key in keys}
        self._pages.setCurrentIndex(1 if runs else 0)
        self.sets.show_runs(runs)
        self.table.show_runs(runs)
        if runs and not self.table.selected_runs():
            self.table.select([runs[0].key])
        if damaged:
            self._tell(_left_out(len(damaged)))

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
        told = QHBoxLayout()
        told.addWidget(self.too_many, stretch=1)
        told.addWidget(self.status, stretch=1)
        told.addWidget(self.written)
        column.addLayout(told)
        column.addWidget(self.fault)

    def _filled(self) -> QWidget:
        charts = self._split("runs/charts", Qt.Orientation.Horizontal)
        for view, share in ((self.overlay, 4), (self._make_tabs(), 3)):
            inner = QVBoxLayout()
            inner.addWidget(view)
            charts.addWidget(card(inner))
            charts.setStretchFactor(charts.count() - 1, share)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sets)
        column.addWidget(charts, stretch=1)
        filled = self._split("runs/parts", Qt.Orientation.Vertical)
        for part, share in ((self._table_card(), 4), (below, 5)):
            filled.addWidget(part)
            filled.setStretchFactor(filled.count() - 1, share)
        for name, splitter in self._splitters.items():
            splitter.restoreState(self._remembered.content(name))
        return filled

    def _split(self, name: str, orientation: Qt.Orientation) -> QSplitter:
        """Return a splitter whose sizes are kept under a name from one start to the next."""
        made = QSplitter(orientation)
        made.setChildrenCollapsible(False)
        made.setHandleWidth(SPACING)
        self._splitters[name] = made
        return made

    def _make_tabs(self) -> Tabs:
        tabs = Tabs()
        tabs.add(tr("Accuracy"), self.scatter)
        tabs.add(tr("Settings"), self.settings)
        tabs.row.addWidget(self.scatter.measure, stretch=1)
        tabs.chosen.connect(lambda: self.scatter.measure.setVisible(tabs.current is self.scatter))
        return tabs

    def _table_card(self) -> QFrame:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.use_button, self.continue_button, self.settings_button):
            buttons.addWidget(made)
        buttons.addWidget(self.export_button)
        buttons.addStretch()
        buttons.addWidget(self.delete_button)
        self.continue_button.setToolTip(tr("Goes on from this model, for more epochs"))
        self.settings_button.setToolTip(tr("Fills the page Train with its network and settings"))
        column = QVBoxLayout()
        column.addWidget(self.table, stretch=1)
        column.addLayout(buttons)
        return card(column)

    def _connect(self) -> None:
        self.table.selected.connect(self._on_selected)
        self.table.edited.connect(self._on_edited)
        self.table.refused.connect(self._fail)
        self.sets.changed.connect(self._show_charts)
        self.scatter.picked.connect(self._on_picked)
        self.export_menu.done.connect(self._on_exported)
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
        self._registry.refresh()
        self._on_selected()

    @property
    def _compared(self) -> list[Run]:
        """The selected runs that are shown beside each other: more could not be told apart."""
        return self.table.selected_runs()[:MOST_COMPARED]

    def _show_selected(self) -> None:
        runs = self._compared
        self.too_many.setVisible(len(self.table.selected_runs()) > len(runs))
        marked = colors([run.key for run in runs])
        self.table.show_colors(marked)
        self.settings.show_runs(runs, marked)
        self.sets.follow(runs)
        self._show_charts()

    def _show_charts(self) -> None:
        """Show the runs on the chosen digits, and the curves of those that are selected."""
        runs = self._compared
        self.sets.tell_left_out(runs)
        marked = colors([run.key for run in runs])
        digits = self.sets.title
        self.scatter.show_runs(self.sets.of_set(self.table.runs()), digits)
        self.scatter.show_colors(marked)
        histories = [(run, self._history(run)) for run in self.sets.of_set(runs)]
        shown = [ShownRun(run, one, marked[run.key]) for run, one in histories if one is not None]
        self.overlay.show_runs(shown, digits)

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

    def _on_exported(self, sentence: str, path: Path) -> None:
        self._tell(sentence)
        self.written.offer(path)

    def _use(self) -> None:
        # Read once and kept: the run may be deleted while its model is in use.
        self._registry.use_run(self._selected_run)
        self._tell(tr("Draw and Evaluate use this model now."))

    def _ask_to_delete(self) -> None:
        runs = self.table.selected_runs()
        if not runs:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            tr("Delete"),
            _deletion_question(runs),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        delete.clicked.connect(partial(self.delete, [run.key for run in runs]))
        box.open()

    def _tell(self, sentence: str) -> None:
        clear_fault(self.fault)
        self.written.hide()
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _fail(self, sentence: str) -> None:
        self._tell("")
        show_fault(self.fault, sentence)


def _left_out(count: int) -> str:
    return tr_many(
        "{count} runs cannot be used and are left out; “mnist-desktop runs” tells why.",
        "{count} run cannot be used and is left out; “mnist-desktop runs” tells why.",
        count,
    )


def _deletion_question(runs: Sequence[Run]) -> str:
    if len(runs) == 1:
        name = runs[0].name
        return tr("Delete “{run}” and its model? They cannot be brought back.", run=name)
    count = whole(len(runs))
    return tr("Delete {count} runs and their models? They cannot be brought back.", count=count)
