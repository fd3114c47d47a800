"""The menu of the languages that the window can speak."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui import language
from mnist_desktop.ui.remembered import Remembered


class LanguageMenu(QMenu):
    """The menu of languages; what is chosen holds from the next start on.

    Args:
        parent: Where it belongs to.
        remembered: Where the choice is kept.
    """

    def __init__(self, parent: QWidget | None, remembered: Remembered) -> None:
        super().__init__(tr("Language, from the next start on"), parent)
        self._remembered = remembered
        self._group = QActionGroup(self)
        self._add("", tr("As the system"))
        for code, name in language.available().items():
            self._add(code, name)

    def _add(self, code: str, name: str) -> None:
        action = self.addAction(name, lambda: language.choose(self._remembered, code))
        action.setCheckable(True)
        action.setChecked(code == language.chosen(self._remembered))
        self._group.addAction(action)
