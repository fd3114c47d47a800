"""How confident the right answers are, and how confident the wrong ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.evaluation.answers import Answers

BINS = 10


@dataclass(frozen=True, eq=False)
class ConfidenceHistogram:
    """Right and wrong answers by their confidence, in bins of equal width from 0 to 1.

    An upper end belongs to the bin below it.

    Attributes:
        right: Right answers of each bin, int64, shape (bins,).
        wrong: Wrong answers of each bin, int64, shape (bins,).
    """

    right: NDArray[np.int64]
    wrong: NDArray[np.int64]

    @property
    def edges(self) -> NDArray[np.float64]:
        """Where the bins begin and end: float64, shape (bins + 1,)."""
        return np.linspace(0, 1, len(self.right) + 1)

    @property
    def shares(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Shares of all right answers and of all wrong ones, each float64, shape (bins,).

        Of a good model almost all answers are right, so that counts would hide the wrong ones.
        """
        return self.right / max(self.right.sum(), 1), self.wrong / max(self.wrong.sum(), 1)


def confidence_histogram(answers: Answers, bins: int = BINS) -> ConfidenceHistogram:
    """Count right and wrong answers by their confidence."""
    places = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], answers.confidence)
    is_right = answers.is_right
    return ConfidenceHistogram(
        np.bincount(places[is_right], minlength=bins).astype(np.int64),
        np.bincount(places[~is_right], minlength=bins).astype(np.int64),
    )
