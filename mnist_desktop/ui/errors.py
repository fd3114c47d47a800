"""The one place where errors that nobody expected end up, whatever thread they come from."""

import contextlib
import sys
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from types import TracebackType

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit

from mnist_desktop.repeats import Repeats, fingerprint
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.unexpected import details, report_unexpected, shortened

_COUNTING_MILLISECONDS = 300


def install(application: QApplication) -> "Funnel":
    """Hear from now on of all errors that nobody has caught; for the window's process.

    Returns:
        What hears of them; it belongs to the application.
    """
    funnel = Funnel(application)
    sys.excepthook = funnel.on_exception
    threading.excepthook = lambda told: funnel.take(told.exc_value)
    # Where Python has nobody to raise to: what is thrown away, and callbacks of the interpreter's.
    sys.unraisablehook = lambda told: funnel.take(told.exc_value)
    return funnel


def show_warning(sentence: str) -> None:
    """Show a sentence in a window of its own, which waits for nobody."""
    _show(QMessageBox(QMessageBox.Icon.Warning, "mnist-desktop", sentence))


@dataclass
class _Fault:
    """An error that waits to be shown: it was seen that many times, the first of them or not."""

    sentence: str
    text: str
    is_new: bool
    times: int


class Funnel(QObject):
    """Takes errors of all threads, and shows them in one window, however many there are.

    An error that comes again and again is counted. Once its window is closed, it is not shown
    again before it has stayed away for a while.

    Args:
        application: Whose thread shows windows.
    """

    _told = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._repeats = Repeats()
        self._lock = threading.Lock()
        self._waiting: OrderedDict[Hashable, _Fault] = OrderedDict()
        self._window: _FaultWindow | None = None
        # Queued: it may come from another thread, or from the midst of painting.
        self._told.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take what `sys.excepthook` is called with, by Python or by Qt, in any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error)

    def take(self, error: BaseException | None) -> None:
        """Log an error, and have it shown; called in any thread."""
        if error is None or isinstance(error, SystemExit):
            return
        sentence, key = report_unexpected(error), fingerprint(error)
        is_new = self._repeats.count(key) == 1
        with self._lock:
            is_first = not self._waiting
            text = details(error) if is_new else ""
            fault = self._waiting.setdefault(key, _Fault(sentence, text, is_new, 0))
            fault.times += 1
        # At the program's end there is nobody left to show it to.
        if is_first and shiboken6.isValid(self):
            self._told.emit()
        if is_new:
            _print(f"mnist-desktop: {sentence}")

    def show_and_wait(self, error: Exception) -> None:
        """Show what keeps the window from opening, until somebody closes it."""
        sentence = report_unexpected(error)
        _print(f"mnist-desktop: {sentence}")
        _FaultWindow(sentence, details(error)).exec()

    def _show_waiting(self) -> None:
        with self._lock:
            faults = list(self._waiting.values())
            self._waiting.clear()
        for fault in faults:
            if self._window is not None and shiboken6.isValid(self._window):
                self._window.add(fault.text, fault.times)
            elif fault.is_new:
                self._window = _FaultWindow(fault.sentence, fault.text)
                self._window.add("", fault.times - 1)
                _show(self._window)


class _FaultWindow(QMessageBox):
    """Tells an error in a sentence; the details are folded, and can be copied.

    Args:
        sentence: What is said.
        text: The details.
    """

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__(QMessageBox.Icon.Warning, "mnist-desktop", sentence)
        self._text = text
        self._times = 1
        self.setDetailedText(text)
        for shown in self.findChildren(QTextEdit):
            shown.setAccessibleName(tr("Details"))
        copy = self.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Close))
        self.setEscapeButton(QMessageBox.StandardButton.Close)
        # A button of a message box closes it, and whoever copies may want to read on.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        copy.clicked.connect(lambda: copy.setText(tr("Copied")))
        # Not each time: where painting fails, showing the count would fail once more.
        self._counting = QTimer(self, singleShot=True, interval=_COUNTING_MILLISECONDS)
        self._counting.timeout.connect(self._show_count)

    def add(self, text: str, times: int) -> None:
        """Take in what has happened since: the details of another error, or the same again."""
        if text:
            self._text = shortened(f"{self._text}\n\n{text}")
        self._times += times
        if times and not self._counting.isActive():
            self._counting.start()

    def _show_count(self) -> None:
        self.setDetailedText(self._text)
        self.setInformativeText(
            tr_many("It has happened {count} times.", "It has happened once.", self._times)
        )


def _show(box: QMessageBox) -> None:
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setParent(QApplication.activeWindow(), box.windowFlags())
    # This also keeps it: where no window is active, nothing else does.
    box.finished.connect(lambda: box.deleteLater())  # noqa: PLW0108
    box.show()


def _print(line: str) -> None:
    # Whoever has read standard error may be gone; it is in the log.
    with contextlib.suppress(OSError, ValueError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201
