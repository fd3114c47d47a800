"""Both parts of a set."""

from collections.abc import Generator
from dataclasses import dataclass

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.progress import LoadingProgress


@dataclass(frozen=True, eq=False)
class Parts:
    """Both parts of a set: what is learned from, and what is kept for the last report."""

    training: DigitSet
    test: DigitSet


LoadingParts = Generator[LoadingProgress, None, Parts]
"""Loading that tells how far it has come, and returns both parts."""
