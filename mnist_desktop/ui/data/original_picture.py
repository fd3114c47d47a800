"""The file that an image comes from, before anything was done to it."""

import threading
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.elided_label import ElidedLabel

_SIDE = 64
_WHAT_WAS_DONE = mark("Made white on black, cut out, fitted and centered.")


class OriginalPicture(QWidget):
    """The file that an image comes from, with its picture, its name and its size.

    Attributes:
        name: The file's name.
        size_words: How large its picture is, and what was done to it.
        picture: Its picture, small.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = TaskRunner(self)
        self.picture, self.name, self.size_words = QLabel(), ElidedLabel(), label("", "quiet")
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.size_words)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addLayout(words, stretch=1)
        self._runner.succeeded.connect(self._show_picture)

    def show_file(self, file: Path) -> None:
        """Show a file; its picture is read in a thread."""
        self.name.tell(file.name)
        self.size_words.setText(tr(_WHAT_WAS_DONE))
        self.picture.clear()
        self._runner.start(_reading(file, round(_SIDE * self.devicePixelRatioF())))

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def _show_picture(self, read: tuple[QImage, QSize]) -> None:
        image, size = read
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(shown)
        if size.isValid():
            across, down = size.width(), size.height()
            pixels = tr("{width}×{height} pixels.", width=across, height=down)
            self.size_words.setText(f"{pixels} {tr(_WHAT_WAS_DONE)}")


def _reading(file: Path, side: int) -> Job:
    def job(_ending: threading.Event) -> Generator[None, None, tuple[QImage, QSize]]:
        yield
        reader = QImageReader(str(file))
        reader.setAutoTransform(True)
        size = reader.size()
        # Photos are read faster where they need not be read in full.
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read(), size

    return job
