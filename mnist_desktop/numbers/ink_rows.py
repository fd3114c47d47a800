"""The lines of a drawing, and all that could be digits in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import MOST_STROKES, Candidate, candidates_of, strokes_of
from mnist_desktop.numbers.pieces import Piece, pieces_of, whole_pieces_of
from mnist_desktop.numbers.rows import rows_of, usual_height


@dataclass(frozen=True, eq=False)
class InkLine:
    """A line of pieces, and all that could be digits in it.

    Attributes:
        pieces: From left to right.
        height: How high digits are in it, about.
        candidates: All that could be digits; all pieces together are one of them.
        inks: Each candidate as a drawing of its own.
    """

    pieces: Sequence[Piece]
    height: float
    candidates: Sequence[Candidate]
    inks: Sequence[Drawing]


@dataclass(frozen=True, eq=False)
class InkRow:
    """The strokes of a line: float64, shape (points, 2), or (points, 3) with the pressure."""

    strokes: Sequence[Stroke]

    @property
    def is_wide(self) -> bool:
        """Whether a stroke of it may be more than one digit."""
        return len(self._parts) > len(self.strokes)

    @property
    def whole(self) -> InkLine:
        """Return the line with its strokes as they were drawn."""
        return self._line(whole_pieces_of(self.strokes))

    @property
    def cut(self) -> InkLine:
        """Return the line with wide strokes cut."""
        return self._line(self._parts)

    @cached_property
    def _height(self) -> float:
        return usual_height([Box.around(stroke) for stroke in self.strokes])

    @cached_property
    def _parts(self) -> list[Piece]:
        return pieces_of(self.strokes, self._height)

    def _candidates(self, pieces: Sequence[Piece]) -> list[Candidate]:
        return candidates_of(pieces, self._height)

    def _line(self, pieces: Sequence[Piece]) -> InkLine:
        found = self._candidates(pieces)
        inks = [Drawing.of(strokes_of(one, pieces, self.strokes)) for one in found]
        return InkLine(pieces, self._height, found, inks)


class _Figure(InkRow):
    """Strokes that are one digit, or none."""

    @property
    def is_wide(self) -> bool:
        """It is never cut."""
        return False

    def _candidates(self, pieces: Sequence[Piece]) -> list[Candidate]:
        return [Candidate(0, len(pieces), Box.joined(piece.box for piece in pieces))]


def ways_to_read(drawing: Drawing) -> list[list[InkRow]]:
    """Return the ways to part a drawing into lines: first as one, then as several if it may be.

    An empty drawing has none.
    """
    if drawing.is_empty:
        return []
    strokes = drawing.measured if drawing.pressures else list(drawing.strokes)
    rows = rows_of([Box.around(stroke) for stroke in strokes])
    if len(rows) == 1:
        return [[InkRow(strokes)]]
    # Strokes above each other may be one digit, but not many of them.
    one = InkRow(strokes) if len(strokes) <= MOST_STROKES else _Figure(strokes)
    return [[one], [InkRow([strokes[index] for index in sorted(row)]) for row in rows]]
