"""Reading in a thread of its own: always the newest drawing, never a queue of stale ones."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Signal

from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Reader, ReadingEnded
from mnist_desktop.live_reading.written import Written
from mnist_desktop.log import log_cause
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.worker_thread import WorkerThread
from mnist_desktop.unexpected import report_unexpected


class RecognitionThread(WorkerThread):
    """Reads the newest drawing or picture with the model in use.

    Each model is loaded when it is first used.

    Args:
        reader: Who reads, in this thread or elsewhere.

    Signals:
        ready(): The model can read; what was sent before is read now.
        heeding(): Other examples are heeded now than before; drawings may be read otherwise.
        recognized(int, object, object): The Reading of what was sent with that number, and the
            indices, a frozenset, of digits that were read so only as the examples are heeded.
        failed(str): One sentence on why the model cannot read.
    """

    ready = Signal()
    heeding = Signal()
    recognized = Signal(int, object, object)
    failed = Signal(str)

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._changed = threading.Condition()
        self._newest: tuple[int, Written] | None = None
        self._wanted: LazyModel | None = None
        self._examples: tuple[Drawing, ...] = ()
        self._heeded: tuple[Drawing, ...] = ()
        self._can_read = False
        self._is_ending = False

    def use(self, model: LazyModel) -> None:
        """Read with this model from now on, the newest first."""
        with self._changed:
            self._wanted = model
            self._changed.notify()

    def heed(self, examples: tuple[Drawing, ...]) -> None:
        """Read drawings, with any model, as whoever has drawn these examples means them."""
        with self._changed:
            self._examples = examples
            self._changed.notify()

    def submit(self, number: int, written: Written) -> None:
        """Read a drawing or a picture as soon as possible; older ones are forgotten."""
        with self._changed:
            self._newest = (number, written)
            self._changed.notify()

    def end(self) -> None:
        """Have the thread end; what is being read is broken off where that can be."""
        with self._changed:
            self._is_ending = True
            self._changed.notify()
        self._reader.end()

    def run(self) -> None:
        """Read until told to end; called by Qt in the new thread."""
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._is_ending:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._use(wanted)
            else:
                self._go_on()

    def _has_work(self) -> bool:
        is_behind = self._newest is not None or self._examples != self._heeded
        can_read = self._can_read and is_behind
        return self._is_ending or self._wanted is not None or can_read

    def _use(self, wanted: LazyModel) -> None:
        self._heeded = ()
        self._can_read = self._succeeds(lambda: self._reader.use(wanted.load, wanted.path))
        if self._can_read:
            self.ready.emit()

    def _go_on(self) -> None:
        """Read the newest, and heed other examples once there is nothing to read."""
        with self._changed:
            newest, self._newest = self._newest, None
            examples = self._examples
        if newest is None:
            self._heed(examples)
            return
        number, written = newest
        self._succeeds(lambda: self.recognized.emit(number, *self._reader.read(written)))

    def _heed(self, examples: tuple[Drawing, ...]) -> None:
        self._heeded = examples
        self._succeeds(lambda: self._reader.heed(examples))
        self.heeding.emit()

    def _succeeds(self, work: Callable[[], None]) -> bool:
        """Do work; where it fails, tell so and go on, for a thread has no caller to raise to."""
        try:
            work()
        except ReadingEnded:
            return False
        except UserError as error:
            log_cause(error)
            self.failed.emit(str(error))
            return False
        except Exception as error:  # noqa: BLE001, see above
            self.failed.emit(report_unexpected(error))
            return False
        return True
