"""A line of ink with all that could be digits in it, and what the network says of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.trained_model import Predictions
from mnist_desktop.numbers.candidates import Candidate
from mnist_desktop.numbers.lattice import Parting, best_parting
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.numbers.scoring import scores_of
from mnist_desktop.recognition.recognizer import prediction_at

# What it costs to take ink for one more line: as much as a digit that is hardly one.
_LINE_COST = 2.0


@dataclass(frozen=True, eq=False)
class Line:
    """A line of ink with all that could be digits in it.

    Attributes:
        candidates: All that could be digits; all ink together is one of them.
        links: Of each piece of ink, whether it may be the way from one digit to the next.
        height: How high digits are in it, about.
        images: Of each candidate: uint8, shape (candidates, 28, 28), white on black.
        logits: What the network answers to each: float32, shape (candidates, 10 or 11).
        calibration: Of the network.
        least: The least score of each: what it costs at most to leave it out, as no digit;
            float64, shape (candidates,).
    """

    candidates: Sequence[Candidate]
    links: Sequence[bool]
    height: float
    images: NDArray[np.uint8]
    logits: NDArray[np.float32]
    calibration: Calibration
    least: NDArray[np.float64] | float = -np.inf

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
        return scores_of(self.candidates, self.logits, self.calibration, self.height)

    @property
    def digits(self) -> tuple[FoundDigit, ...]:
        """The digits of the best way to part it, from left to right."""
        chosen = list(self.parting.chosen)
        found = Predictions.of(self.logits[chosen], self.calibration)
        return tuple(
            FoundDigit(prediction_at(found, place), self.candidates[index].box, self.images[index])
            for place, index in enumerate(chosen)
        )


def best_reading(ways: Sequence[Sequence[Line]]) -> Reading:
    """Return the reading of the best of several ways to part ink into lines."""
    lines = best_way(ways)
    share = float(np.prod([line.parting.share for line in lines]))
    return Reading(tuple(line.digits for line in lines), share)


def best_way(ways: Sequence[Sequence[Line]]) -> Sequence[Line]:
    """Return the best of several ways to part ink into lines."""
    return max(ways, key=score_of)


def score_of(lines: Sequence[Line]) -> float:
    """Return the logarithm of how good lines of ink are; 0 is perfect."""
    return sum(line.parting.score for line in lines) - _LINE_COST * (len(lines) - 1)
