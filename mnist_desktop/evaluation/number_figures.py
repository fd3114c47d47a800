"""How well whole numbers are read: of how many all is right, and how many digits are wrong."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class NumberFigures:
    """How well whole numbers are read.

    Attributes:
        true: What is meant, text by text.
        read: What was read.
    """

    true: Sequence[str]
    read: Sequence[str]

    @property
    def is_right(self) -> list[bool]:
        """Of each, whether the whole text is right."""
        return [true == read for true, read in zip(self.true, self.read, strict=True)]

    @property
    def accuracy(self) -> float:
        """The share of texts that are right, 0 to 1; of none, 0."""
        return sum(self.is_right) / len(self.true) if self.true else 0.0

    @property
    def digit_error_rate(self) -> float:
        """How many digits must be put in, taken away or changed, for each digit that is meant."""
        edits = sum(map(edit_distance, self.true, self.read))
        digits = sum(len(text.replace("\n", "")) for text in self.true)
        return edits / digits if digits else 0.0


def edit_distance(one: str, other: str) -> int:
    """Return how many signs must be put in, taken away or changed to turn one text into the other.

    Source: Levenshtein, Binary codes capable of correcting deletions, insertions and reversals,
    Soviet Physics Doklady 10(8), 1966.
    """
    row = list(range(len(other) + 1))
    for number, sign in enumerate(one, start=1):
        before, row = row, [number]
        for place, wanted in enumerate(other, start=1):
            change = before[place - 1] + (sign != wanted)
            row.append(min(before[place] + 1, row[-1] + 1, change))
    return row[-1]
