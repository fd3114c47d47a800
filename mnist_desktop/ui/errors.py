"""The one place where errors that nobody expected end up."""

import platform
import sys
import threading
import traceback
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import __version__, paths
from mnist_desktop.log import log_unexpected
from mnist_desktop.texts import tr
from mnist_desktop.torch_fault import torch_fault

_LIBRARIES = ("PySide6-Essentials", "torch", "numpy", "pillow", "pyqtgraph")


def install() -> None:
    """Keep the details of unexpected errors in the log file, whatever thread they come from."""
    sys.excepthook = _on_exception
    threading.excepthook = lambda hook: report_unexpected(hook.exc_value)


def report_unexpected(error: BaseException | None) -> str:
    """Log an error and return the sentence to show for it."""
    log_unexpected(error)
    known = torch_fault(error) if error is not None else ""
    return known or tr(
        "Something went wrong that should not have ({kind}); please report it with {file}.",
        kind=type(error).__name__,
        file=paths.log_file(),
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
    return "\n".join(line.rstrip("\n") for line in lines)


def show_warning(sentence: str) -> None:
    """Show a sentence in a window of its own, which waits for nobody."""
    _box(sentence).show()


def _on_exception(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    sentence = report_unexpected(error)
    print(f"mnist-desktop: {sentence}", file=sys.stderr)  # noqa: T201
    if QApplication.instance() is not None:
        _show_with_details(sentence, details(error))


def _show_with_details(sentence: str, text: str) -> None:
    box = _box(sentence)
    copy = box.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    # A button of a message box closes it, and whoever copies may want to read on.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    copy.clicked.connect(lambda: copy.setText(tr("Copied")))
    box.show()


def _box(sentence: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, "mnist-desktop", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setParent(QApplication.activeWindow(), box.windowFlags())
    # This also keeps it: where no window is active, nothing else does.
    box.finished.connect(lambda: box.deleteLater())  # noqa: PLW0108
    return box


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        # A frozen program knows none.
        return "of the package"
