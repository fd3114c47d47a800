"""What is on the pad, kept from one start of the program to the next."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.aside import set_aside
from mnist_desktop.errors import UserError
from mnist_desktop.ink.ink_files import read_ink, write_ink
from mnist_desktop.log import log_line
from mnist_desktop.looking import is_there
from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.drawn_sheet import DrawnSheet

# Nobody draws on and waits so long between two strokes.
_RESTING_MILLISECONDS = 1000


class KeptDrawing(QObject):
    """Keeps what is on the pad in an ink file, and brings it back.

    It is written while the pen rests, and by `write`. What cannot be read is set aside; what cannot
    be read or written is named in the log and is no reason to stop: what was drawn is a comfort,
    and easily drawn again.

    Args:
        pad: What is drawn on; it gets what was drawn last.
        file: Where it is kept.

    Attributes:
        notice: One sentence where the file could not be read, and what became of it; else empty.
    """

    def __init__(self, pad: DrawnSheet, file: Path) -> None:
        super().__init__(pad)
        self.notice = ""
        self._pad = pad
        self._file = file
        self._may_write = True
        self._bring_back()
        self._resting = QTimer(self, singleShot=True, interval=_RESTING_MILLISECONDS)
        self._resting.timeout.connect(self._write)
        pad.changed.connect(self._resting.start)

    def write(self) -> None:
        """Write what has not been written yet."""
        if self._resting.isActive():
            self._resting.stop()
            self._write()

    def _bring_back(self) -> None:
        if not is_there(self._file):
            return
        try:
            drawings = read_ink(self._file)
        except (UserError, OSError) as error:
            log_line(str(error))
            self._set_aside()
            return
        if drawings:
            self._pad.show_ink(drawings[0])

    def _set_aside(self) -> None:
        try:
            aside = set_aside(self._file)
        except OSError as error:
            # Then at least nothing is written over it.
            log_line(str(error))
            self._may_write = False
            return
        self.notice = tr(
            "What was on the pad could not be read; its file is kept as {path}.", path=aside
        )

    def _write(self) -> None:
        if not self._may_write:
            return
        drawing = self._pad.drawing
        try:
            write_ink(self._file, [] if drawing.is_empty else [drawing])
        except UserError as error:
            log_line(str(error))
