"""Reading whole numbers in drawings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import Predictions
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.ink_rows import (
    InkLine,
    InkRow,
    PartedInk,
    part,
    part_growing,
    part_whole,
)
from mnist_desktop.numbers.line import Line, best_reading, best_way
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.numbers.scoring import CUT_COST
from mnist_desktop.numbers.signs import Sign, SignKind, least_scores
from mnist_desktop.recognition.digit_reader import DigitReader

# No line in which a stroke is cut is better: at least two digits have only a part of it.
_BEST_CUT = -2 * CUT_COST

_Key = tuple[bytes, ...]


@dataclass(frozen=True, eq=False)
class _Answer:
    """A candidate's image, uint8 (28, 28), and its logits, float32 (10 or 11,)."""

    image: NDArray[np.uint8]
    logits: NDArray[np.float32]


class InkReader:
    """Reads whole numbers in drawings.

    What was read in the drawing before is not read again: a pen moves a hundred times a second.

    Args:
        reader: Who reads the single digits.
    """

    def __init__(self, reader: DigitReader) -> None:
        self._reader = reader
        self._known: dict[_Key, _Answer] = {}
        # Whether a stroke of what was read last was cut, as it holds several digits.
        self._is_cut = False

    def read(self, drawing: Drawing) -> Reading:
        """Find the digits of a drawing and read them; an empty one has none."""
        return self.read_all([drawing])[0]

    def read_growing(self, drawing: Drawing) -> Reading:
        """Read a drawing while the pen is drawing its last stroke.

        Half a digit is often wide and reads poorly: that stroke is not yet looked through for
        several digits, which would take most of the time for nothing; and others are only if one of
        them was found to hold several before.
        """
        parted = part_growing(drawing) if self._is_cut else part_whole(drawing)
        return self._read_parted([parted])[0]

    def read_all(self, drawings: Sequence[Drawing]) -> list[Reading]:
        """Read several drawings, all that could be digits in them at once."""
        return self._read_parted([part(drawing) for drawing in drawings])

    def _read_parted(self, parted: Sequence[PartedInk]) -> list[Reading]:
        before, self._known = self._known, {}
        lines = self._lines([row for ink in parted for rows in ink.ways for row in rows], before)
        ways = [[[lines[row] for row in rows] for rows in ink.ways] for ink in parted]
        self._is_cut = any(line.is_cut for some in ways if some for line in best_way(some))
        return [_reading(some, ink.lines) for some, ink in zip(ways, parted, strict=True)]

    def _lines(self, rows: Sequence[InkRow], before: dict[_Key, _Answer]) -> dict[InkRow, Line]:
        """Read rows as they were drawn, and cut where that may be better."""
        lines = self._read_rows({row: row.whole for row in rows}, before)
        poor = [row for row, line in lines.items() if line.parting.score < _BEST_CUT]
        cut = {row: row.cut for row in poor if row.is_wide}
        return lines | self._read_rows(cut, before) if cut else lines

    def _read_rows(
        self, found: dict[InkRow, InkLine], before: dict[_Key, _Answer]
    ) -> dict[InkRow, Line]:
        self._look_at([ink for line in found.values() for ink in line.inks], before)
        return {row: self._line(line) for row, line in found.items()}

    def _look_at(self, inks: Iterable[Drawing], before: dict[_Key, _Answer]) -> None:
        wanted = {ink.identity: ink for ink in inks}
        self._known |= {key: before[key] for key in wanted if key in before}
        new = [key for key in wanted if key not in self._known]
        drawings = [wanted[key] for key in new]
        images = rasterize(drawings)
        logits = self._reader.logits(drawings, images)
        self._known |= {key: _Answer(*both) for *both, key in zip(images, logits, new, strict=True)}

    def _line(self, line: InkLine) -> Line:
        answers = [self._known[ink.identity] for ink in line.inks]
        logits = np.stack([answer.logits for answer in answers])
        return Line(
            line.candidates,
            [piece.is_link for piece in line.pieces],
            line.height,
            np.stack([answer.image for answer in answers]),
            Predictions.of(logits, self._reader.calibration),
            least_scores(line.candidates, line.height),
            line.inks,
        )


def _reading(ways: Sequence[Sequence[Line]], lines: Sequence[Box]) -> Reading:
    if not ways:
        return Reading()
    found = best_reading(ways)
    return replace(found, signs=(*found.signs, *(Sign(SignKind.LINE, box) for box in lines)))
