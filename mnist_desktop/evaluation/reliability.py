"""Whether a model is right as often as it says: its reliability, bin by bin of its confidence.

Sources: Naeini, Cooper, Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning,
AAAI 2015; Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks, ICML 2017.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 15


@dataclass(frozen=True, eq=False)
class Reliability:
    """How confident the answers of each bin are, and how many of them are right.

    The bins are of equal width from 0 to 1; an upper end belongs to the bin below it.

    Attributes:
        counts: Answers of each bin, int64, shape (bins,).
        rights: How many of them are right, int64, shape (bins,).
        confidence: Their mean confidence, float64, shape (bins,); 0 where there is none.
    """

    counts: NDArray[np.int64]
    rights: NDArray[np.int64]
    confidence: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def accuracy(self) -> NDArray[np.float64]:
        """Share of each bin's answers that are right: float64, shape (bins,); 0 of none."""
        return np.divide(self.rights, self.counts, out=np.zeros(len(self)), where=self.counts > 0)

    @property
    def edges(self) -> NDArray[np.float64]:
        """Where the bins begin and end: float64, shape (bins + 1,)."""
        return np.linspace(0, 1, len(self) + 1)

    @property
    def expected_error(self) -> float:
        """Expected calibration error: mean gap of confidence and accuracy over all answers."""
        total = self.counts.sum()
        gaps = np.abs(self.accuracy - self.confidence) * self.counts
        return float(gaps.sum() / total) if total else 0.0


def reliability(
    confidence: NDArray[np.floating], is_right: NDArray[np.bool_], bins: int = BINS
) -> Reliability:
    """Sort answers into bins of their confidence.

    Args:
        confidence: Probabilities of the answers, 0 to 1, shape (count,).
        is_right: Which of them are right: bool, shape (count,).
        bins: How many bins of equal width.
    """
    sure = confidence.astype(np.float64)
    places = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], sure)
    counts = np.bincount(places, minlength=bins)
    sums = np.bincount(places, weights=sure, minlength=bins)
    return Reliability(
        counts.astype(np.int64),
        np.bincount(places[is_right], minlength=bins).astype(np.int64),
        np.divide(sums, counts, out=np.zeros(bins), where=counts > 0),
    )
