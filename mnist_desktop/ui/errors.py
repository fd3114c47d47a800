"""The one place where errors that nobody expected end up."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import paths

_LOGGER = logging.getLogger("mnist_desktop")


def install() -> None:
    """Keep the details of unexpected errors in the log file, whatever thread they come from."""
    file = paths.log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        # A home that cannot be written is no reason not to start.
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)
    sys.excepthook = _on_exception
    threading.excepthook = lambda hook: report_unexpected(hook.exc_value)


def report_unexpected(error: BaseException | None) -> str:
    """Log an error and return the sentence to show for it."""
    _LOGGER.error("Unexpected error", exc_info=error)
    return (
        f"Something went wrong that should not have ({type(error).__name__}); "
        f"please report it with {paths.log_file()}."
    )


def _on_exception(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    sentence = report_unexpected(error)
    print(f"mnist-desktop: {sentence}", file=sys.stderr)  # noqa: T201
    if QApplication.instance() is not None:
        show_warning(sentence)


def show_warning(sentence: str) -> None:
    """Show a sentence in a window of its own, which waits for nobody."""
    box = QMessageBox(QMessageBox.Icon.Warning, "mnist-desktop", sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setParent(QApplication.activeWindow(), box.windowFlags())
    box.show()
