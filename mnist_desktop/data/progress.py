"""What loading a set tells on its way."""

from collections.abc import Generator
from dataclasses import dataclass

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress


@dataclass(frozen=True)
class ReadingProgress:
    """How far the reading of one part of a set has come.

    Attributes:
        done: Images looked at so far.
        count: Images that there are.
    """

    done: int
    count: int

    @property
    def share(self) -> float:
        """Share of the images looked at so far, 0 to 1."""
        return self.done / self.count if self.count else 1.0


LoadingProgress = DownloadProgress | ReadingProgress
"""What loading tells on its way, from whichever source."""

Loading = Generator[LoadingProgress, None, DigitSet]
"""Loading that tells how far it has come, and returns the set."""
