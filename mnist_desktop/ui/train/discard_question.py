"""The questions before a training that has learned something is thrown away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from mnist_desktop.texts import mark, tr

_WHAT_TO_DO = mark(
    "Finish it now and keep the best of its finished epochs, discard what it has learned, "
    "or let it go on?"
)
_WHAT_TO_DO_AT_ITS_END = mark(
    "It is being finished already. Keep the best of its finished epochs, or discard what it has "
    "learned?"
)


class _Question(QMessageBox):
    """Training goes on meanwhile; whoever asks closes the question once there is nothing to ask."""

    def __init__(self, sentence: str, what_to_do: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle("mnist-desktop")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)
        self.setInformativeText(what_to_do)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _add_discard_button(self) -> QPushButton:
        return self.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)


class DiscardQuestion(_Question):
    """Asks whether to finish and keep a training, to discard it, or to let it go on.

    Args:
        sentence: What is about to happen.
        parent: The widget that it is about.

    Attributes:
        finish_button, discard_button, go_on_button: The answers.
    """

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(sentence, tr(_WHAT_TO_DO), parent)
        role = QMessageBox.ButtonRole
        self.finish_button = self.addButton(tr("Finish and keep"), role.AcceptRole)
        self.discard_button = self._add_discard_button()
        self.go_on_button = self.addButton(tr("Go on training"), role.RejectRole)
        self.setDefaultButton(self.finish_button)
        self.setEscapeButton(self.go_on_button)


class FinishingQuestion(_Question):
    """Asks whether to keep or to discard a training that is being finished.

    Args:
        sentence: What is about to happen.
        parent: The widget that it is about.

    Attributes:
        keep_button, discard_button: The answers.
    """

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(sentence, tr(_WHAT_TO_DO_AT_ITS_END), parent)
        self.keep_button = self.addButton(tr("Keep", "training"), QMessageBox.ButtonRole.RejectRole)
        self.discard_button = self._add_discard_button()
        self.setDefaultButton(self.keep_button)
        self.setEscapeButton(self.keep_button)
