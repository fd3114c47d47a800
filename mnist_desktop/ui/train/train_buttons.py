"""The buttons below the form: start a training, and what can be done about one that goes on."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import button, clear_fault, label, show_fault


class TrainButtons(QWidget):
    """Start, and above it, while a training goes on, what can be done about that.

    Start never leaves its place: the second click of a double click meets it, and does nothing.

    Attributes:
        start, pause, finish, cancel: The buttons.
        reason: Why nothing can be started, where that is so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = button(tr("Start training"), "primary")
        self.pause = button(tr("Pause"))
        self.finish = button(tr("Finish now"))
        self.cancel = button(tr("Cancel"))
        self.start.setToolTip(Shortcut.START.words)
        self.pause.setToolTip(Shortcut.PAUSE.words)
        self.reason = label("", "fault")
        self._is_training = False
        self._since = QElapsedTimer()
        self._lay_out()
        self.show_training(False)

    def show_training(self, is_training: bool) -> None:
        """Offer what can be done while a training goes on, or while none does."""
        self._is_training = is_training
        self._since.start()
        if is_training and self.start.hasFocus():
            # Else it would go on to the next button, and a second press of the key would meet that.
            self.setFocus()
        self.pause.setText(tr("Pause"))
        for other in self._others:
            other.setVisible(is_training)
            other.setEnabled(is_training)
        self.start.setText(tr("Training …") if is_training else tr("Start training"))
        self._show_whether_startable()

    def press_pause(self) -> None:
        """Do what a click on Pause does, for its key.

        A second press of the key that started, as fast as a double click, is none.
        """
        if self.pause.isVisible() and self._since.hasExpired(QApplication.doubleClickInterval()):
            self.pause.click()

    def show_finishing(self) -> None:
        """Offer nothing but to cancel."""
        self.pause.setText(tr("Pause"))
        self.pause.setEnabled(False)
        self.finish.setEnabled(False)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be started; an empty sentence if it can."""
        if sentence:
            show_fault(self.reason, sentence)
        else:
            clear_fault(self.reason)
        self._show_whether_startable()

    def _show_whether_startable(self) -> None:
        self.start.setEnabled(not self._is_training and not self.reason.text())

    @property
    def _others(self) -> tuple[QWidget, ...]:
        return self.pause, self.finish, self.cancel

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for other in self._others:
            row.addWidget(other, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.reason)
        column.addLayout(row)
        column.addWidget(self.start)
        self.finish.setToolTip(tr("Ends training and keeps the best epoch so far"))
        self.cancel.setToolTip(
            tr("Ends training and keeps nothing of it; asks once something is learned")
        )
