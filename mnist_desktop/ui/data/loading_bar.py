"""How far loading has come, what went wrong, and the offer to download MNIST."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mnist_desktop.data import mnist
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.mnist import Presence
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.formatting import percent, whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.basics import button, clear_fault, label, show_fault

_STEPS = 1000
_LEAST_WORDS = 80


class LoadingBar(QWidget):
    """How far loading has come, what went wrong, and the offer to download MNIST.

    Attributes:
        progress, words, fault: How far it has come, or why it has not.
        cancel_button: Breaks off loading.
        download_button: Fetches MNIST; seen where it is missing.

    Signals:
        canceled(): Loading is to be broken off.
        download_requested(): MNIST is to be fetched.
    """

    canceled = Signal()
    download_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.words = label("", "quiet")
        self.fault = label("", "fault")
        # What they say must not widen the page.
        for words in (self.words, self.fault):
            words.setMinimumWidth(_LEAST_WORDS)
        self.cancel_button = button(tr("Cancel"))
        self.download_button = button(tr("Download MNIST (11 MB)"))
        row = QHBoxLayout()
        row.addWidget(self.words, stretch=1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.download_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.fault)
        self.cancel_button.clicked.connect(self.canceled)
        self.download_button.clicked.connect(self.download_requested)
        self.show_idle("")

    def show_loading(self) -> None:
        """Show that a set is about to be loaded."""
        self._show(tr("Loading …"), is_loading=True)
        self.progress.setMaximum(0)

    def show_progress(self, told: LoadingProgress) -> None:
        """Show how far loading has come."""
        self.progress.setMaximum(_STEPS)
        self.progress.setValue(round(told.share * _STEPS))
        if isinstance(told, DownloadProgress):
            self.words.setText(tr("Downloading MNIST: {share}", share=percent(told.share, 0)))
        else:
            done, count = whole(told.done), whole(told.count)
            self.words.setText(tr("Reading: {done} of {count} images", done=done, count=count))

    def show_idle(self, words: str) -> None:
        """Show that nothing goes on; nothing at all where there is nothing to say.

        Where MNIST has to be downloaded first, that is offered.
        """
        lacks_mnist = mnist.presence() is Presence.TO_DOWNLOAD
        self._show(words or (tr("MNIST is not on this machine.") if lacks_mnist else ""))
        self.download_button.setVisible(lacks_mnist)
        self.setVisible(bool(words) or lacks_mnist)

    def fail(self, sentence: str) -> None:
        """Show why nothing was loaded."""
        self.show_idle("")
        self.show()
        show_fault(self.fault, sentence)

    def _show(self, words: str, *, is_loading: bool = False) -> None:
        clear_fault(self.fault)
        self.words.setText(words)
        self.progress.setVisible(is_loading)
        self.cancel_button.setVisible(is_loading)
        self.download_button.hide()
        self.setVisible(True)
