"""A line of ink with all that could be digits in it, and what the network says of each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.trained_model import Predictions
from mnist_desktop.numbers.candidates import Candidate
from mnist_desktop.numbers.lattice import Parting, best_parting
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.numbers.scoring import scores_of
from mnist_desktop.numbers.signs import Sign, kind_of
from mnist_desktop.recognition.recognizer import prediction_at

# What it costs to take ink for one more line: as much as a digit that is hardly one.
_LINE_COST = 2.0
# What looks as little like a digit as this is none, where two others are: crossed out, say.
_ANYTHING_BUT = 0.95


@dataclass(frozen=True, eq=False)
class Line:
    """A line of ink with all that could be digits in it.

    Attributes:
        candidates: All that could be digits; all ink together is one of them.
        links: Of each piece of ink, whether it may be the way from one digit to the next.
        height: How high digits are in it, about.
        images: Of each candidate: uint8, shape (candidates, 28, 28), white on black.
        predictions: What the network answers to each.
        least: The least score of each: what it costs at most to leave it out, as no digit;
            float64, shape (candidates,).
        inks: Each candidate as a drawing of its own; empty in a picture.
    """

    candidates: Sequence[Candidate]
    links: Sequence[bool]
    height: float
    images: NDArray[np.uint8]
    predictions: Predictions
    least: NDArray[np.float64] | float = -np.inf
    inks: Sequence[Drawing] = ()

    @cached_property
    def parting(self) -> Parting:
        """The best way to part it into digits."""
        scores = np.maximum(self._scores, self.least)
        return best_parting(self.candidates, scores, self.links, self.height)

    @property
    def are_left_out(self) -> tuple[bool, ...]:
        """Of each of `digits`, whether it is better left out, as no digit."""
        left_out = self._scores < self.least
        return tuple(bool(left_out[index]) for index in self.parting.chosen)

    @cached_property
    def _scores(self) -> NDArray[np.float64]:
        return scores_of(self.candidates, self.predictions, self.height)

    @property
    def digits(self) -> tuple[FoundDigit, ...]:
        """The digits of the best way to part it, from left to right."""
        return tuple(map(self._digit, self.parting.chosen))

    @property
    def read(self) -> tuple[list[FoundDigit], list[Sign]]:
        """The digits of the best way to part it, and the signs between them."""
        found = list(zip(self.digits, self.are_left_out, strict=True))
        digits = [digit for digit, is_left_out in found if not is_left_out]
        # What is cut off from others looks less like a digit.
        sure = digits if self.is_cut else [one for one in digits if not _is_anything_but(one)]
        if len(sure) > 1:
            digits = sure
        boxes = [digit.box for digit in digits]
        others = [digit.box for digit, _ in found if digit not in digits]
        return digits, [Sign(kind_of(box, boxes, self.height), box) for box in others]

    @property
    def is_cut(self) -> bool:
        """Whether a digit has only a part of a stroke."""
        return any(self.candidates[index].cuts for index in self.parting.chosen)

    @property
    def as_one(self) -> FoundDigit:
        """All of it, taken for one digit."""
        pieces = len(self.links)
        index = next(i for i, one in enumerate(self.candidates) if one.end - one.first == pieces)
        return self._digit(index)

    def _digit(self, index: int) -> FoundDigit:
        prediction = prediction_at(self.predictions, index)
        ink = self.inks[index] if self.inks else None
        return FoundDigit(prediction, self.candidates[index].box, self.images[index], ink)


def best_reading(ways: Sequence[Sequence[Line]]) -> Reading:
    """Return the reading of the best of several ways to part ink into lines.

    Where most of what it is parted into is no digit, or half of it and strokes are cut, it is no
    number, but one figure.

    Args:
        ways: The ways; in the first, all ink is one line.
    """
    lines = best_way(ways)
    read = [line.read for line in lines]
    digits = [digit for some, _ in read for digit in some]
    rejected = sum(digit.prediction.rejected for digit in digits)
    most = len(digits) - 1 if any(line.is_cut for line in lines) else len(digits)
    if not digits or (len(digits) > 1 and 2 * rejected > most):
        return Reading(((ways[0][0].as_one,),))
    share = math.prod(line.parting.share for line in lines)
    signs = tuple(sign for _, some in read for sign in some)
    return Reading(tuple(tuple(some) for some, _ in read if some), share, signs)


def best_way(ways: Sequence[Sequence[Line]]) -> Sequence[Line]:
    """Return the best of several ways to part ink into lines."""
    return max(ways, key=score_of)


def score_of(lines: Sequence[Line]) -> float:
    """Return the logarithm of how good lines of ink are; 0 is perfect."""
    return sum(line.parting.score for line in lines) - _LINE_COST * (len(lines) - 1)


def _is_anything_but(digit: FoundDigit) -> bool:
    score = digit.prediction.non_digit_score
    return score is not None and score > _ANYTHING_BUT
