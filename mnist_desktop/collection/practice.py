"""Practice: a round in which the user is asked to write digits, each as often as the others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.collection.kept_drawing import KeptDrawing
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.texts import tr, tr_many

COUNT = 20
"""Digits that are asked for."""

SECONDS = 60
"""How long a round lasts at most, from the first stroke on."""


@dataclass(frozen=True)
class Practice:
    """A round in which the user is asked to write digits.

    Attributes:
        asked: The digits, in the order in which they are asked for.
        written: What was written and kept so far.
    """

    asked: tuple[int, ...]
    written: tuple[KeptDrawing, ...] = ()

    @classmethod
    def begin(cls, seed: int) -> "Practice":
        """Begin a round: each digit equally often, never one twice in a row."""
        return cls(_shuffled(np.random.default_rng(seed)))

    @property
    def digit(self) -> int | None:
        """The digit that is asked for now; None once all are written."""
        return None if self.is_over else self.asked[len(self.written)]

    @property
    def is_over(self) -> bool:
        """Whether all digits are written."""
        return len(self.written) == len(self.asked)

    def then(self, kept: KeptDrawing) -> "Practice":
        """Return the round with one more digit written."""
        return Practice(self.asked, (*self.written, kept))

    def back(self) -> "Practice":
        """Return the round one digit back; itself where nothing is written."""
        return Practice(self.asked, self.written[:-1])

    @property
    def summary(self) -> str:
        """What came of it, in words."""
        if not self.written:
            return tr("No digit was kept.")
        told = tr_many("{count} digits kept.", "{count} digit kept.", len(self.written))
        known = [kept for kept in self.written if kept.read is not None]
        if not known:
            return told
        right = sum(kept.read == kept.title for kept in known)
        read = tr("{right} of {count} read right.", right=right, count=len(known))
        return f"{told} {read}"


def _shuffled(rng: np.random.Generator) -> tuple[int, ...]:
    """Shuffle in rounds of ten; neighbors that are alike are parted by turning a round around."""
    asked: list[int] = []
    while len(asked) < COUNT:
        digits: Sequence[int] = rng.permutation(NUM_CLASSES).tolist()
        asked += digits[::-1] if asked and asked[-1] == digits[0] else digits
    return tuple(asked)
