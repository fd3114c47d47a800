"""The user's own digits, taken into account where drawings are read."""

from PySide6.QtCore import QObject, Signal

from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause
from mnist_desktop.ui.draw.recognition_thread import RecognitionThread
from mnist_desktop.ui.my_digits import MyDigits


class Heeding(QObject):
    """Tells the thread that reads which drawings to take into account, whenever they change.

    Args:
        mine: The user's own digits.
        thread: Who reads.
        parent: Who owns it.

    Signals:
        told(str): One sentence on what is wrong with the file of the digits.
    """

    told = Signal(str)

    def __init__(self, mine: MyDigits, thread: RecognitionThread, parent: QObject) -> None:
        super().__init__(parent)
        self._mine = mine
        self._thread = thread
        mine.examples_changed.connect(self._heed)

    def begin(self) -> None:
        """Load the digits."""
        try:
            notice = self._mine.load()
        except UserError as error:
            log_cause(error)
            notice = str(error)
        if notice:
            self.told.emit(notice)
        self._heed()

    def _heed(self) -> None:
        self._thread.heed(self._mine.examples)
