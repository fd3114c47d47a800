"""The card below the curves: what the last training gave, and what can be done with its model."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.runs.experiment import ExperimentOutcome
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.train import outcome_words
from mnist_desktop.ui.train.model_saving import ModelSaving
from mnist_desktop.ui.widgets.basics import button, card, label


class ResultCard(QWidget):
    """What the last training gave; seen once there is something to see.

    Args:
        registry: The models at hand, among which the trained one is used.
        store: Where the run of the training is kept.
        parent: The widget around it.

    Attributes:
        outcome: What came of the last training that gave a model; None before there is one.
        headline: The accuracy that counts.
        detail: On which digits it was measured, and what else is known.
        saving: Saves the model.
        use_button, save_button: What can be done with the model.

    Signals:
        used(): The model is the one in use now.
    """

    used = Signal()

    def __init__(
        self, registry: ModelRegistry, store: RunStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._store = store
        self.outcome: ExperimentOutcome | None = None
        self._ended = datetime.now().astimezone()
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.save_button = button(tr("Save …"))
        self.use_button = button(tr("Use this model"), "primary")
        self.saving = ModelSaving(self)
        self._lay_out()
        self.use_button.clicked.connect(self._use)
        self.save_button.clicked.connect(self._ask_where_to_save)
        self.hide()

    def show_outcome(self, outcome: ExperimentOutcome) -> None:
        """Show what came of the training whose curves are seen, which has just ended."""
        self.outcome = outcome
        self._ended = datetime.now().astimezone()
        self.headline.setText(outcome_words.headline(outcome))
        self.detail.setText(outcome_words.detail(outcome))
        self.use_button.setEnabled(True)
        self.show()

    def show_as_earlier(self) -> None:
        """Show the last outcome again, if any, as that of another training than the curves'."""
        if self.outcome is not None:
            detail = outcome_words.detail(self.outcome)
            ended = tr("The training before, ended at {time}.", time=f"{self._ended:%H:%M}")
            self.detail.setText(f"{ended} {detail}")
            self.show()

    def save(self, path: Path) -> None:
        """Save the model, as ONNX where the file is called so."""
        if self.outcome is not None:
            self.saving.save(self.outcome.model, path)

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
        self.use_button.setEnabled(False)
        self.used.emit()

    def _ask_where_to_save(self) -> None:
        if self.outcome is not None:
            self.saving.ask(self.outcome.model)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.detail, stretch=1)
        row.addWidget(self.save_button)
        row.addWidget(self.use_button)
        column = QVBoxLayout()
        column.addWidget(self.headline)
        column.addLayout(row)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(column))
