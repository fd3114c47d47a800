"""What the Runs page shows before the first training."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.widgets.basics import SPACING, button, label

_WHAT_FOR = mark(
    "Each network that you train is kept here with its curves, its settings and its model.\n"
    "Train some in different ways, and see side by side what made the difference."
)


class EmptyView(QWidget):
    """Says what will be here, and offers the way to it.

    Attributes:
        train_button: Wishes to train the first network.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train_button = button(tr("Train a network"), "primary")
        column = QVBoxLayout(self)
        column.setSpacing(SPACING)
        column.addStretch()
        for words in (label(tr("No runs yet"), "headline"), label(tr(_WHAT_FOR), "quiet")):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addWidget(self.train_button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
