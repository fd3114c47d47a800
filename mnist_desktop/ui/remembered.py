"""What the window remembers from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop import paths
from mnist_desktop.looking import is_folder


class Remembered:
    """What the window remembers from one start to the next, kept in a file of the user's.

    Whatever cannot be read or written is taken as never remembered: it is a comfort, and no
    reason not to start.

    Args:
        file: Where it is kept; by default among the user's settings.
    """

    def __init__(self, file: Path | None = None) -> None:
        place = paths.window_file() if file is None else file
        self._settings = QSettings(str(place), QSettings.Format.IniFormat)

    def words(self, key: str, otherwise: str = "") -> str:
        """Return the words that are kept under a key."""
        value = self._value(key)
        return value if isinstance(value, str) else otherwise

    def number(self, key: str, otherwise: float) -> float:
        """Return the number that is kept under a key."""
        try:
            return float(self.words(key))
        except ValueError:
            return otherwise

    def content(self, key: str) -> QByteArray:
        """Return what Qt itself has written under a key; it may be empty."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def folder(self, kind: str) -> str:
        """Return the folder where something of a kind was last opened or saved; "" at first."""
        folder = self.words(f"folders/{kind}")
        return folder if folder and is_folder(Path(folder)) else ""

    def keep(self, key: str, value: str | QByteArray) -> None:
        """Remember something under a key, from the next `write` on."""
        self._settings.setValue(key, value)

    def write(self) -> None:
        """Write what is to be remembered, and read what other windows have written.

        Qt would do so when Python lets go of it, which may be too late at the program's end.
        """
        self._settings.sync()

    def keep_folder(self, kind: str, path: Path) -> None:
        """Remember the folder of what was opened or saved, by its kind."""
        self.keep(f"folders/{kind}", str(path.parent))

    def _value(self, key: str) -> object:
        try:
            value: object = self._settings.value(key)
        except (EOFError, RuntimeError, TypeError, ValueError):
            # Values that no Qt has written.
            return None
        return value
