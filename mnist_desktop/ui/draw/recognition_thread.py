"""Reading in a thread of its own: always the newest drawing, never a queue of stale ones."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.log import log_cause
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.correction import with_digits
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.ui.draw.picture_reader import Picture
from mnist_desktop.ui.errors import report_unexpected
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.torch_preload import load_library

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.numbers.ink_reader import InkReader
    from mnist_desktop.numbers.picture_reader import PictureReader

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class PicturePart:
    """A part of a picture in which a number is, as somebody said.

    Attributes:
        picture: All of the picture.
        box: The part, in its pixels.
        reading: What was read in the picture before.
    """

    picture: Picture
    box: Box
    reading: Reading


Written = Drawing | Picture | PicturePart
"""What is read."""


class RecognitionThread(QThread):
    """Reads the newest drawing or picture with the model in use.

    PyTorch is loaded here, after the window is up, and each model when it is first used.

    Signals:
        ready(): The model can read; what was sent before is read now.
        recognized(int, object): The Reading of what was sent with that number.
        failed(str): One sentence on why the model cannot read.
    """

    ready = Signal()
    recognized = Signal(int, object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._newest: tuple[int, Written] | None = None
        self._wanted: LazyModel | None = None
        self._readers: _Readers | None = None
        self._is_ending = False

    def use(self, model: LazyModel) -> None:
        """Read with this model from now on, the newest first."""
        with self._changed:
            self._wanted = model
            self._changed.notify()

    def submit(self, number: int, written: Written) -> None:
        """Read a drawing or a picture as soon as possible; older ones are forgotten."""
        with self._changed:
            self._newest = (number, written)
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
                self._readers = self._load(wanted)
            elif self._readers is not None:
                self._read_newest(self._readers)

    def _has_work(self) -> bool:
        can_read = self._readers is not None and self._newest is not None
        return self._is_ending or self._wanted is not None or can_read

    def _load(self, wanted: LazyModel) -> "_Readers | None":
        readers = self._attempt(lambda: _Readers.of(wanted.load()))
        if readers is not None:
            self.ready.emit()
        return readers

    def _read_newest(self, readers: "_Readers") -> None:
        with self._changed:
            newest, self._newest = self._newest, None
        if newest is not None:
            number, written = newest
            reading = self._attempt(lambda: readers.read(written))
            if reading is not None:
                self.recognized.emit(number, reading)

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


@dataclass(frozen=True, eq=False)
class _Readers:
    """Who reads: numbers that were drawn, and pictures."""

    model: "TrainedModel"
    ink: "InkReader"
    pictures: "PictureReader"

    @classmethod
    def of(cls, model: "TrainedModel") -> "_Readers":
        """Return those who read with a model, and remember what they read."""
        from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
        from mnist_desktop.models.parallel import compute_alone
        from mnist_desktop.numbers.ink_reader import InkReader
        from mnist_desktop.numbers.picture_reader import PictureReader

        compute_alone()
        fused = fuse_batch_norm(model)
        return cls(fused, InkReader(fused), PictureReader(fused))

    def read(self, written: Written) -> Reading:
        if isinstance(written, Drawing):
            return self.ink.read(written)
        # A new thread computes with all cores, unlike this one: a page has hundreds of digits.
        with ThreadPoolExecutor(1) as other:
            return other.submit(self._read_picture, written).result()

    def _read_picture(self, written: Picture | PicturePart) -> Reading:
        if isinstance(written, PicturePart):
            return self._with_part(written)
        reading = self.pictures.read(written.gray.astype(np.float32))
        return reading if len(reading.digits) > 1 else self._as_digit(written)

    def _as_digit(self, picture: Picture) -> Reading:
        """Read a picture of one digit as it was prepared, in all its pixels."""
        from mnist_desktop.recognition.recognizer import recognize_images

        (found,) = recognize_images(self.model, picture.digit[None])
        rows, columns = picture.gray.shape
        box = Box(0.0, 0.0, columns, rows)
        return Reading(((FoundDigit(found, box, picture.digit),),)) if found else Reading()

    def _with_part(self, part: PicturePart) -> Reading:
        box = part.box
        rows, columns = (
            slice(int(box.top), int(box.bottom) + 1),
            slice(int(box.left), int(box.right) + 1),
        )
        found = self.pictures.read(part.picture.gray[rows, columns].astype(np.float32))
        shift = (columns.start, rows.start)
        digits = [replace(digit, box=digit.box.moved(*shift)) for digit in found.digits]
        return with_digits(part.reading, digits, box) if digits else part.reading
