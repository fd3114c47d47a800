"""How much better a model reads if it may leave out what it is least sure of.

Sources: El-Yaniv, Wiener, On the Foundations of Noise-free Selective Classification, Journal of
Machine Learning Research 11, 2010; Geifman, El-Yaniv, Selective Classification for Deep Neural
Networks, NIPS 2017.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.evaluation.answers import Answers

_ROUND_SHARES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0)


@dataclass(frozen=True, eq=False)
class RejectionCurve:
    """Accuracy of what is left, for every confidence below which answers may be rejected.

    Attributes:
        bounds: The confidences, rising: float64, shape (points,); less is rejected.
        rejected: Shares of the answers that are rejected, rising from 0: float64, (points,).
        accuracy: Shares of the others that are right: float64, shape (points,).
    """

    bounds: NDArray[np.float64]
    rejected: NDArray[np.float64]
    accuracy: NDArray[np.float64]

    def accuracy_at(self, share: float) -> float:
        """Return the accuracy where at least that share, if possible, is rejected; 0 of none."""
        if not len(self.rejected):
            return 0.0
        place = int(np.searchsorted(self.rejected, share))
        return float(self.accuracy[min(place, len(self.accuracy) - 1)])

    @property
    def interesting_share(self) -> float:
        """How far the curve is worth looking at: a round share beyond the last error."""
        has_errors = self.accuracy < 1
        last = float(self.rejected[has_errors].max()) if has_errors.any() else 0.0
        return next(share for share in _ROUND_SHARES if share > last or share == 1)

    def thinned(self, most: int = 400) -> "RejectionCurve":
        """Return about that many of the points within the interesting share, ends included.

        The last one is at that share, with the accuracy where at least so much is rejected.
        """
        if not len(self.bounds):
            return self
        share = self.interesting_share
        count = int(np.searchsorted(self.rejected, share))
        kept = np.unique(np.linspace(0, max(count - 1, 0), most - 1).round().astype(int))
        last = min(count, len(self.bounds) - 1)
        return RejectionCurve(
            np.append(self.bounds[kept], self.bounds[last]),
            np.append(self.rejected[kept], share),
            np.append(self.accuracy[kept], self.accuracy[last]),
        )


def rejection_curve(answers: Answers) -> RejectionCurve:
    """Return the accuracy for every confidence that occurs; equal ones are rejected together."""
    order = np.argsort(answers.confidence, kind="stable")
    confidence, is_right = answers.confidence[order], answers.is_right[order]
    bounds, first = np.unique(confidence, return_index=True)
    left = len(order) - np.arange(len(order))
    right_left = np.cumsum(is_right[::-1])[::-1]
    return RejectionCurve(bounds, first / max(len(order), 1), (right_left / left)[first])
