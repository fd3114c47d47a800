"""What Qt tells on its own account: kept in the log, and told where no window can be opened."""

import ctypes
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType

from mnist_desktop.log import log_line

_ELSE = "or use a subcommand (see mnist-desktop --help)"
_NO_DISPLAY = f"No window can be opened here; start it in a graphical session, {_ELSE}."
_UNREACHED = "could not connect to display"
# What Debian and Ubuntu call the packages of the libraries that Qt needs and brings not along.
_PACKAGES = {
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-xkb": "libxcb-xkb1",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libxkbcommon": "libxkbcommon0",
}
_MISSING = re.compile(r"(\S+): cannot open shared object file")


class QtMessages:
    """Takes what Qt tells.

    While the application starts nothing is shown unless the start fails: Qt ends the process
    then, and its own words miss the cause as often as not.
    """

    def __init__(self) -> None:
        self._told: list[str] = []
        self._is_starting = True

    def end_start(self) -> None:
        """Take it that the application has started: from now on all is shown as it comes."""
        self._is_starting = False

    def take(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Keep a message; end the program where it says that no window can be opened."""
        log_line(f"Qt: {message}")
        if not self._is_starting:
            _show(message)
            return
        self._told.append(message)
        if kind == QtMsgType.QtFatalMsg:
            # No exception can stop Qt from aborting the process after this.
            for line in _start_fault(self._told):
                _show(line)
            os._exit(2)
        if kind == QtMsgType.QtCriticalMsg:
            _show(message)


def _show(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def _start_fault(told: Sequence[str]) -> list[str]:
    """Return the lines that say why there is no window, a sentence first."""
    if not _has_display() or any(_UNREACHED in message for message in told):
        return [f"mnist-desktop: {_NO_DISPLAY}"]
    qt = [f"Qt: {line}" for message in told for line in message.splitlines() if line]
    library = _missing_library()
    if library is None:
        return [f"mnist-desktop: No window can be opened; mend what follows, {_ELSE}.", *qt]
    package = _PACKAGES.get(library.partition(".so")[0])
    advice = f"its package, on Debian and Ubuntu {package}" if package else "the package it is in"
    return [
        f"mnist-desktop: No window can be opened, as the system lacks {library}; install "
        f"{advice}, {_ELSE}.",
        *qt,
    ]


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _missing_library() -> str | None:
    """Return the library without which Qt's part for X11 cannot be loaded, if one is missing.

    Qt names libxcb-cursor whatever is wrong, so the system's loader is asked.
    """
    for folder in QCoreApplication.libraryPaths():
        plugin = Path(folder) / "platforms" / "libqxcb.so"
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                found = _MISSING.search(str(error))
                return found[1] if found else None
            return None
    return None
