"""Long work in a thread of its own, so that the window never waits."""

import threading
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.errors import UserError
from mnist_desktop.ui.errors import report_unexpected

Job = Callable[[threading.Event], Generator[Any, None, Any]]
"""Long work: it yields records while it goes on, looks at the event between them to end early
with what it has, and returns its result."""


class Task(QThread):
    """One piece of long work, running in a thread of its own.

    Records are buffered: whoever shows them takes them when it paints, however fast they come.

    Signals:
        succeeded(object): The job's result.
        failed(str): One sentence on why there is none.
    """

    succeeded = Signal(object)
    failed = Signal(str)

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._ending = threading.Event()
        self._abandoned = threading.Event()
        self._records: deque[Any] = deque()

    def run(self) -> None:
        """Do the work; called by Qt in the new thread."""
        try:
            self._work()
        except UserError as error:
            self._tell_failure(str(error))
        except Exception as error:  # noqa: BLE001, a thread has no caller to raise to
            self._tell_failure(report_unexpected(error))

    def take_records(self) -> list[Any]:
        """Return the records since the last call, in order."""
        return [self._records.popleft() for _ in range(len(self._records))]

    def end_early(self) -> None:
        """Ask the job to end with what it has; its result still comes."""
        self._ending.set()

    def abandon(self) -> None:
        """Have the job broken off at its next record; nothing is told any more."""
        self._abandoned.set()
        self._ending.set()

    def abandon_and_wait(self) -> None:
        """Break the job off and return once its thread has ended."""
        self.abandon()
        self.wait()

    def _work(self) -> None:
        steps = self._job(self._ending)
        while True:
            try:
                self._records.append(next(steps))
            except StopIteration as end:
                if not self._abandoned.is_set():
                    self.succeeded.emit(end.value)
                return
            if self._abandoned.is_set():
                steps.close()
                return

    def _tell_failure(self, sentence: str) -> None:
        if not self._abandoned.is_set():
            self.failed.emit(sentence)
