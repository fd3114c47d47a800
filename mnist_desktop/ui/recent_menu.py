"""The menu of the files that were opened last."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.recent_files import RecentFile, RecentFiles

_MOST_WIDTH = 280


class RecentMenu(QMenu):
    """The menu of the files that were opened last; those that have gone cannot be chosen.

    Args:
        recent: The files.
        parent: The widget around it.

    Signals:
        chosen(object): This RecentFile is to be opened.
    """

    chosen = Signal(object)

    def __init__(self, recent: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._recent = recent
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for number, file in enumerate(self._recent.files, start=1):
            # The key of the tenth is 0.
            action = self.addAction(f"&{number % 10}  {self._words(file)}")
            action.setEnabled(file.is_there)
            action.triggered.connect(partial(self.chosen.emit, file))
        self.addSeparator()
        self.addAction(tr("&Clear list"), self._recent.clear)

    def _words(self, file: RecentFile) -> str:
        parts = (file.path.name, _short(file.path.parent))
        metrics, middle = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        words = "  –  ".join(metrics.elidedText(part, middle, _MOST_WIDTH) for part in parts)
        # An & would underline what follows it.
        words = words.replace("&", "&&")
        return words if file.is_there else tr("{file}  (not there any more)", file=words)


def _short(folder: Path) -> str:
    """Return a folder with the user's own written as ~."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
