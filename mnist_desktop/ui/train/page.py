"""The Train page: train a network and watch it learn."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    NotResumable,
    TrainingBegan,
)
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.running import unfinished_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import Unfinished
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.records import BatchRecord, EpochRecord
from mnist_desktop.ui.drag_and_drop import dropped_path
from mnist_desktop.ui.explanation.explanation_window import open_explanation
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.train import outcome_words
from mnist_desktop.ui.train.course import Course
from mnist_desktop.ui.train.form.train_form import TrainForm
from mnist_desktop.ui.train.form_card import FormCard
from mnist_desktop.ui.train.job import resuming_job, training_job
from mnist_desktop.ui.train.leaving import Leaving
from mnist_desktop.ui.train.notice import Notice
from mnist_desktop.ui.train.progress_bar import ProgressBar, ShownRecord
from mnist_desktop.ui.train.result_card import ResultCard
from mnist_desktop.ui.train.train_buttons import TrainButtons
from mnist_desktop.ui.train.training_views import TrainingViews
from mnist_desktop.ui.train.unfinished_offer import UnfinishedOffer
from mnist_desktop.ui.widgets.basics import SPACING, card

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_SUSPENDING_MILLISECONDS = 5000
_USED = mark("Draw and Evaluate use this model now.")


class TrainPage(QWidget):
    """Train a network and watch it learn.

    Attributes:
        course: What is known of the last training, or of the one that goes on.
        form: What is to be trained, on what, and how.
        buttons: Start, and what can be done about a training that goes on.
        result_card: What the last training gave.
        offer: A training that was interrupted.
        views: What is seen of a training.
        bar: How far it has come.

    Signals:
        progressed(object): How far training has come, from 0 to 1; None where none goes on.
        close_requested(): What the window was waiting for before it closes is done.
    """

    progressed = Signal(object)
    close_requested = Signal()

    def __init__(
        self, registry: ModelRegistry, store: RunStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._runner = TaskRunner(self)
        self._suspending = threading.Event()
        self.course = Course()
        self._leaving = Leaving(self)
        self._notice = Notice(self)
        self.form = TrainForm()
        self.buttons = TrainButtons()
        self.start_button, self.pause_button = self.buttons.start, self.buttons.pause
        self.finish_button, self.cancel_button = self.buttons.finish, self.buttons.cancel
        self.result_card = ResultCard(registry, store)
        self.offer = UnfinishedOffer(store)
        self.views = TrainingViews()
        self.bar = ProgressBar()
        self._lay_out()
        self._connect()
        self._show_network()
        self.bar.show_idle(tr("Choose the digits and a recipe, then start."), is_done=False)
        self.setAcceptDrops(True)

    @property
    def is_training(self) -> bool:
        """Whether a training is going on."""
        return self._runner.is_running

    @property
    def is_paused(self) -> bool:
        """Whether it waits to be resumed."""
        return self._runner.is_paused

    @property
    def outcome(self) -> ExperimentOutcome | None:
        """What came of the last training that gave a model; None before there is one."""
        return self.result_card.outcome

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self.course.end()
        self._runner.abandon()
        self.result_card.saving.end()
        self.views.end()
        self.form.end()

    def may_close(self) -> bool:
        """Return whether the window may close at once.

        If not, somebody is asked what becomes of the training; `close_requested` may follow.
        """
        if not self.course.has_learned:
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
        is_waited_for = self.course.has_learned and not self._leaving.is_closing
        self._leaving.close_at_end()
        if is_waited_for:
            self._finish()
        else:
            self._discard()

    def suspend_and_close(self) -> None:
        """Have the window closed, without a question, once a training that goes on is put aside.

        The next start offers to go on with it. Whoever asks twice does not wait.
        """
        self._leaving.drop_question()
        is_waited_for = self.is_training and not self._suspending.is_set()
        self._leaving.close_at_end()
        if is_waited_for:
            self._put_aside()
        else:
            self._discard()

    def suspend(self) -> None:
        """Put a training aside that goes on, and return once that is done, or takes too long."""
        if self.is_training:
            self._put_aside()
            self._runner.wait(_SUSPENDING_MILLISECONDS)

    def show_run(self, run: Run, is_continued: bool) -> None:
        """Fill the form with the settings of a run, to repeat it or to go on from its model."""
        if self.is_training:
            self.bar.fail(tr("A training is going on; end it first."))
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
        middle = QVBoxLayout()
        middle.addWidget(self.views)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(card(middle), stretch=1)
        right.addWidget(self.offer)
        right.addWidget(self.result_card)
        right.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(FormCard(self.form, self.buttons))
        row.addLayout(right, stretch=1)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.offer.resume_requested.connect(self._resume)
        self.offer.failed.connect(self.bar.fail)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.finish_button.clicked.connect(self._finish)
        self.cancel_button.clicked.connect(self._cancel)
        self.result_card.used.connect(lambda: self.bar.say(tr(_USED)))
        saving = self.result_card.saving
        saving.exporting.connect(lambda: self.bar.show_idle(tr("Exporting …"), is_done=False))
        saving.saved.connect(self._on_saved)
        saving.failed.connect(self.bar.fail)
        self.views.watch.explanation_requested.connect(self._explain)
        self.bar.rate_factor_changed.connect(self._change_rate)
        self._runner.told.connect(self._on_told)
        self._leaving.finish_requested.connect(self._finish)
        self._leaving.discard_requested.connect(self._discard)
        self._leaving.close_requested.connect(self.close_requested)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self.form.failed.connect(self.bar.fail)
        self.form.edited.connect(self._show_network)

    def _show_network(self) -> None:
        try:
            self.views.diagram.show_architecture(self.form.network.architecture())
        except UserError as error:
            self.views.diagram.show_problem(str(error))
        problem = ""
        try:
            self.form.experiment()
        except UserError as error:
            problem = str(error)
        self.buttons.show_problem(problem)

    def _start(self) -> None:
        try:
            experiment = self.form.experiment()
        except UserError as error:
            self.bar.fail(str(error))
            return
        self._begin(experiment, lambda wishes: training_job(experiment, self._store, wishes), 1.0)

    def _resume(self, place: Unfinished) -> None:
        """Go on with a training that was interrupted, as its settings in the form tell."""
        try:
            experiment = unfinished_experiment(place.key, self._store)
        except UserError as error:
            self.bar.fail(str(error))
            return
        self.form.fill_with_experiment(experiment)
        self._begin(
            experiment,
            lambda wishes: resuming_job(place.key, self._store, wishes),
            place.rate_factor,
        )

    def _begin(
        self, experiment: Experiment, job: Callable[[Wishes], Job], rate_factor: float
    ) -> None:
        course, suspending = Course(), threading.Event()
        course.rate_factor = rate_factor
        self.course, self._suspending = course, suspending
        self.views.begin(course.history, experiment.settings.epochs)
        self.form.setEnabled(False)
        self.buttons.show_training(True)
        self.result_card.hide()
        self.offer.hide()
        self.bar.begin(rate_factor)
        wishes = Wishes(is_suspending=suspending.is_set, rate_factor=lambda: course.rate_factor)
        self._runner.start(job(wishes))

    def _put_aside(self) -> None:
        self._suspending.set()
        # One that is paused goes on as far as that.
        self._runner.resume()
        self.bar.say(tr("Putting the training aside …"))

    def _change_rate(self, factor: float) -> None:
        self.course.rate_factor = factor

    def _pause_or_resume(self) -> None:
        if self._runner.is_paused:
            self._runner.resume()
            self.pause_button.setText(tr("Pause"))
            return
        self._runner.pause()
        self.pause_button.setText(tr("Resume"))
        self.bar.say(tr("Paused."))

    @property
    def _is_finishing(self) -> bool:
        return self.is_training and not self.finish_button.isEnabled()

    def _finish(self) -> None:
        self.buttons.show_finishing()
        self.bar.show_finishing()
        self._runner.end_early()

    def _cancel(self) -> None:
        if not self.course.has_learned:
            self._discard()
        elif self._is_finishing:
            self._leaving.ask_before_canceling_the_end()
        else:
            self._leaving.ask_before_canceling()

    def _discard(self) -> None:
        if self.is_training:
            self._runner.abandon()
            self._show_idle(_canceled(self.course.is_any_kept), is_done=False)
            self.result_card.show_as_earlier()
        self._leaving.tell_ended()

    def _on_told(self, told: list[ExperimentEvent]) -> None:
        for event in told:
            self.course.add(event)
            if isinstance(event, TrainingBegan):
                self.bar.begin_repetition(event.number, event.count)
            elif isinstance(event, NotResumable):
                self.bar.fail(event.fault)
        self.views.follow(told)
        last = next((one for one in reversed(told) if isinstance(one, ShownRecord)), None)
        if last is not None and self.finish_button.isEnabled() and not self._runner.is_paused:
            self.bar.show_record(last)
        if isinstance(last, BatchRecord | EpochRecord):
            self.progressed.emit(last.progress.step / last.progress.steps)

    def _on_succeeded(self, outcome: ExperimentOutcome | None) -> None:
        if outcome is None:
            self._show_idle(tr("The training is put aside."), is_done=False)
            self._leaving.tell_ended()
            return
        self.form.data.name_mnist()
        self._show_idle(outcome_words.ending(outcome), is_done=outcome.is_complete)
        self.result_card.show_outcome(outcome)
        self.views.try_view.use(outcome.model)
        self.bar.fail(outcome_words.fault(outcome))
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
        self.course.end()
        self._leaving.drop_question()
        self.form.setEnabled(True)
        self.buttons.show_training(False)
        self.bar.show_idle(words, is_done=is_done)
        self.offer.look()
        self.views.curves.draw()
        self.progressed.emit(None)

    def _explain(self, model: "TrainedModel", image: NDArray[np.uint8], truth: int) -> None:
        open_explanation(
            self, LazyModel(model.metadata.name, lambda: model), image, tr("A {digit}", digit=truth)
        )

    def _on_saved(self, sentence: str, path: Path) -> None:
        if not self.is_training:
            self.bar.show_idle(sentence, is_done=False)
            self.bar.written.offer(path)


def _canceled(is_any_kept: bool) -> str:
    if is_any_kept:
        return tr("Training was canceled; what was finished before is kept.")
    return tr("Training was canceled; nothing of it is kept.")
