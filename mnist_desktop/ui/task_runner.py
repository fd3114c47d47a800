"""Long work in a thread of its own, so that the window never waits."""

import threading
from collections import deque
from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.errors import UserError
from mnist_desktop.freed_memory import give_back
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.log import log_cause
from mnist_desktop.shortage import no_threads
from mnist_desktop.ui.worker_thread import WorkerThread
from mnist_desktop.unexpected import report_unexpected

Job = Callable[[threading.Event], Generator[Any, None, Any]]
"""Long work: it yields records while it goes on, looks at the event between them to end early
with what it has, and returns its result."""

_TELLING_MILLISECONDS = 100


class TaskRunner(QObject):
    """Runs one job at a time; a new one takes the place of the last, whose result is dropped.

    Records are told ten times a second, however fast they come.

    Signals:
        told(list): The records since the last time, in order; never empty.
        succeeded(object): The job's result; all records were told before.
        failed(str): One sentence on why there is none; all records were told before.
    """

    told = Signal(list)
    succeeded = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._task: _Task | None = None
        self._timer = QTimer(self, interval=_TELLING_MILLISECONDS)
        self._timer.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        """Whether a job is going on whose result is awaited."""
        return self._task is not None

    @property
    def is_paused(self) -> bool:
        """Whether the job waits for `resume`."""
        return self._task is not None and not self._task.going.is_set()

    @property
    def is_waiting(self) -> bool:
        """Whether a pause has taken effect: nothing is done until `resume`."""
        return self._task is not None and self._task.is_waiting

    def pause(self) -> None:
        """Have the job wait at its next record."""
        if self._task is not None:
            self._task.going.clear()

    def resume(self) -> None:
        """Let a job that waits go on."""
        if self._task is not None:
            self._task.going.set()

    def start(self, job: Job) -> None:
        """Run a job; one that is going on is broken off, without waiting for it."""
        self.abandon()
        self._number += 1
        self._task = _Task(self._number, job)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._timer.start()
        if not self._task.begin():
            # As if it had been told by the thread, once whoever started it has gone on.
            fail = partial(self._on_failed, self._number, no_threads())
            QTimer.singleShot(0, self, fail)

    def end_early(self) -> None:
        """Ask the job to end with what it has; its result still comes."""
        if self._task is not None:
            self._task.ending.set()
            self._task.going.set()

    def abandon(self) -> None:
        """Have the job broken off at its next record; nothing of it is told any more."""
        if self._task is not None:
            self._task.abandon()
            self._release()

    def wait(self, milliseconds: int) -> None:
        """Return once the job's thread has ended, or after that time; its result comes later."""
        if self._task is not None:
            self._task.wait(milliseconds)

    def _tell(self) -> None:
        records = self._task.take_records() if self._task else []
        if records:
            self.told.emit(records)

    def _on_succeeded(self, number: int, result: object) -> None:
        # A result may have been on its way when its job was abandoned.
        if self._task is not None and number == self._number:
            self._tell()
            self._release()
            self.succeeded.emit(result)

    def _on_failed(self, number: int, sentence: str) -> None:
        if self._task is not None and number == self._number:
            self._tell()
            self._release()
            self.failed.emit(sentence)

    def _release(self) -> None:
        self._timer.stop()
        self._task = None


class _Task(WorkerThread):
    """One job in a thread of its own; it tells its number with everything."""

    succeeded = Signal(int, object)
    failed = Signal(int, str)

    def __init__(self, number: int, job: Job) -> None:
        super().__init__()
        self.ending = threading.Event()
        self.going = threading.Event()
        self.going.set()
        self.is_waiting = False
        self._number = number
        self._job = job
        self._abandoned = threading.Event()
        self._records: deque[Any] = deque()

    def run(self) -> None:
        """Do the work; called by Qt in the new thread."""
        try:
            self._work()
        except UserError as error:
            log_cause(error)
            self.failed.emit(self._number, str(error))
        except Exception as error:  # noqa: BLE001, a thread has no caller to raise to
            self.failed.emit(self._number, report_unexpected(error))
        give_back()

    def take_records(self) -> list[Any]:
        """Return the records since the last call, in order."""
        return [self._records.popleft() for _ in range(len(self._records))]

    def abandon(self) -> None:
        """Have the job broken off at its next record."""
        self._abandoned.set()
        self.ending.set()
        self.going.set()

    def _work(self) -> None:
        if self._abandoned.is_set():
            return
        work = self._job(self.ending)
        steps = ReturnCapture(work)
        with closing(work):
            for record in steps:
                self._records.append(record)
                self._wait_while_paused()
                if self._abandoned.is_set():
                    return
        self.succeeded.emit(self._number, steps.value)

    def _wait_while_paused(self) -> None:
        self.is_waiting = not self.going.is_set()
        self.going.wait()
        self.is_waiting = False
