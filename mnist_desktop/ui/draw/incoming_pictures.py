"""Pictures and drawings that come to the pad: opened, pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from mnist_desktop.ink.ink_files import SUFFIXES
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.drag_and_drop import dropped_file, refusal
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.picture_reader import PictureReader
from mnist_desktop.ui.widgets.asking import ask_for_file

_PICTURES = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".avif", ".heic"]
_PATTERNS = " ".join(f"*{suffix}" for suffix in (*_PICTURES, *SUFFIXES))
_NONE_COPIED = mark("There is no picture on the clipboard; copy one first.")


class IncomingPictures(QObject):
    """Pictures and drawings that come to the pad: opened, pasted or dropped.

    Args:
        pad: Where they are shown.
        page: What is around it.

    Signals:
        opened(object): The picture in the file of this Path was opened.
        told(str): One sentence on why there is none.
    """

    opened = Signal(object)
    told = Signal(str)

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._reader = PictureReader(self)
        self._reader.read.connect(pad.show_picture)
        self._reader.drawing_read.connect(pad.lay_ink)
        self._reader.opened.connect(self.opened)
        self._reader.failed.connect(self.told)

    def ask(self) -> None:
        """Ask for an image file or an ink file, and read it."""
        kinds = tr("Pictures and ink ({patterns});;All files (*)", patterns=_PATTERNS)
        path = ask_for_file(self._page, tr("Picture of digits"), kinds, "pictures")
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Read an image file, or an ink file."""
        self._reader.read_file(path)

    def paste(self) -> None:
        """Read the picture on the clipboard."""
        # An empty clipboard has no data at all on some systems, which Qt's stub does not know.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        if not self._reader.read_mime(data):
            self.told.emit(refusal(data) or tr(_NONE_COPIED))

    def enter(self, event: QDragEnterEvent) -> None:
        """Accept what is dragged here, where it holds a picture."""
        # What was dragged from here is here already.
        is_foreign = event.source() is None
        if is_foreign and (event.mimeData().hasImage() or dropped_file(event.mimeData())):
            event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if self._reader.read_mime(event.mimeData()):
            event.acceptProposedAction()

    def forget(self) -> None:
        """Drop what is being read."""
        self._reader.forget()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._reader.end()
