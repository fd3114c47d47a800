"""The log file, which keeps what lies behind the sentences that are shown."""

import logging
import threading
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.errors import UserError

_MOST_BYTES = 500_000
_KEPT = 2
# Two threads that ask for the first time would each open the file; one may ask again, where
# something that is thrown away meanwhile has something to say.
_OPENING = threading.RLock()


def log_unexpected(error: BaseException | None) -> None:
    """Keep an error that nobody expected, with its traceback."""
    _logger().error("Unexpected error", exc_info=error)


def log_cause(error: UserError) -> None:
    """Keep what lies behind a sentence for the user, where anything does."""
    if error.__cause__ is not None:
        _logger().info("%s", error, exc_info=error)


def log_line(line: str) -> None:
    """Keep what a library tells, such as a warning of Qt's."""
    _logger().info("%s", line)


def _logger() -> logging.Logger:
    with _OPENING:
        return _opened(paths.log_file())


@cache
def _opened(file: Path) -> logging.Logger:
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
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    return logger
