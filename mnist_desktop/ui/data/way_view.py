"""Which image is selected, and its way into the network."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.data.overview import Overview, Use
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.data.preprocessing_view import PreprocessingView
from mnist_desktop.ui.data.thumbnail_grid import words_of_image
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import keep_place, label

_NO_IMAGE = mark("No image is selected")
_NO_IMAGE_HINT = mark("Its way into the network is shown here, step by step.")
_USES = {
    Use.TRAINING: mark("For training"),
    Use.VALIDATION: mark("For validation"),
    Use.TEST: mark("For test"),
}


class WayView(QWidget):
    """Which image is selected, and its way into the network.

    Attributes:
        title, use: Which image it is, and for what.
        why_button: Explains how the model in use reads it.
        preprocessing: Its way, step by step.

    Signals:
        explanation_requested(): Why it is read as it is, is asked.
    """

    explanation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.use = label("", "quiet")
        self.why_button = QToolButton()
        self.preprocessing = PreprocessingView()
        self.why_button.setText(tr("Why?"))
        self.why_button.setProperty("role", "small")
        self.why_button.setToolTip(
            tr(
                "How the model in use reads this image, and why ({keys})",
                keys=Shortcut.EXPLAIN.words,
            )
        )
        self.why_button.clicked.connect(self.explanation_requested)
        self._lay_out()

    def show_image(self, overview: Overview, index: int) -> None:
        """Show an image of a set."""
        self._show_way(True)
        digits = overview.digits
        digit = int(digits.labels[index])
        self.title.setText(words_of_image(index, digit))
        self.use.setText(tr(_USES[Use(int(overview.uses[index]))]))
        file = digits.files[index] if digits.files else None
        self.preprocessing.show_image(digits.images[index], digit, file)

    def show_nothing(self) -> None:
        """Say that no image is selected."""
        self._show_way(False)
        self.title.setText(tr(_NO_IMAGE))
        self.use.setText(tr(_NO_IMAGE_HINT))

    def _show_way(self, is_shown: bool) -> None:
        self.preprocessing.setVisible(is_shown)
        self.why_button.setVisible(is_shown)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.use)
        head = QHBoxLayout()
        head.addLayout(words, stretch=1)
        head.addWidget(self.why_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.preprocessing, stretch=1000)
        column.addStretch(1)
        keep_place(self.preprocessing)
