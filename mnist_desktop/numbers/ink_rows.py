"""The lines of a drawing, and all that could be digits in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import MOST_STROKES, Candidate, candidates_of, strokes_of
from mnist_desktop.numbers.pieces import Piece, pieces_of, whole_pieces_of
from mnist_desktop.numbers.rows import rows_of, usual_height
from mnist_desktop.numbers.signs import is_line
from mnist_desktop.numbers.slashed_zero import without_slash

# A line below one stroke may be the foot of a one.
_FEWEST_UNDERLINED = 2


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
    """A line of a drawing.

    Attributes:
        strokes: Its strokes: float64, shape (points, 2), or (points, 3) with the pressure.
        growing: The one of them that the pen is still drawing, or None.
    """

    strokes: Sequence[Stroke]
    growing: Stroke | None = None

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
        return pieces_of(self.strokes, self._height, self.growing)

    def _candidates(self, pieces: Sequence[Piece]) -> list[Candidate]:
        return candidates_of(pieces, self._height)

    def _line(self, pieces: Sequence[Piece]) -> InkLine:
        found = self._candidates(pieces)
        inks = [Drawing.of(without_slash(strokes_of(one, pieces, self.strokes))) for one in found]
        return InkLine(pieces, self._height, found, inks)


class _WholeRow(InkRow):
    """A line of a drawing whose strokes stay whole."""

    @property
    def is_wide(self) -> bool:
        """It is never cut."""
        return False


class _Figure(_WholeRow):
    """Strokes that are one digit, or none."""

    def _candidates(self, pieces: Sequence[Piece]) -> list[Candidate]:
        return [Candidate(0, len(pieces), Box.joined(piece.box for piece in pieces))]


@dataclass(frozen=True)
class PartedInk:
    """A drawing, parted into lines.

    Attributes:
        ways: The ways to part it: first as one line, then as several if it may be; none where it
            is empty.
        lines: The boxes of lines that are drawn below numbers.
    """

    ways: list[list[InkRow]]
    lines: list[Box]


def part(drawing: Drawing) -> PartedInk:
    """Part a drawing into lines."""
    return _part(drawing, None)


def part_whole(drawing: Drawing) -> PartedInk:
    """Part a drawing into lines whose strokes stay whole, however wide they are."""
    return _part(drawing, None, _WholeRow)


def part_growing(drawing: Drawing) -> PartedInk:
    """Part a drawing into lines while the pen is drawing its last stroke, which stays whole."""
    return _part(drawing, len(drawing.strokes) - 1)


def _part(drawing: Drawing, growing_index: int | None, line: type[InkRow] = InkRow) -> PartedInk:
    if drawing.is_empty:
        return PartedInk([], [])
    strokes = drawing.measured if drawing.pressures else list(drawing.strokes)
    growing = None if growing_index is None else strokes[growing_index]
    strokes, lines = _without_lines(strokes)
    rows = rows_of([Box.around(stroke) for stroke in strokes])
    if len(rows) == 1:
        return PartedInk([[line(strokes, growing)]], lines)
    # Strokes above each other may be one digit, but not many of them.
    one = line(strokes, growing) if len(strokes) <= MOST_STROKES else _Figure(strokes)
    several = [line([strokes[index] for index in sorted(row)], growing) for row in rows]
    return PartedInk([[one], several], lines)


def _without_lines(strokes: Sequence[Stroke]) -> tuple[list[Stroke], list[Box]]:
    """Return the strokes that may be digits, and the boxes of lines below two or more of them."""
    boxes = [Box.around(stroke) for stroke in strokes]
    if len(strokes) <= _FEWEST_UNDERLINED:
        return list(strokes), []
    height = usual_height(boxes)
    are_lines = [
        is_line(box, [*boxes[:index], *boxes[index + 1 :]], height)
        for index, box in enumerate(boxes)
    ]
    found = list(zip(strokes, boxes, are_lines, strict=True))
    kept = [stroke for stroke, _, is_one in found if not is_one]
    return kept, [box for _, box, is_one in found if is_one]
