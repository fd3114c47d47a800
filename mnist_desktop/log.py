"""The log file, which keeps what lies behind the sentences that are shown.

What happens again and again is written once, and then only how often: the 10th time, the 100th, …
"""

import faulthandler
import logging
import os
import threading
import warnings
from collections.abc import Hashable
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.quoting import without_middle
from mnist_desktop.repeats import Repeats, fingerprint

_MOST_BYTES = 500_000
_MOST_LETTERS = 50_000
_KEPT = 2
_ROUND_NUMBERS = tuple(10**power for power in range(1, 12))
# Two threads that ask for the first time would each open the file; one may ask again, where
# something that is thrown away meanwhile has something to say.
_OPENING = threading.RLock()


def log_unexpected(error: BaseException) -> None:
    """Keep an error that nobody expected, with its traceback."""
    _log().keep(logging.ERROR, "Unexpected error", fingerprint(error), error)


def log_cause(error: UserError) -> None:
    """Keep what lies behind a sentence for the user, where anything does."""
    if error.__cause__ is not None:
        _log().keep(logging.INFO, str(error), (str(error), fingerprint(error)), error)


def log_line(line: str) -> None:
    """Keep what a library tells, such as a warning of Qt's."""
    _log().keep(logging.INFO, line, line)


def keep_warnings() -> None:
    """Keep Python's warnings from now on; they are shown as before, too."""
    show = warnings.showwarning

    def keep(  # noqa: PLR0917, as Python calls it
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        log_line(warnings.formatwarning(message, category, filename, lineno, line).rstrip())
        show(message, category, filename, lineno, file, line)

    warnings.showwarning = keep


def keep_crashes() -> None:
    """Have a crash of native code leave a trace beside the log, from now to the process's end.

    All processes add to one file: none knows whether another one is still to write to its own.
    """
    file = paths.crash_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _MOST_BYTES:
            file.replace(file.with_name(f"{file.name}.1"))
        # Never closed: it is for when nothing else can be done any more.
        faulthandler.enable(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600))
    except OSError as error:
        log_line(f"Crashes leave no trace: {error}")


class _Log:
    """What writes to a log file, and knows what it has written."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger
        self._repeats = Repeats()

    def keep(
        self, level: int, line: str, key: Hashable, error: BaseException | None = None
    ) -> None:
        """Write something, unless it was written a while ago; its key tells it from all else."""
        times = self._repeats.count(key)
        if times == 1:
            self._logger.log(level, "%s", line, exc_info=error)
        elif times in _ROUND_NUMBERS:
            told = "" if error is None else f", {type(error).__name__}"
            self._logger.log(level, "%s (%d times by now%s)", line, times, told)


class _Formatter(logging.Formatter):
    """Leaves out the middle of what would fill the file on its own."""

    def format(self, record: logging.LogRecord) -> str:
        return without_middle(super().format(record), _MOST_LETTERS)


def _log() -> _Log:
    with _OPENING:
        return _opened(paths.log_file())


@cache
def _opened(file: Path) -> _Log:
    """Return what writes to a file, opened once; older lines go to files beside it."""
    logger = logging.Logger("mnist-desktop", logging.INFO)
    handler: logging.Handler
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file,
            maxBytes=_MOST_BYTES,
            backupCount=_KEPT,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        # A home that cannot be written is no reason not to start; what is worst is shown.
        handler = logging.StreamHandler()
        handler.setLevel(logging.ERROR)
    # A log that takes no more, on a full disk for example, is no reason to say anything else.
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # noqa: ARG005
    handler.setFormatter(_Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    return _Log(logger)
