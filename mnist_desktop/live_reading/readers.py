"""Who reads what is on the pad: drawings, as their writer means them, and pictures."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.remembering import Remembering
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Answer
from mnist_desktop.live_reading.written import Growing, Picture, PicturePart, Written
from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
from mnist_desktop.models.parallel import compute_alone
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.correction import with_digits
from mnist_desktop.numbers.ink_reader import InkReader
from mnist_desktop.numbers.picture_reader import PictureReader
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.recognition.digit_reader import ImageReader
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.recognition.recognizer import recognize_images


@dataclass(frozen=True, eq=False)
class Readers:
    """Who reads: numbers that were drawn, and pictures.

    Attributes:
        model: The model in use, which knows nothing of the writer.
        ink: Reads drawings.
        pictures: Reads pictures.
        remembering: Has the model take examples into account.
        is_heeding: Whether there are examples that are taken into account in drawings.
    """

    model: TrainedModel
    ink: InkReader
    pictures: PictureReader
    remembering: Remembering
    is_heeding: bool = False

    @classmethod
    def of(cls, model: TrainedModel) -> "Readers":
        """Return those who read with a model, and remember what they read."""
        compute_alone()
        fused = fuse_batch_norm(model)
        return cls(fused, InkReader(ImageReader(fused)), PictureReader(fused), Remembering(fused))

    def heeding(self, examples: Sequence[Drawing]) -> "Readers":
        """Return those who read drawings as whoever has drawn these examples means them.

        Pictures may be from anybody's hand.
        """
        reader = InkReader(self.remembering.of(Hand.of(examples)))
        return replace(self, ink=reader, is_heeding=bool(examples))

    def read(self, written: Written) -> Answer:
        """Read a drawing or a picture."""
        if isinstance(written, Growing):
            return self._with_own(self.ink.read_growing(written.drawing))
        if isinstance(written, Drawing):
            return self._with_own(self.ink.read(written))
        # A new thread computes with all cores, unlike this one: a page has hundreds of digits.
        with ThreadPoolExecutor(1) as other:
            return Answer(other.submit(self._read_picture, written).result(), frozenset())

    def _with_own(self, reading: Reading) -> Answer:
        if not (self.is_heeding and reading.digits):
            return Answer(reading, frozenset())
        images = np.stack([found.image for found in reading.digits])
        alone = recognize_images(self.model, images)
        own = (
            index
            for index, (found, other) in enumerate(zip(reading.digits, alone, strict=True))
            if other is not None and _answer(other) != _answer(found.prediction)
        )
        return Answer(reading, frozenset(own))

    def _read_picture(self, written: Picture | PicturePart) -> Reading:
        if isinstance(written, PicturePart):
            return self._with_part(written)
        reading = self.pictures.read(written.gray.astype(np.float32))
        return reading if len(reading.digits) > 1 else self._as_digit(written)

    def _as_digit(self, picture: Picture) -> Reading:
        """Read a picture of one digit as it was prepared, in all its pixels."""
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


def _answer(prediction: Prediction) -> int | None:
    return None if prediction.rejected else prediction.digit
