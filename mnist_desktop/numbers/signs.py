"""Ink between digits that is none: points, commas, dashes, lines below a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.candidates import DOT, Candidate

# Parts of the line's height: a dash is no higher, and at least so wide.
_FLAT, _LEAST_DASH = 0.22, 0.2
# A line below a number is wider than this; it lies at most so far within the digits.
_LEAST_LINE, _WITHIN = 1.2, 0.15
# A dash is that far from all digits, as a part of the line's height.
_APART = 0.05
# A comma hangs at least so far below the foot of the digits.
_HANGING = 0.08
# What it costs to leave such ink out, of the logarithm.
_DOT_COST, _DASH_COST = 0.5, 0.8


class SignKind(Enum):
    """What ink between digits is; the values are what is shown of it."""

    DOT = "."
    COMMA = ","
    DASH = "−"
    LINE = "_"
    NO_DIGIT = "?"


@dataclass(frozen=True)
class Sign:
    """Ink that is no digit, beside others that are.

    Attributes:
        kind: What it is.
        box: Where it is, in the unit of the drawing or picture.
    """

    kind: SignKind
    box: Box


def is_line(box: Box, others: Sequence[Box], height: float) -> bool:
    """Whether a stroke is a line drawn below a number.

    Args:
        box: Of the stroke.
        others: Those of all other strokes.
        height: How high digits are, about.
    """
    if box.width < _LEAST_LINE * height or box.height > _FLAT * height:
        return False
    above = [other for other in others if other.shared_width(box) > 0 and other.top < box.top]
    bottom = max((other.bottom for other in above), default=np.inf)
    return box.top > bottom - _WITHIN * height


def least_scores(candidates: Sequence[Candidate], height: float) -> NDArray[np.float64]:
    """Return what it costs at most to leave each candidate out: float64, shape (candidates,).

    Minus infinity for what is no sign; 0 is nothing.

    Args:
        candidates: Of a line.
        height: Of the line, above 0.
    """
    single = [one.box for one in candidates if _is_stroke(one)]
    bottoms = [box.bottom for box in single if box.height > height / 2]
    bottom = median(bottoms) if bottoms else np.inf
    return np.array(
        [
            _least_score(one.box, single, height, bottom) if _is_stroke(one) else -np.inf
            for one in candidates
        ]
    )


def kind_of(box: Box, digits: Sequence[Box], height: float) -> SignKind:
    """Return what ink is that was left out between digits.

    Args:
        box: Around it.
        digits: Those around the digits beside it.
        height: Of the line, above 0.
    """
    bottom = median(digit.bottom for digit in digits) if digits else box.bottom
    if _is_comma(box, height, bottom):
        return SignKind.COMMA
    if box.size < DOT * height:
        return SignKind.DOT
    return SignKind.DASH if box.height <= _FLAT * height else SignKind.NO_DIGIT


def _is_stroke(candidate: Candidate) -> bool:
    return candidate.end - candidate.first == 1 and not candidate.cuts


def _is_comma(box: Box, height: float, bottom: float) -> bool:
    """Whether ink begins at the foot of the line, which lies at `bottom`, and hangs below it."""
    is_small = box.width < DOT * height and box.height < 2 * DOT * height
    return is_small and box.bottom > bottom + _HANGING * height < box.top + DOT * height


def _least_score(box: Box, others: Sequence[Box], height: float, bottom: float) -> float:
    if box.size < DOT * height or _is_comma(box, height, bottom):
        return -_DOT_COST
    is_dash = box.height <= _FLAT * height and box.width >= _LEAST_DASH * height
    gap = _APART * height
    if is_dash and all(other.shared_width(box) < -gap for other in others if other != box):
        return -_DASH_COST
    return -np.inf
