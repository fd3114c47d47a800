"""What can be done with a file that was just written: open it, or see where it lies."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

OPEN, SHOW = "Open", "Show in folder"


def open_file(path: Path) -> None:
    """Open a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def show_in_folder(path: Path) -> None:
    """Open the folder in which a file lies."""
    open_file(path.absolute().parent)


class FileActions(QWidget):
    """Buttons that open what was written, or its folder; seen only after that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for title, act in ((OPEN, open_file), (SHOW, show_in_folder)):
            made = QToolButton()
            made.setText(title)
            made.setProperty("role", "small")
            made.clicked.connect(partial(self._act, act))
            row.addWidget(made)
        self.hide()

    def offer(self, path: Path) -> None:
        """Offer it for a file."""
        self._path = path
        self.show()

    def _act(self, act: Callable[[Path], None]) -> None:
        act(self._path)
