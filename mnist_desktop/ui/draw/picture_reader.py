"""Pictures and drawings from files and from the clipboard, read in the background."""

import threading
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QImage

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import is_ink, reading_ink
from mnist_desktop.live_reading.written import Picture
from mnist_desktop.texts import tr
from mnist_desktop.ui.drag_and_drop import dropped_file
from mnist_desktop.ui.task_runner import TaskRunner

Gray = NDArray[np.float32]

# More pixels than a pad has; several pictures are kept, to be brought back.
_LARGEST_SIDE = 1600
_LARGEST_PASTED = 2048


class PictureReader(QObject):
    """Reads pictures in a thread of its own; a new one takes the place of the last.

    Of an ink file, its first drawing is read.

    Signals:
        read(object): The Picture.
        drawing_read(object): The Drawing.
        opened(object): The Path of the file that it was in.
        failed(str): One sentence on why there is none.
    """

    read = Signal(object)
    drawing_read = Signal(object)
    opened = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = TaskRunner(self)
        self._path: Path | None = None
        self._runner.succeeded.connect(self._on_succeeded)
        self._runner.failed.connect(self.failed)

    def read_file(self, path: Path) -> None:
        """Read an image file, or an ink file."""
        if is_ink(path):
            self._read_ink(path)
            return

        def decode() -> Gray:
            from mnist_desktop.imaging.preparation import read_gray

            return read_gray(path)

        self._start(decode, path)

    def read_mime(self, data: QMimeData) -> bool:
        """Read what was pasted or dropped; return whether it holds a picture or a file."""
        if data.hasImage():
            image = QImage(data.imageData())
            self._start(lambda: gray_of(image))
            return True
        path = dropped_file(data)
        if path is not None:
            self.read_file(path)
        return path is not None

    def forget(self) -> None:
        """Drop what is being read."""
        self._runner.abandon()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def _on_succeeded(self, found: Picture | Drawing) -> None:
        (self.drawing_read if isinstance(found, Drawing) else self.read).emit(found)
        if self._path is not None:
            self.opened.emit(self._path)

    def _read_ink(self, path: Path) -> None:
        def job(_ending: threading.Event) -> Generator[object, None, Drawing]:
            drawings = yield from reading_ink(path)
            inked = [drawing for drawing in drawings if not drawing.is_empty]
            if not inked:
                raise UserError(tr("{path} has no drawing; choose another file.", path=path))
            return inked[0]

        self._path = path
        self._runner.start(job)

    def _start(self, decode: Callable[[], Gray], path: Path | None = None) -> None:
        def job(_ending: threading.Event) -> Generator[None, None, Picture]:
            from mnist_desktop.imaging.preparation import prepare_image

            gray = decode()
            yield
            return Picture(_to_show(gray), prepare_image(gray))

        self._path = path
        self._runner.start(job)


def _to_show(gray: Gray) -> NDArray[np.uint8]:
    from PIL import Image

    picture = Image.fromarray(gray.astype(np.uint8))
    picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    return np.asarray(picture)


def gray_of(image: QImage) -> Gray:
    """Return a picture from the clipboard in gray, made smaller where it is large.

    Raises:
        UserError: It has no pixels, or too many.
    """
    from PIL import Image

    from mnist_desktop.imaging.color import gray

    if image.isNull():
        raise UserError(tr("The picture cannot be read; copy it again, or save it as a file."))
    if image.width() * image.height() > limits.PASTED_PIXELS:
        raise UserError(tr("The picture is too large; copy a smaller part of it."))
    if max(image.width(), image.height()) > _LARGEST_PASTED:
        # As pictures in files are: first, as what follows takes several times their memory.
        image = image.scaled(
            _LARGEST_PASTED,
            _LARGEST_PASTED,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (image.width(), image.height())
    raw = bytes(image.constBits())
    return gray(Image.frombuffer("RGBA", size, raw, "raw", "RGBA", image.bytesPerLine(), 1))
