"""Opening the window."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QIcon, QSessionManager
from PySide6.QtWidgets import QApplication

from mnist_desktop import __version__, paths
from mnist_desktop.freed_memory import share_pools
from mnist_desktop.leftovers import begin_sweeping
from mnist_desktop.live_reading.reading_apart import ReadingApart
from mnist_desktop.log import keep_crashes, keep_warnings
from mnist_desktop.ui import errors, language, theme
from mnist_desktop.ui.garbage import GarbageCollection
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.qt_messages import QtMessages
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.worker_thread import leave_behind, wait_for_workers

_WAKING_MILLISECONDS = 300
_SWITCHING_SECONDS = 0.001
_WAITING_SECONDS = 0.5


def open_window() -> int:
    """Open the window and return the exit status once it is closed.

    A thread may go on after it, as an import or a stalled file cannot be broken off; then the
    process ends here, without it.
    """
    keep_crashes()
    keep_warnings()
    application = make_application()
    funnel = errors.install(application)
    remembered = Remembered()
    language.speak(application, language.chosen(remembered))
    try:
        window = MainWindow(remembered=remembered, reader=ReadingApart())
    except Exception as error:  # noqa: BLE001, whoever clicked on an icon would see nothing at all
        funnel.show_and_wait(error)
        qInstallMessageHandler(None)
        return 1

    def put_aside(_session: QSessionManager) -> None:
        # Whoever logs out may end the program at any moment from now on.
        window.suspend()

    application.commitDataRequest.connect(put_aside)
    window.show()
    begin_sweeping()
    try:
        with closing_on_signals(window):
            status = application.exec()
        if not wait_for_workers(_WAITING_SECONDS):
            leave_behind(status)
        return status
    finally:
        # What Qt tells while Python ends cannot come to Python any more.
        qInstallMessageHandler(None)


@contextmanager
def closing_on_signals(window: MainWindow) -> Iterator[None]:
    """Close the window on Ctrl+C in its terminal, and where the system ends the program.

    Nobody is asked, as nobody may be there. What a training has learned is kept after Ctrl+C; where
    the system ends the program, the training is put aside, and the next start offers to resume it.
    """
    closing = _closing(window)

    def close(number: int, _frame: FrameType | None) -> None:
        closing[number]()

    previous = {kind: signal.signal(kind, close) for kind in closing}
    # Python looks at signals only while it runs; Qt's event loop alone would not let it.
    awake = QTimer(window, interval=_WAKING_MILLISECONDS)
    awake.timeout.connect(lambda: None)
    awake.start()
    try:
        yield
    finally:
        for kind, handler in previous.items():
            signal.signal(kind, handler)


def _closing(window: MainWindow) -> dict[int, Callable[[], None]]:
    """Return what each signal does that closes the window."""
    # What a system lacks is left out: Windows knows no hang-up, and only it knows Ctrl+Break.
    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    kinds = [getattr(signal, name) for name in names]
    # `nohup` lets a hang-up be ignored, and so it stays.
    heeded = [kind for kind in kinds if signal.getsignal(kind) is not signal.SIG_IGN]
    put_aside = dict.fromkeys(heeded, window.suspend_and_close)
    return {signal.SIGINT: window.finish_and_close, **put_aside}


def make_application() -> QApplication:
    """Return the application in its looks; where no display can be had, the program ends."""
    # A training hands Python's lock on sooner, so that the pen does not wait for it.
    sys.setswitchinterval(_SWITCHING_SECONDS)
    share_pools()
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
    GarbageCollection(application)
    return application
