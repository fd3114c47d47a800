"""How the Runs page is divided, from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop import paths

_FILE = "runs-page.ini"


class LayoutMemory:
    """What the user made of the page's table and of its parts' sizes.

    What cannot be read is taken as never kept: it is a comfort, and no reason to fail.
    """

    def __init__(self) -> None:
        place = paths.recipes_folder().with_name(_FILE)
        self._settings = QSettings(str(place), QSettings.Format.IniFormat)

    def content(self, key: str) -> QByteArray:
        """Return what Qt itself has written under a key; it may be empty."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def words(self, key: str) -> str:
        """Return the words that are kept under a key, or none."""
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def keep(self, key: str, value: str | QByteArray) -> None:
        """Keep something under a key."""
        self._settings.setValue(key, value)

    def _value(self, key: str) -> object:
        try:
            value: object = self._settings.value(key)
        except (EOFError, RuntimeError, TypeError, ValueError):
            # Values that no Qt has written.
            return None
        return value
