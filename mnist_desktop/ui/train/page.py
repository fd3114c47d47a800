"""The Train page: train a network and watch it learn."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.data.left_out import left_out_sentence
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.experiment import (
    ExperimentEvent,
    ExperimentOutcome,
    RunKept,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.records import BatchRecord, EpochRecord, Preview
from mnist_desktop.ui.drag_and_drop import dropped_path
from mnist_desktop.ui.explanation.explanation_window import open_explanation
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.train import outcome_words
from mnist_desktop.ui.train.curves.curves_view import CurvesView
from mnist_desktop.ui.train.diagram.diagram import Diagram
from mnist_desktop.ui.train.form.train_form import TrainForm
from mnist_desktop.ui.train.job import training_job
from mnist_desktop.ui.train.leaving import Leaving
from mnist_desktop.ui.train.model_saving import ModelSaving
from mnist_desktop.ui.train.notice import Notice
from mnist_desktop.ui.train.progress_bar import ProgressBar
from mnist_desktop.ui.train.result_card import ResultCard
from mnist_desktop.ui.train.train_buttons import TrainButtons
from mnist_desktop.ui.train.try_view import TryView
from mnist_desktop.ui.train.watch.watch_view import WatchView
from mnist_desktop.ui.widgets.basics import SPACING, card
from mnist_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_FORM_WIDTH, _FORM_LETTERS = 392, 56


class TrainPage(QWidget):
    """Train a network and watch it learn.

    Signals:
        progressed(str): How far training has come, such as “43 %”; empty where none goes on.
        close_requested(): What the window was waiting for before it closes is done.
    """

    progressed = Signal(str)
    close_requested = Signal()

    def __init__(
        self, registry: ModelRegistry, store: RunStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._store = store
        self._runner = TaskRunner(self)
        self._saving = ModelSaving(self)
        self._history = History()
        self._rate_factor = 1.0
        self._is_any_kept = False
        self._has_learned = False
        self._leaving = Leaving(self)
        self._notice = Notice(self)
        self.outcome: ExperimentOutcome | None = None
        self._ended = datetime.now().astimezone()
        self.form = TrainForm()
        self.buttons = TrainButtons()
        self.start_button, self.pause_button = self.buttons.start, self.buttons.pause
        self.finish_button, self.cancel_button = self.buttons.finish, self.buttons.cancel
        self.result_card = ResultCard()
        self.views = Tabs()
        self.curves = CurvesView()
        self.watch = WatchView()
        self.try_view = TryView()
        self.diagram = Diagram()
        self.bar = ProgressBar()
        self._lay_out()
        self._connect()
        self._show_network()
        self.bar.show_idle("Choose the digits and a recipe, then start.", is_done=False)
        self.setAcceptDrops(True)

    @property
    def is_training(self) -> bool:
        """Whether a training is going on."""
        return self._runner.is_running

    @property
    def is_paused(self) -> bool:
        """Whether it waits to be resumed."""
        return self._runner.is_paused

    def end(self) -> None:
        """Break off what is going on and return once its threads have ended."""
        self._has_learned = False
        self._runner.end()
        self._saving.end()
        self.try_view.end()
        self.form.end()

    def may_close(self) -> bool:
        """Return whether the window may close at once.

        If not, somebody is asked what becomes of the training; `close_requested` may follow.
        """
        if not self._has_learned:
            return True
        if self._is_finishing:
            self._leaving.close_at_end()
        else:
            self._leaving.ask_before_closing()
        return False

    def finish_and_close(self) -> None:
        """Have the window closed, without a question, once what was learned is kept.

        Whoever asks twice does not wait.
        """
        self._leaving.drop_question()
        is_waited_for = self._has_learned and not self._leaving.is_closing
        self._leaving.close_at_end()
        if is_waited_for:
            self._finish()
        else:
            self._discard()

    def show_run(self, run: Run, is_continued: bool) -> None:
        """Fill the form with the settings of a run, to repeat it or to go on from its model."""
        if self.is_training:
            self.bar.fail("A training is going on; end it first.")
            return
        self.form.fill_with_run(run, is_continued)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) and not self.is_training:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None and not self.is_training:
            event.acceptProposedAction()
            self.form.use(path)

    def _lay_out(self) -> None:
        self.views.add("Curves", self.curves)
        self.views.add("Watch", self.watch)
        self.views.add("Network", self.diagram)
        self.views.add("Try it", self.try_view)
        middle = QVBoxLayout()
        middle.addWidget(self.views)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(card(middle), stretch=1)
        right.addWidget(self.result_card)
        right.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(self._form_card())
        row.addLayout(right, stretch=1)

    def _form_card(self) -> QFrame:
        column = QVBoxLayout()
        column.addWidget(self.form, stretch=1)
        column.addWidget(self.buttons)
        made = card(column)
        self._form_frame = made
        self._fit_form()
        return made

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Qt tells the first change while the page is still being made.
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit_form()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_form()

    def _fit_form(self) -> None:
        letters = _FORM_LETTERS * self.fontMetrics().averageCharWidth()
        self._form_frame.setFixedWidth(max(_FORM_WIDTH, letters))

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.finish_button.clicked.connect(self._finish)
        self.cancel_button.clicked.connect(self._cancel)
        self.result_card.use_button.clicked.connect(self._use)
        self.result_card.save_button.clicked.connect(self._ask_where_to_save)
        self.watch.explanation_requested.connect(self._explain)
        self.bar.rate_factor_changed.connect(self._change_rate)
        self._runner.told.connect(self._on_told)
        self._leaving.finish_requested.connect(self._finish)
        self._leaving.discard_requested.connect(self._discard)
        self._leaving.close_requested.connect(self.close_requested)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self._saving.exporting.connect(lambda: self.bar.show_idle("Exporting …", is_done=False))
        self._saving.saved.connect(self._on_saved)
        self._saving.failed.connect(self.bar.fail)
        self.form.failed.connect(self.bar.fail)
        self.form.edited.connect(self._show_network)

    def _show_network(self) -> None:
        try:
            self.diagram.show_architecture(self.form.network.architecture())
        except UserError as error:
            self.diagram.show_problem(str(error))
        try:
            self.form.experiment()
        except UserError as error:
            self.buttons.show_problem(str(error))
        else:
            self.buttons.show_problem("")

    def _start(self) -> None:
        try:
            experiment = self.form.experiment()
        except UserError as error:
            self.bar.fail(str(error))
            return
        self._rate_factor = 1.0
        self._is_any_kept = False
        self._has_learned = False
        self._history = History()
        self.curves.begin(self._history, experiment.settings.epochs)
        self.watch.clear()
        self.try_view.forget_model()
        self.form.setEnabled(False)
        self.buttons.show_training(True)
        self.result_card.hide()
        self.bar.begin()
        self._runner.start(training_job(experiment, self._store, lambda: self._rate_factor))

    def _change_rate(self, factor: float) -> None:
        self._rate_factor = factor

    def _pause_or_resume(self) -> None:
        if self._runner.is_paused:
            self._runner.resume()
            self.pause_button.setText("Pause")
            return
        self._runner.pause()
        self.pause_button.setText("Resume")
        self.bar.status.setText("Paused.")

    @property
    def _is_finishing(self) -> bool:
        return self.is_training and not self.finish_button.isEnabled()

    def _finish(self) -> None:
        self.buttons.show_finishing()
        self.bar.show_finishing()
        self._runner.end_early()

    def _cancel(self) -> None:
        if self._has_learned:
            self._leaving.ask_before_canceling()
        else:
            self._discard()

    def _discard(self) -> None:
        if self.is_training:
            self._runner.abandon()
            kept = "what was finished before is" if self._is_any_kept else "nothing of it is"
            self._show_idle(f"Training was canceled; {kept} kept.", is_done=False)
            self.result_card.show_as_earlier()
        self._leaving.tell_ended()

    def _on_told(self, told: list[ExperimentEvent]) -> None:
        for event in told:
            if isinstance(event, TrainingBegan):
                self._begin(event)
            elif isinstance(event, RunKept):
                self._is_any_kept = True
            elif isinstance(event, TrainingEnded):
                self._has_learned = False
            else:
                self._has_learned = self._has_learned or isinstance(event, EpochRecord)
                self._history.add(event)
        self._draw(told)
        passed_over = TrainingBegan | RunKept | TrainingEnded | Preview
        last = next((e for e in reversed(told) if not isinstance(e, passed_over)), None)
        if last is not None and self.finish_button.isEnabled() and not self._runner.is_paused:
            self.bar.show_record(last)
        if isinstance(last, BatchRecord | EpochRecord):
            self.progressed.emit(percent(last.progress.step / last.progress.steps, 0))

    def _begin(self, began: TrainingBegan) -> None:
        self._history = began.history
        self.curves.begin(began.history, began.epochs)
        self.bar.begin_repetition(began.number, began.count)

    def _draw(self, told: list[ExperimentEvent]) -> None:
        preview = next((r for r in reversed(told) if isinstance(r, Preview)), None)
        if preview is not None:
            self.watch.show_preview(preview)
            self.try_view.use(preview.model)
        if self.isVisible():
            self.curves.draw_next()

    def _on_succeeded(self, outcome: ExperimentOutcome) -> None:
        self.outcome = outcome
        self._ended = datetime.now().astimezone()
        self.form.data.name_mnist()
        self._show_idle(outcome_words.ending(outcome), is_done=outcome.is_complete)
        self.result_card.show_outcome(outcome, self._ended)
        self.try_view.use(outcome.model)
        left_out = outcome.best.left_out
        self.bar.fail(outcome.fault or (left_out_sentence(left_out) if left_out else ""))
        self._notice.tell(f"{self.bar.status.text()} {outcome_words.headline(outcome)}.")
        if not outcome.is_kept:
            # Its fault is to be seen, and its model to be saved.
            self._leaving.stay()
        self._leaving.tell_ended()

    def _on_failed(self, sentence: str) -> None:
        self._show_idle("", is_done=False)
        self.result_card.show_as_earlier()
        self.bar.fail(sentence)
        self._notice.tell(sentence)
        # Its fault is to be seen.
        self._leaving.stay()

    def _show_idle(self, words: str, *, is_done: bool) -> None:
        self._has_learned = False
        self._leaving.drop_question()
        self.form.setEnabled(True)
        self.buttons.show_training(False)
        self.bar.show_idle(words, is_done=is_done)
        self.curves.draw()
        self.progressed.emit("")

    def _use(self) -> None:
        if self.outcome is None:
            return
        model = self.outcome.model
        title = outcome_words.model_title(self.outcome, self._ended)
        run = self.outcome.best.run
        path = self._store.model_path(run) if run else None
        self._registry.use(LazyModel(title, lambda: model, path))
        # A model that is kept as a run is called as the run is, here as everywhere.
        self._registry.refresh()
        self.result_card.use_button.setEnabled(False)
        self.bar.status.setText("Draw and Evaluate use this model now.")

    def _explain(self, model: "TrainedModel", image: NDArray[np.uint8], truth: int) -> None:
        open_explanation(self, LazyModel(model.metadata.name, lambda: model), image, f"A {truth}")

    def _ask_where_to_save(self) -> None:
        if self.outcome is not None:
            self._saving.ask(self.outcome.model)

    def save(self, path: Path) -> None:
        """Save the trained model, as ONNX where the file is called so; a fault is shown."""
        if self.outcome is not None:
            self._saving.save(self.outcome.model, path)

    def _on_saved(self, sentence: str) -> None:
        if not self.is_training:
            self.bar.show_idle(sentence, is_done=False)
