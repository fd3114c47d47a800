"""Opening the window."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mnist_desktop import __version__, paths
from mnist_desktop.ui import errors, language, theme
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.qt_messages import QtMessages
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.unfinished import begin_sweeping

_WAKING_MILLISECONDS = 300
_SWITCHING_SECONDS = 0.001


def open_window() -> int:
    """Open the window and return the exit status once it is closed."""
    application = make_application()
    errors.install()
    remembered = Remembered()
    language.speak(application, language.chosen(remembered))
    window = MainWindow(remembered=remembered)
    window.show()
    begin_sweeping()
    try:
        with closing_on_signals(window):
            return application.exec()
    finally:
        # What Qt tells while Python ends cannot come to Python any more.
        qInstallMessageHandler(None)


@contextmanager
def closing_on_signals(window: MainWindow) -> Iterator[None]:
    """Close the window on Ctrl+C in its terminal, and where the system ends the program.

    Nobody is asked, as nobody may be there: what a training has learned is kept.
    """
    kinds = (signal.SIGINT, signal.SIGTERM)
    previous = {
        kind: signal.signal(kind, lambda _signal, _frame: window.finish_and_close())
        for kind in kinds
    }
    # Python looks at signals only while it runs; Qt's event loop alone would not let it.
    awake = QTimer(window, interval=_WAKING_MILLISECONDS)
    awake.timeout.connect(lambda: None)
    awake.start()
    try:
        yield
    finally:
        for kind, handler in previous.items():
            signal.signal(kind, handler)


def make_application() -> QApplication:
    """Return the application in its looks; where no display can be had, the program ends."""
    # A training hands Python's lock on sooner, so that the pen does not wait for it.
    sys.setswitchinterval(_SWITCHING_SECONDS)
    messages = QtMessages()
    qInstallMessageHandler(messages.take)
    application = QApplication(sys.argv[:1])
    # Every point of a stroke counts: without this, X11's are dropped while the window is busy.
    # Only here, after Qt's X11 part has turned it on.
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
    application.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, on=False)
    messages.end_start()
    application.setApplicationName(paths.APPLICATION)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(paths.DESKTOP_ID)
    application.setWindowIcon(QIcon(str(paths.resources_folder() / "icon.svg")))
    theme.follow_system(application)
    return application
