"""What can be done with a file that was just written: open it, or see where it lies."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mnist_desktop.texts import mark, tr

OPEN, SHOW = mark("Open"), mark("Show in folder")


def open_file(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def show_in_folder(path: Path) -> None:
    """Open the folder in which a file lies."""
    open_file(path.absolute().parent)


_ACTS = MappingProxyType({OPEN: open_file, SHOW: show_in_folder})


class FileActions(QWidget):
    """Buttons that open what was written, or its folder; seen only after that.

    Args:
        titles: Of the buttons, in English; a file that no other program opens is only shown in
            its folder.
        parent: The widget around it.
    """

    def __init__(self, titles: Iterable[str] = _ACTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for title in titles:
            made = QToolButton()
            made.setText(tr(title))
            made.setProperty("role", "small")
            made.clicked.connect(partial(self._act, _ACTS[title]))
            row.addWidget(made)
        self.hide()

    def offer(self, path: Path) -> None:
        """Offer it for a file."""
        self._path = path
        self.show()

    def _act(self, act: Callable[[Path], None]) -> None:
        act(self._path)
