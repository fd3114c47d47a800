"""The Train page: train a network and watch it learn."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.errors import UserError
from mnist_desktop.training.records import Phase, Progress, Told
from mnist_desktop.ui.model_shelf import ModelShelf, ShelvedModel
from mnist_desktop.ui.parts import (
    SPACING,
    button,
    card,
    clear_fault,
    label,
    show_fault,
    titled_card,
)
from mnist_desktop.ui.task import TaskRunner
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.train.curve_plot import CurvePlot
from mnist_desktop.ui.train.form import TrainForm
from mnist_desktop.ui.train.history import History
from mnist_desktop.ui.train.job import Outcome, training_job
from mnist_desktop.words import duration, percent

_FORM_WIDTH = 392
_STEPS = 1000


class TrainPage(QWidget):
    """Train a network and watch it learn."""

    def __init__(self, shelf: ModelShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._runner = TaskRunner(self)
        self._history = History()
        self.outcome: Outcome | None = None
        self.form = TrainForm()
        self.start_button = button("Start training", "primary")
        self.stop_button = button("Stop")
        self.use_button = button("Use this model", "primary")
        self.save_button = button("Save …")
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.status = label("", "quiet")
        self.fault = label("", "fault")
        self.result = label("", "headline")
        self._result_detail = label("", "quiet")
        self._legend = label("")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._show_legend()
        self.loss_plot = CurvePlot("Loss", highest=2.5)
        self.accuracy_plot = CurvePlot("Accuracy, %", highest=100)
        self._lay_out()
        self._connect()
        self._show_idle("Choose the digits and a recipe, then start.", 0)

    @property
    def is_training(self) -> bool:
        """Whether a training is going on."""
        return self._runner.is_running

    def end(self) -> None:
        """Break off what is going on and return once its thread has ended."""
        self._runner.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_legend"):
            self._show_legend()

    def _show_legend(self) -> None:
        training = self.palette().highlight().color().name()
        self._legend.setText(
            f'<span style="color:{training}">●</span> Training&nbsp;&nbsp; '
            f'<span style="color:{VALIDATION.name()}">●</span> Validation'
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(self._form_card())
        right = QVBoxLayout()
        right.setSpacing(SPACING)
        right.addWidget(titled_card("Loss", self._legend, self.loss_plot), stretch=1)
        right.addWidget(titled_card("Accuracy", self.accuracy_plot), stretch=1)
        self._result_card = self._make_result_card()
        right.addWidget(self._result_card)
        right.addWidget(self._progress_card())
        row.addLayout(right, stretch=1)

    def _form_card(self) -> QFrame:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        scroll.viewport().setAutoFillBackground(False)
        self.form.setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start_button, stretch=1)
        buttons.addWidget(self.stop_button)
        column = QVBoxLayout()
        column.addWidget(scroll, stretch=1)
        column.addLayout(buttons)
        made = card(column)
        made.setFixedWidth(_FORM_WIDTH)
        return made

    def _make_result_card(self) -> QFrame:
        words = QVBoxLayout()
        words.addWidget(self.result)
        words.addWidget(self._result_detail)
        row = QHBoxLayout()
        row.addLayout(words, stretch=1)
        row.addWidget(self.save_button)
        row.addWidget(self.use_button)
        return card(row)

    def _progress_card(self) -> QFrame:
        column = QVBoxLayout()
        column.addWidget(self.progress)
        column.addWidget(self.status)
        column.addWidget(self.fault)
        return card(column)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.stop_button.clicked.connect(self._stop)
        self.use_button.clicked.connect(self._use)
        self.save_button.clicked.connect(self._ask_where_to_save)
        self._runner.told.connect(self._on_told)
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self._on_failed)
        self.form.folder_refused.connect(self._fail)

    def _start(self) -> None:
        try:
            wish = self.form.wish()
        except UserError as error:
            self._fail(str(error))
            return
        clear_fault(self.fault)
        self._history = History()
        for plot in (self.loss_plot, self.accuracy_plot):
            plot.begin(wish.settings.epochs)
        self.form.setEnabled(False)
        self.start_button.setEnabled(False)
        self.stop_button.setEnabled(True)
        self.progress.setMaximum(0)
        self.status.setText("Loading PyTorch …")
        self._runner.start(training_job(wish))

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.status.setText("Stopping …")
        self._runner.end_early()

    def _on_told(self, told: "list[Told]") -> None:
        for record in told:
            if not isinstance(record, Phase | DownloadProgress):
                self._history.add(record)
        if self.stop_button.isEnabled():
            self._show_last(told[-1])
        if self._history.training.epochs and self.isVisible():
            self._draw_curves()

    def _show_last(self, last: Told) -> None:
        if isinstance(last, Phase):
            self.progress.setMaximum(0)
            self.status.setText(last.words)
            return
        self.progress.setMaximum(_STEPS)
        if isinstance(last, DownloadProgress):
            self.progress.setValue(round(last.share * _STEPS))
            self.status.setText(f"Downloading MNIST: {percent(last.share, 0)}")
            return
        progress = last.progress
        self.progress.setValue(round(progress.step / progress.steps * _STEPS))
        self.status.setText(_sentence(progress, last.learning_rate))

    def _draw_curves(self) -> None:
        curves = (self._history.training, self._history.validation, self._history.epoch_ends)
        training, validation, ends = [(curve.epochs, curve.losses) for curve in curves]
        self.loss_plot.show_curves(training, validation, ends)
        training, validation, ends = [(curve.epochs, curve.accuracies) for curve in curves]
        self.accuracy_plot.show_curves(training, validation, ends)

    def _on_succeeded(self, outcome: Outcome) -> None:
        self.outcome = outcome
        scores = outcome.model.card.scores
        self.result.setText(f"Test accuracy {percent(scores['test_accuracy'])}")
        self._result_detail.setText(
            f"{outcome.test_name}, {outcome.test_count:,} images. "
            f"Validation accuracy {percent(scores['validation_accuracy'])}."
        )
        self.use_button.setEnabled(True)
        self.form.name_mnist()
        if outcome.is_complete:
            self._show_idle("Training is done.", _STEPS)
            return
        epoch = outcome.model.card.recipe["best_epoch"]
        kept = f"epoch {epoch}" if epoch else "what was learnt so far"
        self._show_idle(f"Training was stopped; {kept} is kept.", self.progress.value())
        self._fail(outcome.fault)

    def _on_failed(self, sentence: str) -> None:
        self._show_idle("", 0)
        self._fail(sentence)

    def _show_idle(self, words: str, steps_done: int) -> None:
        self.form.setEnabled(True)
        self.start_button.setEnabled(True)
        self.stop_button.setEnabled(False)
        self.progress.setMaximum(_STEPS)
        self.progress.setValue(steps_done)
        self._result_card.setVisible(self.outcome is not None)
        self.status.setText(words)
        clear_fault(self.fault)
        self._draw_curves()

    def _fail(self, sentence: str) -> None:
        if sentence:
            show_fault(self.fault, sentence)

    def _use(self) -> None:
        if self.outcome is None:
            return
        model = self.outcome.model
        accuracy = model.card.scores["test_accuracy"]
        title = f"Trained at {datetime.now().astimezone():%H:%M} ({percent(accuracy)})"
        self._shelf.add(ShelvedModel(title, lambda: model))
        self.use_button.setEnabled(False)
        self.status.setText("Draw and Evaluate use this model now.")

    def _ask_where_to_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the model", "my-digits.safetensors", "Models (*.safetensors)"
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save the trained model; a fault is shown on the page."""
        if self.outcome is None:
            return
        from mnist_desktop.models.files import save_model

        try:
            save_model(self.outcome.model, path)
        except UserError as error:
            self._fail(str(error))
            return
        clear_fault(self.fault)
        self.status.setText(f"Saved as {path}.")


def _sentence(progress: Progress, learning_rate: float) -> str:
    return (
        f"Epoch {progress.epoch} of {progress.epochs} · "
        f"{progress.images_per_second:,.0f} images a second · "
        f"learning rate {learning_rate:.2g} · "
        f"{duration(progress.seconds_left)} left"
    )
