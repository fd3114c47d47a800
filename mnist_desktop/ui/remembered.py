"""What the window remembers from one start to the next."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop import paths
from mnist_desktop.aside import set_aside
from mnist_desktop.log import log_line
from mnist_desktop.looking import is_folder
from mnist_desktop.texts import tr
from mnist_desktop.ui.ini_file import is_whole
from mnist_desktop.versions import KEY, NewerFormatError, check_format

FORMAT_VERSION = 1
"""Of the file; it is written from the second on."""


class Remembered:
    """What the window remembers from one start to the next, kept in a file of the user's.

    Whatever cannot be read or written is taken as never remembered: it is a comfort, and no
    reason not to start. A broken file is set aside, and one of a newer version left as it is.

    Args:
        file: Where it is kept; by default among the user's settings.

    Attributes:
        notice: One sentence where the file could not be used, and what became of it; else empty.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.notice = ""
        place = paths.window_file() if file is None else file
        self._settings = self._open(place) if self._is_usable(place) else None

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
        if self._settings is not None:
            self._settings.setValue(key, value)

    def write(self) -> None:
        """Write what is to be remembered, and read what other windows have written.

        Qt would do so when Python lets go of it, which may be too late at the program's end.
        """
        if self._settings is not None:
            self._settings.sync()

    def keep_folder(self, kind: str, path: Path) -> None:
        """Remember the folder of what was opened or saved, by its kind."""
        self.keep(f"folders/{kind}", str(path.parent))

    def _value(self, key: str) -> object:
        return None if self._settings is None else self._settings.value(key)

    def _is_usable(self, place: Path) -> bool:
        """Whether the file can be given to Qt, and written; a broken one gets out of the way."""
        try:
            if not place.exists():
                return True
            # A pipe would be waited for.
            if place.is_file() and is_whole(place.read_bytes()):
                return True
            aside = set_aside(place)
        except OSError as error:
            log_line(f"{place} remembers nothing: {error}")
            return False
        self.notice = tr(
            "What the window remembered could not be read, and it begins anew; the broken file is "
            "kept as {path}.",
            path=aside,
        )
        return True

    def _open(self, place: Path) -> QSettings | None:
        settings = QSettings(str(place), QSettings.Format.IniFormat)
        try:
            check_format(_version_in(settings), FORMAT_VERSION, str(place))
        except NewerFormatError as error:
            self.notice = tr("{fault} Until then, the window remembers nothing.", fault=error)
            return None
        return settings


def _version_in(settings: QSettings) -> Mapping[str, object]:
    value = str(settings.value(KEY))
    return {KEY: int(value)} if value.isascii() and value.isdecimal() and len(value) < 10 else {}
