"""The pieces of a line of digits, in the order in which it is read: what digits are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mnist_desktop.ink.drawing import Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.joints import may_link, parts_of

# A stroke that is wider, as a part of the line's height, may be more than one digit.
_WIDE = 0.7
_FEWEST_POINTS = 4
# A stroke that bends more often is a scribble.
_MOST_PARTS = 50


@dataclass(frozen=True, eq=False)
class Piece:
    """A stroke, or a part of one that may hold several digits.

    Attributes:
        points: float64, shape (points, 2 or more): x, y and what else was measured.
        stroke: Which stroke it is, or is a part of.
        is_link: Whether it may be the way of the pen from one digit to the next.
    """

    points: Stroke
    stroke: int
    is_link: bool = False

    @cached_property
    def box(self) -> Box:
        """The box around it."""
        return Box.around(self.points)


def pieces_of(
    strokes: Sequence[Stroke], height: float, growing: Stroke | None = None
) -> list[Piece]:
    """Return the pieces of a line of digits, from left to right.

    The parts of a stroke stay in the order in which they were drawn.

    Args:
        strokes: Those of the line, in any order.
        height: Of the line, above 0.
        growing: The one of them that the pen is still drawing, which stays whole.
    """
    chains = [
        [Piece(stroke, number)] if stroke is growing else _chain(stroke, number, height)
        for number, stroke in enumerate(strokes)
    ]
    chains.sort(key=lambda chain: min(piece.box.center[0] for piece in chain))
    row = [piece for chain in chains if len(chain) > 1 for piece in chain]
    for chain in chains:
        if len(chain) == 1:
            row.insert(_place(chain[0], row), chain[0])
    return row


def whole_pieces_of(strokes: Sequence[Stroke]) -> list[Piece]:
    """Return the strokes of a line as they were drawn, from left to right."""
    pieces = [Piece(stroke, number) for number, stroke in enumerate(strokes)]
    return sorted(pieces, key=lambda piece: piece.box.center[0])


def _chain(stroke: Stroke, number: int, height: float) -> list[Piece]:
    if len(stroke) < _FEWEST_POINTS or Box.around(stroke).width <= _WIDE * height:
        return [Piece(stroke, number)]
    parts = parts_of(stroke, height)
    if len(parts) > _MOST_PARTS:
        return [Piece(stroke, number)]
    # The way to the next digit has ink on both sides.
    inner = range(1, len(parts) - 1)
    return [
        Piece(part, number, place in inner and may_link(part, height))
        for place, part in enumerate(parts)
    ]


def _place(piece: Piece, row: Sequence[Piece]) -> int:
    """Return where in a row a piece belongs: where the fewest others are on the wrong side."""
    is_left = [other.box.center[0] < piece.box.center[0] for other in row]
    wrong = sum(is_left)
    best, fewest = 0, wrong
    for index, left in enumerate(is_left, start=1):
        wrong += -1 if left else 1
        if wrong < fewest:
            best, fewest = index, wrong
    return best
