"""The menu of how the window looks: light or dark, size of text, language; and of help."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from mnist_desktop.texts import tr
from mnist_desktop.ui import theme
from mnist_desktop.ui.about import show_about
from mnist_desktop.ui.language_menu import LanguageMenu
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.shortcut_sheet import ShortcutSheet
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.theme import TEXT_SCALES, Theme

_THEME, _SCALE = "theme", "text_scale"


class ViewMenu(QMenu):
    """The menu of how the window looks; what is chosen is remembered.

    Args:
        window: The window whose keys it listens to, and that fills the screen.
        remembered: Where the choices are kept.
    """

    def __init__(self, window: QMainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered
        self._scale = 1.0
        self._themes = self._add_themes()
        self.addSeparator()
        self._add(Shortcut.LARGER, lambda: self._step(1))
        self._add(Shortcut.SMALLER, lambda: self._step(-1))
        self._add(Shortcut.NORMAL, self.scale_normally)
        self.addSeparator()
        self._full_screen = self._add(Shortcut.FULL_SCREEN, self._toggle_full_screen)
        self._full_screen.setCheckable(True)
        self.aboutToShow.connect(lambda: self._full_screen.setChecked(window.isFullScreen()))
        self.addSeparator()
        self.addMenu(LanguageMenu(self, remembered))
        self._help = self.addSeparator()
        self._add(Shortcut.KEYS, lambda: ShortcutSheet(window).show())
        self.addAction(tr("About mnist-desktop"), lambda: show_about(window))
        self._restore()

    def add_command(self, shortcut: Shortcut, act: Callable[[], None]) -> None:
        """Offer something else above the help, which its keys do as well."""
        self.insertAction(self._help, self._add(shortcut, act))

    def choose(self, chosen: Theme) -> None:
        """Dress the program, and remember how."""
        self._dress(chosen)
        self._remembered.keep(_THEME, chosen.name)
        self._remembered.write()

    def scale_normally(self) -> None:
        """Bring text back to the system's size, and remember it."""
        self.scale_to(1.0)

    def scale_to(self, scale: float) -> None:
        """Make text larger or smaller, and remember it; `scale` is one of `TEXT_SCALES`."""
        self._scale_to(scale)
        self._remembered.keep(_SCALE, str(scale))
        self._remembered.write()

    def _dress(self, chosen: Theme) -> None:
        self._themes[chosen].setChecked(True)
        theme.choose(_application(), chosen)

    def _scale_to(self, scale: float) -> None:
        self._scale = scale
        theme.scale_text(_application(), scale)

    def _add_themes(self) -> dict[Theme, QAction]:
        group = QActionGroup(self)
        made = {}
        for one in Theme:
            action = self.addAction(one.title, lambda one=one: self.choose(one))
            action.setCheckable(True)
            group.addAction(action)
            made[one] = action
        made[Theme.SYSTEM].setChecked(True)
        return made

    def _add(self, shortcut: Shortcut, act: Callable[[], None]) -> QAction:
        action = self.addAction(shortcut.does, act)
        action.setShortcuts(shortcut.sequences)
        # Else the keys would work only while the menu is open.
        self._window.addAction(action)
        return action

    def _step(self, steps: int) -> None:
        index = TEXT_SCALES.index(self._scale) + steps
        if index in range(len(TEXT_SCALES)):
            self.scale_to(TEXT_SCALES[index])

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _restore(self) -> None:
        chosen = self._remembered.words(_THEME)
        # Dressing takes a while, so only where it is not as it is at first.
        if chosen in (Theme.LIGHT.name, Theme.DARK.name):
            self._dress(Theme[chosen])
        scale = self._remembered.number(_SCALE, 1.0)
        if scale != 1.0 and scale in TEXT_SCALES:
            self._scale_to(scale)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101, a menu cannot be without one
    return application
