"""What is told of errors that nobody expected: a sentence, and the details for a report."""

import platform
import traceback
from importlib.metadata import PackageNotFoundError, version

from mnist_desktop import __version__, paths
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause, log_unexpected
from mnist_desktop.quoting import without_middle
from mnist_desktop.shortage import told_shortage
from mnist_desktop.texts import tr
from mnist_desktop.torch_fault import torch_fault

_LIBRARIES = ("PySide6-Essentials", "torch", "numpy", "pillow", "pyqtgraph")
_MOST_LETTERS = 20_000


def report_unexpected(error: BaseException) -> str:
    """Log an error and return the sentence to show for it.

    A `UserError` that nobody has caught has its own.
    """
    if isinstance(error, UserError):
        log_cause(error)
        return str(error)
    log_unexpected(error)
    return (
        told_shortage(error)
        or torch_fault(error)
        or tr(
            "Something went wrong that should not have ({kind}); please report it with {file}.",
            kind=type(error).__name__,
            file=paths.log_file(),
        )
    )


def details(error: BaseException) -> str:
    """Return all that a report of an unexpected error needs: versions, then the traceback."""
    lines = [
        f"mnist-desktop {__version__}",
        f"Python {platform.python_version()}, {platform.platform()}",
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
        "",
        *traceback.format_exception(error),
    ]
    return shortened("\n".join(line.rstrip("\n") for line in lines))


def shortened(text: str) -> str:
    """Return a text without its middle where it is longer than anybody reads."""
    return without_middle(text, _MOST_LETTERS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        # A frozen program knows none.
        return "of the package"
