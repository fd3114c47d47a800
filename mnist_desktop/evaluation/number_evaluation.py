"""What was read in an ink file of whole numbers, and how well."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.progress import ReadingProgress
from mnist_desktop.evaluation.number_figures import NumberFigures
from mnist_desktop.formatting import in_a_line, sureness
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.texts import tr

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

# Few, so that it can be followed and broken off: numbers whose digits are joined take long.
_AT_ONCE = 5


@dataclass(frozen=True, eq=False)
class ReadNumber:
    """A drawing of a number, or of a single digit, with what was read.

    Attributes:
        place: Its place in the file, counted from 1.
        drawing: The ink; what is meant is known.
        reading: What was read.
    """

    place: int
    drawing: Drawing
    reading: Reading

    @property
    def truth(self) -> str:
        """What is meant, its lines parted by line feeds."""
        return self.drawing.text or ""

    @property
    def is_right(self) -> bool:
        """Whether all of it is right."""
        return self.truth == self.reading.number

    @property
    def meant(self) -> str:
        """What is meant, in words, with a sign of whether it was read so."""
        return f"{'✓' if self.is_right else '✗'} {in_a_line(self.truth)}"

    @property
    def answer(self) -> str:
        """What was read, in words."""
        return tr("read as {number}", number=in_a_line(self.reading.number))

    @property
    def sure(self) -> str:
        """How sure the model was, in words, and whether it took all of it for no digit."""
        digits = self.reading.digits
        is_doubted = len(digits) == 1 and digits[0].prediction.rejected
        sure = sureness(self.reading.confidence)
        return tr("{sure}, but no digit?", sure=sure) if is_doubted else sure

    @property
    def words(self) -> str:
        """What was read, and how sure the model was, in words."""
        return tr(
            "{truth} read as {answer}, {sure}",
            truth=in_a_line(self.truth),
            answer=in_a_line(self.reading.number),
            sure=self.sure,
        )


@dataclass(frozen=True, eq=False)
class NumberEvaluation:
    """What was read in an ink file of whole numbers, and how well.

    Attributes:
        name: What the file is called.
        drawings: All that it holds; single digits count as numbers of one digit.
        readings: What was read in each.
    """

    name: str
    drawings: Sequence[Drawing]
    readings: Sequence[Reading]

    def __len__(self) -> int:
        """How many are scored."""
        return len(self.scored)

    @cached_property
    def scored(self) -> tuple[ReadNumber, ...]:
        """Those that have ink and of which it is known what is meant, as they are in the file."""
        both = enumerate(zip(self.drawings, self.readings, strict=True), start=1)
        return tuple(
            ReadNumber(place, drawing, reading)
            for place, (drawing, reading) in both
            if drawing.text is not None and not drawing.is_empty
        )

    @cached_property
    def misread(self) -> tuple[ReadNumber, ...]:
        """Those that were not read right, the most confident first."""
        wrong = [one for one in self.scored if not one.is_right]
        return tuple(sorted(wrong, key=lambda one: -one.reading.confidence))

    @property
    def figures(self) -> NumberFigures:
        """How many are right."""
        return NumberFigures(
            [one.truth for one in self.scored], [one.reading.number for one in self.scored]
        )

    @property
    def confidence(self) -> NDArray[np.float64]:
        """How probable it is that all of each is right: float64, shape (scored,)."""
        return np.array([one.reading.confidence for one in self.scored], np.float64)

    @property
    def is_right(self) -> NDArray[np.bool_]:
        """Which are all right: bool, shape (scored,)."""
        return np.array([one.is_right for one in self.scored], np.bool_)


def read_numbers(
    name: str, drawings: Sequence[Drawing], model: "TrainedModel"
) -> Generator[ReadingProgress, None, NumberEvaluation]:
    """Read drawings, telling how far that has come.

    Args:
        name: What the file is called.
        drawings: What it holds.
        model: Who reads the single digits.
    """
    yield ReadingProgress(0, len(drawings))
    # Here and not above: they load PyTorch.
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.numbers.ink_reader import InkReader
    from mnist_desktop.recognition.digit_reader import ImageReader

    reader = InkReader(ImageReader(fuse_batch_norm(model)))
    readings: list[Reading] = []
    for start in range(0, len(drawings), _AT_ONCE):
        readings += reader.read_all(drawings[start : start + _AT_ONCE])
        yield ReadingProgress(len(readings), len(drawings))
    return NumberEvaluation(name, drawings, readings)
