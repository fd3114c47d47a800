"""The question before a training that has learned something is thrown away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_WHAT_TO_DO = (
    "Finish it now and keep the best of its finished epochs, discard what it has learned, "
    "or let it go on?"
)


class DiscardQuestion(QMessageBox):
    """Asks whether to finish and keep a training, to discard it, or to let it go on.

    Training goes on meanwhile; whoever asks closes the question once there is nothing to ask.

    Args:
        sentence: What is about to happen.
        parent: The widget that it is about.

    Attributes:
        finish_button, discard_button, go_on_button: The answers.
    """

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle("mnist-desktop")
        self.setText(sentence)
        self.setInformativeText(_WHAT_TO_DO)
        role = QMessageBox.ButtonRole
        self.finish_button = self.addButton("Finish and keep", role.AcceptRole)
        self.discard_button = self.addButton("Discard", role.DestructiveRole)
        self.go_on_button = self.addButton("Go on training", role.RejectRole)
        self.setDefaultButton(self.finish_button)
        self.setEscapeButton(self.go_on_button)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
