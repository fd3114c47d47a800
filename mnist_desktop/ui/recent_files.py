"""The files that were opened last, from one start to the next."""

import json
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import SignalInstance

from mnist_desktop.ui.remembered import Remembered

_KEY = "recent/files"
_MOST = 10


class FileKind(Enum):
    """What is in a file that was opened."""

    PICTURE = "picture"
    DIGITS = "digits"
    MODEL = "model"


@dataclass(frozen=True)
class RecentFile:
    """A file that was opened.

    Attributes:
        kind: What is in it.
        path: Where it lies, from the root on.
    """

    kind: FileKind
    path: Path

    @property
    def is_there(self) -> bool:
        """Whether it is still there."""
        try:
            return self.path.is_file()
        except OSError:
            return False


class RecentFiles:
    """The files that were opened last, ten at most; they are remembered at once.

    Args:
        remembered: Where they are kept.
    """

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    @property
    def files(self) -> tuple[RecentFile, ...]:
        """The files, the newest first; some of them may have gone."""
        return _parsed(self._remembered.words(_KEY))

    def follow(self, kind: FileKind, opened: SignalInstance) -> None:
        """Add whatever a signal tells to be opened: its Path."""
        opened.connect(partial(self.add, kind))

    def add(self, kind: FileKind, path: Path) -> None:
        """Put a file first; folders and what is not there are passed over."""
        added = RecentFile(kind, path.absolute())
        if added.is_there:
            # What another window has added meanwhile is not lost.
            self._remembered.write()
            self._keep((added, *(file for file in self.files if file.path != added.path)))

    def clear(self) -> None:
        """Forget all of them."""
        self._keep(())

    def _keep(self, files: tuple[RecentFile, ...]) -> None:
        pairs = [(file.kind.value, str(file.path)) for file in files[:_MOST]]
        self._remembered.keep(_KEY, json.dumps(pairs))
        self._remembered.write()


def _parsed(words: str) -> tuple[RecentFile, ...]:
    """Return what was kept; nothing where it is no list of files."""
    try:
        return tuple(RecentFile(FileKind(kind), Path(path)) for kind, path in json.loads(words))
    except (ValueError, TypeError, RecursionError):
        return ()
