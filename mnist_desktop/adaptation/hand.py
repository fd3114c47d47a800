"""The drawings of one person, ready to be learned from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NON_DIGIT, NUM_CLASSES
from mnist_desktop.ink.drawing import Drawing


@dataclass(frozen=True, eq=False)
class Hand:
    """The drawings of one person, ready to be learned from.

    Attributes:
        drawings: None of them empty.
        labels: int64, shape (drawings,): 0 to 9, or 10 for what is no digit.
    """

    drawings: tuple[Drawing, ...]
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, drawings: Sequence[Drawing]) -> "Hand":
        """Return those that have ink and a label, or are said to be no digit."""
        told = [d for d in drawings if not d.is_empty and (d.label is not None or d.is_no_digit)]
        labels = [NON_DIGIT if drawing.label is None else drawing.label for drawing in told]
        return cls(tuple(told), np.array(labels, np.int64))

    @property
    def missing(self) -> tuple[int, ...]:
        """The digits of which there is no drawing."""
        return tuple(digit for digit in range(NUM_CLASSES) if digit not in self.labels)

    def at(self, places: NDArray[np.int64]) -> "Hand":
        """Return the drawings at these places, int64, any order."""
        return Hand(tuple(self.drawings[place] for place in places), self.labels[places])

    def first_of_each(self, count: int) -> "Hand":
        """Return the first `count` drawings of each digit, and of what is none."""
        return self.at(np.flatnonzero(self._is_among_first(count)))

    def rest(self, count: int) -> "Hand":
        """Return the others."""
        return self.at(np.flatnonzero(~self._is_among_first(count)))

    def _is_among_first(self, count: int) -> NDArray[np.bool_]:
        first = np.zeros(len(self), bool)
        for label in range(NON_DIGIT + 1):
            first[np.flatnonzero(self.labels == label)[:count]] = True
        return first

    def __len__(self) -> int:
        return len(self.labels)
