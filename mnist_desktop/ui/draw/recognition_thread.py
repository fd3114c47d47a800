"""Reading in a thread of its own: always the newest drawing, never a queue of stale ones."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal

from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.log import log_cause
from mnist_desktop.ui.draw.readers import Readers, Written
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.torch_preload import load_library
from mnist_desktop.ui.worker_thread import WorkerThread
from mnist_desktop.unexpected import report_unexpected

Result = TypeVar("Result")


class RecognitionThread(WorkerThread):
    """Reads the newest drawing or picture with the model in use.

    PyTorch is loaded here, after the window is up, and each model when it is first used.

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

    def __init__(self) -> None:
        super().__init__()
        self._changed = threading.Condition()
        self._newest: tuple[int, Written] | None = None
        self._wanted: LazyModel | None = None
        self._examples: tuple[Drawing, ...] = ()
        self._heeded: tuple[Drawing, ...] = ()
        self._readers: Readers | None = None
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
        """Have the thread end once it has done what it has begun."""
        with self._changed:
            self._is_ending = True
            self._changed.notify()

    def run(self) -> None:
        """Read until told to end; called by Qt in the new thread."""
        if self._is_ending:
            return
        load_library()
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._is_ending:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._readers = self._load(wanted)
            elif self._readers is not None:
                self._readers = self._go_on(self._readers)

    def _has_work(self) -> bool:
        is_behind = self._newest is not None or self._examples != self._heeded
        can_read = self._readers is not None and is_behind
        return self._is_ending or self._wanted is not None or can_read

    def _load(self, wanted: LazyModel) -> Readers | None:
        readers = self._attempt(lambda: Readers.of(wanted.load()))
        self._heeded = ()
        if readers is not None:
            self.ready.emit()
        return readers

    def _go_on(self, readers: Readers) -> Readers:
        """Read the newest, and heed other examples once there is nothing to read."""
        with self._changed:
            newest, self._newest = self._newest, None
            examples = self._examples
        if newest is None:
            return self._heed(readers, examples)
        number, written = newest
        answer = self._attempt(lambda: readers.read(written))
        if answer is not None:
            self.recognized.emit(number, *answer)
        return readers

    def _heed(self, readers: Readers, examples: tuple[Drawing, ...]) -> Readers:
        self._heeded = examples
        heeding = self._attempt(lambda: readers.heeding(examples))
        self.heeding.emit()
        return heeding or readers

    def _attempt(self, work: Callable[[], Result]) -> Result | None:
        """Do work; where it fails, tell so and go on, for a thread has no caller to raise to."""
        try:
            return work()
        except UserError as error:
            log_cause(error)
            self.failed.emit(str(error))
        except Exception as error:  # noqa: BLE001, see above
            self.failed.emit(report_unexpected(error))
        return None
