"""How good each candidate for a digit is: what the network says of it, and its size."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.models.calibration import Calibration, digitness
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
    candidates: Sequence[Candidate],
    logits: NDArray[np.float32],
    calibration: Calibration,
    height: float,
) -> NDArray[np.float64]:
    """Return the score of each candidate: float64, shape (candidates,), 0 is perfect.

    Args:
        candidates: Of a line.
        logits: What the network answers to each: float32, shape (candidates, 10 or 11).
        calibration: Of the network.
        height: Of the line, above 0.
    """
    sure = np.log(calibration.probabilities(logits).max(axis=1)).astype(np.float64)
    size = np.array([candidate.box.size for candidate in candidates]) / height
    width = np.array([candidate.box.width for candidate in candidates]) / height
    cuts = np.array([candidate.cuts for candidate in candidates])
    scores: NDArray[np.float64] = np.maximum(_is_digit(logits, calibration), _WORST) + sure
    scores -= CUT_COST * cuts
    scores -= _PARTED_COST * np.array([candidate.is_parted for candidate in candidates])
    scores -= _SMALL_COST * np.clip(_SMALL - size, 0, None)
    scores -= _WIDE_COST * np.clip(width - _WIDE, 0, None)
    return scores


def _is_digit(logits: NDArray[np.float32], calibration: Calibration) -> NDArray[np.float64]:
    """Return the logarithm of how much each looks like a digit; 0 where nobody knows."""
    bound = calibration.least_digitness
    if bound is None:
        return np.zeros(len(logits))
    odds = digitness(logits).astype(np.float64) - bound
    found: NDArray[np.float64] = -np.logaddexp(0, -odds)
    return found
