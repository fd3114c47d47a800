"""Reading whole numbers in drawings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import TrainedModel, compute_logits
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import candidates_of, strokes_of
from mnist_desktop.numbers.line import Line, best_reading
from mnist_desktop.numbers.pieces import pieces_of
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.numbers.rows import rows_of, usual_height


@dataclass(frozen=True, eq=False)
class _Answer:
    """A candidate's image, uint8 (28, 28), and what the network answers, float32 (10 or 11,)."""

    image: NDArray[np.uint8]
    logits: NDArray[np.float32]


class InkReader:
    """Reads whole numbers in drawings.

    What was read in the drawing before is not read again: a pen moves a hundred times a second.

    Args:
        model: Who reads the single digits.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._model = model
        self._known: dict[bytes, _Answer] = {}

    def read(self, drawing: Drawing) -> Reading:
        """Find the digits of a drawing and read them; an empty one has none."""
        return self.read_all([drawing])[0]

    def read_all(self, drawings: Sequence[Drawing]) -> list[Reading]:
        """Read several drawings, all that could be digits in them at once."""
        parted = [_ways(drawing) for drawing in drawings]
        asked = [ink for ways in parted for lines in ways for line in lines for ink in line.inks]
        self._look_at(asked)
        return [
            best_reading([[self._line(line) for line in lines] for lines in ways])
            if ways
            else Reading()
            for ways in parted
        ]

    def _look_at(self, inks: Iterable[Drawing]) -> None:
        wanted = {_key(ink): ink for ink in inks}
        new = [key for key in wanted if key not in self._known]
        images = rasterize([wanted[key] for key in new])
        logits = compute_logits(self._model, images)
        self._known = {key: self._known[key] for key in wanted if key in self._known}
        self._known |= {key: _Answer(*both) for *both, key in zip(images, logits, new, strict=True)}

    def _line(self, line: "_InkLine") -> Line:
        answers = [self._known[_key(ink)] for ink in line.inks]
        return Line(
            line.candidates,
            [piece.is_link for piece in line.pieces],
            line.height,
            np.stack([answer.image for answer in answers]),
            np.stack([answer.logits for answer in answers]),
            self._model.metadata.calibration,
        )


class _InkLine:
    """Strokes of a line, float64 (points, 3), and all that could be digits in them."""

    def __init__(self, strokes: Sequence[Stroke], is_pressure_known: bool) -> None:
        self.height = usual_height([Box.around(stroke) for stroke in strokes])
        self.pieces = pieces_of(strokes, self.height)
        self.candidates = candidates_of(self.pieces, self.height)
        columns = 3 if is_pressure_known else 2
        self.inks = [
            Drawing.of([s[:, :columns] for s in strokes_of(found, self.pieces, strokes)])
            for found in self.candidates
        ]


def _ways(drawing: Drawing) -> list[list[_InkLine]]:
    """Return the ways to part a drawing into lines: as one, and as several where it may be."""
    if drawing.is_empty:
        return []
    strokes, is_known = drawing.measured, bool(drawing.pressures)
    rows = rows_of([Box.around(stroke) for stroke in strokes])
    ways = [[list(range(len(strokes)))], rows] if len(rows) > 1 else [rows]
    return [
        [_InkLine([strokes[index] for index in sorted(row)], is_known) for row in rows]
        for rows in ways
    ]


def _key(ink: Drawing) -> bytes:
    return b"".join(stroke.tobytes() for stroke in ink.measured)
