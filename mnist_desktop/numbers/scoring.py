"""How good each candidate for a digit is: what the network says of it, and its size."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.models.trained_model import Predictions
from mnist_desktop.numbers.candidates import Candidate

CUT_COST = 1.5
"""What it costs a candidate for each stroke that it has only a part of; of the logarithm."""

# Of the logarithm; beyond it, nothing is worse than no digit.
_WORST = -8.0
# Two ones close to each other are taken for a single one by networks that never saw two; and a dot
# beside a digit is none of it.
_PARTED_COST = 1.0
# For each height of the line that a digit is smaller, or wider, than digits are.
_SMALL, _SMALL_COST = 0.7, 20.0
_WIDE, _WIDE_COST = 1.2, 5.0


def scores_of(
    candidates: Sequence[Candidate], predictions: Predictions, height: float
) -> NDArray[np.float64]:
    """Return the score of each candidate: float64, shape (candidates,), 0 is perfect.

    Args:
        candidates: Of a line.
        predictions: What the network answers to each.
        height: Of the line, above 0.
    """
    found = predictions.non_digit_scores
    scores = goodness(predictions.probabilities.max(axis=1), 0.0 if found is None else found)
    size = np.array([candidate.box.size for candidate in candidates]) / height
    width = np.array([candidate.box.width for candidate in candidates]) / height
    scores -= CUT_COST * np.array([candidate.cuts for candidate in candidates])
    scores -= _PARTED_COST * np.array([candidate.is_parted for candidate in candidates])
    scores -= _SMALL_COST * np.clip(_SMALL - size, 0, None)
    scores -= _WIDE_COST * np.clip(width - _WIDE, 0, None)
    return scores


def goodness(confidence: ArrayLike, non_digit_score: ArrayLike) -> NDArray[np.float64]:
    """Return the logarithm of how probable it is that this is a digit, and that one.

    Args:
        confidence: The probability of the digit, 0 to 1, of one or of many.
        non_digit_score: How much each looks like no digit, 0 to 1; 0 where nobody knows.
    """
    is_none = np.minimum(np.asarray(non_digit_score, np.float64), 1 - np.exp(_WORST))
    good: NDArray[np.float64] = np.log1p(-is_none) + np.log(np.asarray(confidence, np.float64))
    return good
