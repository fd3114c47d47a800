"""The Train page: train a network and watch it learn."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
from mnist_desktop.training.records import Preview
from mnist_desktop.ui import onnx_export_job
from mnist_desktop.ui.drag_and_drop import dropped_path
from mnist_desktop.ui.explanation.explanation_window import open_explanation
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.train.curves.curves_view import CurvesView
from mnist_desktop.ui.train.diagram.diagram import Diagram
from mnist_desktop.ui.train.form.train_form import TrainForm
from mnist_desktop.ui.train.job import training_job
from mnist_desktop.ui.train.progress_bar import ProgressBar
from mnist_desktop.ui.train.watch.watch_view import WatchView
from mnist_desktop.ui.widgets.asking import ask_where
from mnist_desktop.ui.widgets.basics import SPACING, button, card, label
from mnist_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_FORM_WIDTH, _FORM_LETTERS = 392, 56


class TrainPage(QWidget):
    """Train a network and watch it learn."""

    def __init__(
        self, registry: ModelRegistry, store: RunStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._store = store
        self._runner = TaskRunner(self)
        self._exporter = TaskRunner(self)
        self._history = History()
        self._rate_factor = 1.0
        self._is_any_kept = False
        self.outcome: ExperimentOutcome | None = None
        self.form = TrainForm()
        self.start_button = button("Start training", "primary")
        self.pause_button = button("Pause")
        self.finish_button = button("Finish now")
        self.cancel_button = button("Cancel")
        self.use_button = button("Use this model", "primary")
        self.save_button = button("Save …")
        self.result = label("", "headline")
        self._result_detail = label("", "quiet")
        self.views = Tabs()
        self.curves = CurvesView()
        self.watch = WatchView()
        self.diagram = Diagram()
        self.bar = ProgressBar()
        self._lay_out()
        self._connect()
        self._show_network()
        self._show_idle("Choose the digits and a recipe, then start.", is_done=False)
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
        self._runner.end()
        self._exporter.end()
        self.form.end()

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
        middle = QVBoxLayout()
        middle.addWidget(self.views)
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(card(middle), stretch=1)
        self._result_card = self._make_result_card()
        right.addWidget(self._result_card)
        right.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(self._form_card())
        row.addLayout(right, stretch=1)

    def _form_card(self) -> QFrame:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.start_button, stretch=1)
        for other in (self.pause_button, self.finish_button, self.cancel_button):
            buttons.addWidget(other, stretch=1)
        column = QVBoxLayout()
        column.addWidget(self.form, stretch=1)
        column.addLayout(buttons)
        made = card(column)
        self._form_frame = made
        self._fit_form()
        self.finish_button.setToolTip("Ends training and keeps the best epoch so far")
        self.cancel_button.setToolTip("Ends training and keeps nothing of it")
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

    def _make_result_card(self) -> QFrame:
        words = QVBoxLayout()
        words.addWidget(self.result)
        words.addWidget(self._result_detail)
        row = QHBoxLayout()
        row.addLayout(words, stretch=1)
        row.addWidget(self.save_button)
        row.addWidget(self.use_button)
        return card(row)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.finish_button.clicked.connect(self._finish)
        self.cancel_button.clicked.connect(self._cancel)
        self.use_button.clicked.connect(self._use)
        self.save_button.clicked.connect(self._ask_where_to_save)
        self.watch.explanation_requested.connect(self._explain)
        self.bar.rate_factor_changed.connect(self._change_rate)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self._exporter.succeeded.connect(self._on_saved)
        self._exporter.failed.connect(self.bar.fail)
        self.form.failed.connect(self.bar.fail)
        self.form.edited.connect(self._show_network)

    def _show_network(self) -> None:
        try:
            self.diagram.show_architecture(self.form.network.architecture())
        except UserError as error:
            self.diagram.show_problem(str(error))

    def _start(self) -> None:
        try:
            experiment = self.form.experiment()
        except UserError as error:
            self.bar.fail(str(error))
            return
        self._rate_factor = 1.0
        self._is_any_kept = False
        self._history = History()
        self.curves.begin(self._history, experiment.settings.epochs)
        self.watch.clear()
        self.form.setEnabled(False)
        self._show_buttons(is_training=True)
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

    def _finish(self) -> None:
        for other in (self.pause_button, self.finish_button):
            other.setEnabled(False)
        self.pause_button.setText("Pause")
        self.bar.status.setText("Finishing …")
        self._runner.end_early()

    def _cancel(self) -> None:
        self._runner.abandon()
        kept = "what was finished before is kept" if self._is_any_kept else "nothing of it is kept"
        self._show_idle(f"Training was canceled; {kept}.", is_done=False)

    def _on_told(self, told: list[ExperimentEvent]) -> None:
        for event in told:
            if isinstance(event, TrainingBegan):
                self._begin(event)
            elif isinstance(event, RunKept):
                self._is_any_kept = True
            elif not isinstance(event, TrainingEnded):
                self._history.add(event)
        if self.isVisible():
            self._draw(told)
        passed_over = TrainingBegan | RunKept | TrainingEnded | Preview
        last = next((e for e in reversed(told) if not isinstance(e, passed_over)), None)
        if last is not None and self.finish_button.isEnabled() and not self._runner.is_paused:
            self.bar.show_record(last)

    def _begin(self, began: TrainingBegan) -> None:
        self._history = began.history
        self.curves.begin(began.history, began.epochs)
        self.bar.begin_repetition(began.number, began.count)

    def _draw(self, told: list[ExperimentEvent]) -> None:
        preview = next((r for r in reversed(told) if isinstance(r, Preview)), None)
        if preview is not None:
            self.watch.show_preview(preview)
        self.curves.draw_next()

    def _on_succeeded(self, outcome: ExperimentOutcome) -> None:
        self.outcome = outcome
        scores = outcome.model.metadata.scores
        self.result.setText(f"Test accuracy {percent(scores['test_accuracy'])}")
        self._result_detail.setText(_detail(outcome))
        self.use_button.setEnabled(True)
        self.form.data.name_mnist()
        if outcome.is_complete:
            kept = "; the run is kept" if outcome.is_kept else ""
            self._show_idle(f"Training is done{kept}.", is_done=True)
        else:
            epoch = outcome.model.metadata.recipe["best_epoch"]
            kept = f"epoch {epoch}" if epoch else "what was learned so far"
            self._show_idle(f"Training was stopped; {kept} is kept.", is_done=False)
        self.bar.fail(outcome.fault)

    def _on_failed(self, sentence: str) -> None:
        self._show_idle("", is_done=False)
        self.bar.fail(sentence)

    def _show_idle(self, words: str, *, is_done: bool) -> None:
        self.form.setEnabled(True)
        self._show_buttons(is_training=False)
        self._result_card.setVisible(self.outcome is not None)
        self.bar.show_idle(words, is_done=is_done)
        self.curves.draw()

    def _show_buttons(self, *, is_training: bool) -> None:
        self.start_button.setVisible(not is_training)
        self.pause_button.setText("Pause")
        for other in (self.pause_button, self.finish_button, self.cancel_button):
            other.setVisible(is_training)
            other.setEnabled(is_training)

    def _use(self) -> None:
        if self.outcome is None:
            return
        model = self.outcome.model
        accuracy = model.metadata.scores["test_accuracy"]
        title = f"Trained at {datetime.now().astimezone():%H:%M} ({percent(accuracy)})"
        self._registry.add(LazyModel(title, lambda: model))
        self.use_button.setEnabled(False)
        self.bar.status.setText("Draw and Evaluate use this model now.")

    def _explain(self, model: "TrainedModel", image: NDArray[np.uint8], truth: int) -> None:
        open_explanation(self, LazyModel(model.metadata.name, lambda: model), image, f"A {truth}")

    def _ask_where_to_save(self) -> None:
        kinds = f"Models (*.safetensors);;{onnx_export_job.FILTER}"
        path = ask_where(self, "Save the model", "my-digits.safetensors", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Save the trained model, as ONNX where the file is called so; a fault is shown."""
        if self.outcome is None:
            return
        model = self.outcome.model
        if path.suffix == onnx_export_job.SUFFIX:
            self.bar.show_idle("Exporting …", is_done=False)
            self._exporter.start(onnx_export_job.onnx_job(lambda: model, path))
            return
        from mnist_desktop.models.model_files import save_model

        try:
            save_model(model, path)
        except UserError as error:
            self.bar.fail(str(error))
            return
        self._on_saved(f"Saved as {path}.")

    def _on_saved(self, sentence: str) -> None:
        if not self.is_training:
            self.bar.show_idle(sentence, is_done=False)


def _detail(outcome: ExperimentOutcome) -> str:
    validation = percent(outcome.model.metadata.scores["validation_accuracy"])
    test = outcome.best.test
    words = f"{test.name}, {len(test):,} images. Validation {validation}."
    found = outcome.spread
    if found is None:
        return words
    return (
        f"{words} Mean of {found.count} seeds {percent(found.mean)} ± {percent(found.deviation)}, "
        f"from {percent(found.lowest)} to {percent(found.highest)}."
    )
