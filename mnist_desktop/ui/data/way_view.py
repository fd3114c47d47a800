"""Which image is selected, and its way into the network."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.data.overview import Overview, Use
from mnist_desktop.ui.data.class_chart import NAMES
from mnist_desktop.ui.data.preprocessing_view import PreprocessingView
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import keep_place, label

_NO_IMAGE = "No image is selected"
_NO_IMAGE_HINT = "Its way into the network is shown here, step by step."


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
        self.why_button.setText("Why?")
        self.why_button.setProperty("role", "small")
        self.why_button.setToolTip(
            f"How the model in use reads this image, and why ({Shortcut.EXPLAIN.words})"
        )
        self.why_button.clicked.connect(self.explanation_requested)
        self._lay_out()

    def show_image(self, overview: Overview, index: int) -> None:
        """Show an image of a set."""
        self._show_way(True)
        digits = overview.digits
        digit = int(digits.labels[index])
        self.title.setText(f"Image {index + 1:,} · digit {digit}")
        self.use.setText(f"For {NAMES[Use(int(overview.uses[index]))].lower()}")
        file = digits.files[index] if digits.files else None
        self.preprocessing.show_image(digits.images[index], digit, file)

    def show_nothing(self) -> None:
        """Say that no image is selected."""
        self._show_way(False)
        self.title.setText(_NO_IMAGE)
        self.use.setText(_NO_IMAGE_HINT)

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
