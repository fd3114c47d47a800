"""Threads that the window need not wait for."""

import contextlib
import os
import sys
import time
from collections.abc import Iterable
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QThread


class WorkerThread(QThread):
    """A thread that belongs to the application, not to who started it.

    So whoever started it can go at any time: a thread that cannot be broken off, as it waits for an
    import or a file, goes on until that has ended, and then takes itself away.
    """

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.finished.connect(self.deleteLater)

    def begin(self) -> bool:
        """Start it, and return whether the system has one to spare."""
        self.start()
        return self.isRunning() or self.isFinished()


def workers() -> list[WorkerThread]:
    """Return the threads that still work."""
    application = QCoreApplication.instance()
    found: Iterable[WorkerThread] = application.findChildren(WorkerThread) if application else ()
    return [thread for thread in found if thread.isRunning()]


def wait_for_workers(seconds: float) -> bool:
    """Wait until no thread works any more, at most that long; return whether none does."""
    end = time.monotonic() + seconds
    return all(thread.wait(max(round((end - time.monotonic()) * 1000), 0)) for thread in workers())


def leave_behind(status: int) -> NoReturn:
    """End the process at once, with threads in it that still work.

    Nothing of Python's or Qt's is taken down, as those threads may be using it. Call it once all
    that is to be kept is written; files of this program appear whole or not at all, so that what a
    thread is writing harms nobody.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            # Closed, or none at all, as in a program of Windows without a console.
            stream.flush()
    os._exit(status)
