"""The menu of what is opened, saved and copied."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui import page_commands
from mnist_desktop.ui.page_commands import Window
from mnist_desktop.ui.recent_files import RecentFiles
from mnist_desktop.ui.recent_menu import RecentMenu
from mnist_desktop.ui.shortcuts import Shortcut


class FileMenu(QMenu):
    """The menu of what is opened, saved and copied; it offers what the page in front can do.

    Args:
        window: The window with its pages.
        recent: The files that were opened last.
        parent: The widget whose keys do the same; closing it quits.
    """

    def __init__(self, window: Window, recent: RecentFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._recent = recent
        self._open = self._add(
            tr("&Open …"), Shortcut.OPEN, partial(page_commands.ask_to_open, window)
        )
        self.recent_menu = RecentMenu(recent, self)
        self.recent_menu.chosen.connect(partial(page_commands.open_file, window))
        self.addMenu(self.recent_menu)
        self._save = self._add(
            tr("&Save …"), Shortcut.SAVE, partial(page_commands.ask_to_save, window)
        )
        self._copy = self._add(
            tr("&Copy the drawing as a picture"),
            Shortcut.COPY_PICTURE,
            window.draw_page.taking_out.copy,
        )
        self.addSeparator()
        self._add(tr("&Quit"), Shortcut.QUIT, parent.close)
        self.aboutToShow.connect(self._offer)

    def _add(self, title: str, shortcut: Shortcut, act: Callable[[], object]) -> QAction:
        # The keys are told, and no more: an entry that is not offered would switch them off.
        return self.addAction(f"{title}\t{shortcut.words}", act)

    def _offer(self) -> None:
        self._open.setEnabled(page_commands.can_open(self._window))
        self._save.setEnabled(page_commands.can_save(self._window))
        self._copy.setEnabled(page_commands.can_copy(self._window))
        self.recent_menu.menuAction().setEnabled(bool(self._recent.files))
