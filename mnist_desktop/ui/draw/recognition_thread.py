"""Reading digits in a thread of its own: always the newest image, never a queue of stale ones."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause
from mnist_desktop.ui.errors import report_unexpected
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.torch_preload import load_library

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

Result = TypeVar("Result")


class RecognitionThread(QThread):
    """Reads the newest image with the model in use.

    PyTorch is loaded here, after the window is up, and each model when it is first used.

    Signals:
        ready(): The model can read; images sent before are read now.
        recognized(int, object): The Prediction for the image of that number.
        failed(str): One sentence on why the model cannot read.
    """

    ready = Signal()
    recognized = Signal(int, object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._image: tuple[int, NDArray[np.uint8]] | None = None
        self._wanted: LazyModel | None = None
        self._model: TrainedModel | None = None
        self._is_ending = False

    def use(self, model: LazyModel) -> None:
        """Read with this model from now on, the newest image first."""
        with self._changed:
            self._wanted = model
            self._changed.notify()

    def submit(self, number: int, image: NDArray[np.uint8]) -> None:
        """Read `image` (uint8, shape (28, 28)) as soon as possible; older ones are forgotten."""
        with self._changed:
            self._image = (number, image.copy())
            self._changed.notify()

    def end(self) -> None:
        """End the thread and return once it has ended."""
        with self._changed:
            self._is_ending = True
            self._changed.notify()
        self.wait()

    def run(self) -> None:
        """Read until told to end; called by Qt in the new thread."""
        load_library()
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._is_ending:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                self._model = self._load(wanted)
            elif self._model is not None:
                self._read_newest(self._model)

    def _has_work(self) -> bool:
        can_read = self._model is not None and self._image is not None
        return self._is_ending or self._wanted is not None or can_read

    def _load(self, wanted: LazyModel) -> "TrainedModel | None":
        model = self._attempt(wanted.load)
        if model is not None:
            self.ready.emit()
        return model

    def _read_newest(self, model: "TrainedModel") -> None:
        from mnist_desktop.recognition.recognizer import recognize_images

        with self._changed:
            newest, self._image = self._image, None
        if newest is not None:
            number, image = newest
            read = self._attempt(lambda: recognize_images(model, image[None]))
            if read is not None:
                self.recognized.emit(number, read[0])

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
