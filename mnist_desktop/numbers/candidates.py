"""The candidates for digits: runs of neighboring pieces that could be one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.ink.drawing import Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.pieces import Piece

MOST_STROKES = 5
"""Nobody draws a digit with more."""

DOT = 0.25
"""What is smaller than this part of the line's height is a dot."""

_MOST_PIECES = 14
# Parts of the line's height: wider is no digit, and what is smaller and cut off is none.
_WIDEST = 2.0
_WIDEST_CUT = 1.4
_LEAST_CUT = 0.45
# Two parts that are alike lie beside each other by so much of the taller one, which is as high as
# digits are.
_ALIKE, _TALL = 0.75, 0.6
# Side by side, they reach over each other by no more than this.
_TOUCHING = 0.18
# One of them is a dot or a comma, if it is smaller than this.
_SMALL = 0.4


@dataclass(frozen=True)
class Candidate:
    """A run of pieces that could be one digit.

    Attributes:
        first: The index of its first piece.
        end: The index after its last piece.
        box: The box around it.
        cuts: How many of its strokes it has only a part of.
        is_parted: Whether it has two parts side by side that are alike in height and place, as two
            ones are, or of which one is a dot or a comma.
    """

    first: int
    end: int
    box: Box
    cuts: int = 0
    is_parted: bool = False


def candidates_of(pieces: Sequence[Piece], height: float) -> list[Candidate]:
    """Return all candidates of a line of pieces; all pieces together are one of them.

    Args:
        pieces: In the order of `pieces_of`.
        height: Of the line, above 0.
    """
    found = []
    for first in range(len(pieces)):
        for end in range(first + 1, min(first + _MOST_PIECES, len(pieces)) + 1):
            candidate = _candidate(pieces, first, end, height)
            strokes = {piece.stroke for piece in pieces[first:end]}
            is_one = len(strokes) == 1 and not candidate.cuts
            is_all = end - first == len(pieces)
            if is_one or is_all or _may_be_digit(candidate, len(strokes), height):
                found.append(candidate)
    if len(pieces) > _MOST_PIECES:
        found.append(_candidate(pieces, 0, len(pieces), height))
    return found


def _may_be_digit(candidate: Candidate, strokes: int, height: float) -> bool:
    widest = _WIDEST_CUT if candidate.cuts else _WIDEST
    is_too_much = candidate.box.width > widest * height or strokes > MOST_STROKES
    is_too_little = candidate.cuts > 0 and candidate.box.size < _LEAST_CUT * height
    return not (is_too_much or is_too_little)


def strokes_of(
    candidate: Candidate, pieces: Sequence[Piece], drawn: Sequence[Stroke]
) -> list[Stroke]:
    """Return the strokes that a candidate is made of, parts of one stroke joined again.

    Args:
        candidate: Of the line.
        pieces: All of the line.
        drawn: The strokes of the line; what the candidate has whole is taken as it was drawn.
    """
    counts = Counter(piece.stroke for piece in pieces)
    strokes: dict[int, list[Stroke]] = {}
    for piece in pieces[candidate.first : candidate.end]:
        strokes.setdefault(piece.stroke, []).append(piece.points)
    return [
        drawn[number] if len(parts) == counts[number] else _joined(parts)
        for number, parts in sorted(strokes.items())
    ]


def _candidate(pieces: Sequence[Piece], first: int, end: int, height: float) -> Candidate:
    run = pieces[first:end]
    inside = {piece.stroke for piece in run}
    outside = {piece.stroke for piece in (*pieces[:first], *pieces[end:])}
    boxes = [piece.box for piece in run]
    cuts = len(inside & outside)
    # Where strokes are cut, any part may be as small as a dot.
    is_parted = not cuts and _is_parted(boxes, height)
    return Candidate(first, end, Box.joined(boxes), cuts, is_parted)


def _is_parted(boxes: Sequence[Box], height: float) -> bool:
    ordered = sorted(boxes, key=lambda box: box.left)
    for index in range(1, len(ordered)):
        left, right = Box.joined(ordered[:index]), Box.joined(ordered[index:])
        taller = max(left.height, right.height)
        are_alike = left.shared_height(right) > _ALIKE * taller > _ALIKE * _TALL * height
        is_small = min(left.size, right.size) < _SMALL * height
        overlap = left.shared_width(right)
        if (are_alike and overlap < _TOUCHING * height) or (is_small and overlap <= 0):
            return True
    return False


def _joined(parts: Sequence[Stroke]) -> Stroke:
    # Each begins where the one before ends.
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
