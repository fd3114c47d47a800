"""The card below the curves: what the last training gave, and what can be done with its model."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.runs.experiment import ExperimentOutcome
from mnist_desktop.ui.train import outcome_words
from mnist_desktop.ui.widgets.basics import button, card, label


class ResultCard(QWidget):
    """What the last training gave; seen once there is something to see.

    Attributes:
        headline: The accuracy that counts.
        detail: On which digits it was measured, and what else is known.
        use_button, save_button: What can be done with the model.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ended: datetime | None = None
        self._detail = ""
        self.headline = label("", "headline")
        self.detail = label("", "quiet")
        self.save_button = button("Save …")
        self.use_button = button("Use this model", "primary")
        words = QVBoxLayout()
        words.addWidget(self.headline)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.addLayout(words, stretch=1)
        row.addWidget(self.save_button)
        row.addWidget(self.use_button)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(row))
        self.hide()

    def show_outcome(self, outcome: ExperimentOutcome, ended: datetime) -> None:
        """Show what came of the training whose curves are seen."""
        self._ended = ended
        self._detail = outcome_words.detail(outcome)
        self.headline.setText(outcome_words.headline(outcome))
        self.detail.setText(self._detail)
        self.use_button.setEnabled(True)
        self.show()

    def show_as_earlier(self) -> None:
        """Show the last outcome again, if any, as that of another training than the curves'."""
        if self._ended is not None:
            self.detail.setText(
                f"The training before, ended at {self._ended:%H:%M}. {self._detail}"
            )
            self.show()
