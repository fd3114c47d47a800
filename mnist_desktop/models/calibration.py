"""What turns a network's logits into honest probabilities; readable without PyTorch.

Source of the temperature: Guo, Pleiss, Sun, Weinberger, On Calibration of Modern Neural Networks,
ICML 2017.
"""

import math
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

_STEPS = 60


@dataclass(frozen=True)
class Calibration:
    """What turns a network's logits into honest probabilities.

    Attributes:
        temperature: The logits of the digits are divided by it; above 1 it makes answers less
            sure, and never changes which digit is the most probable.
        least_digitness: What is less like a digit than this is rejected; None rejects nothing.
    """

    temperature: float = 1.0
    least_digitness: float | None = None

    def __post_init__(self) -> None:
        """Raise UserError where the values cannot calibrate anything."""
        bound = self.least_digitness
        if not (is_number(self.temperature) and self.temperature > 0):
            raise UserError(tr("The calibration needs a temperature above 0."))
        if bound is not None and not is_number(bound):
            raise UserError(tr("The calibration needs a bound for rejection that is a number."))

    def probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the probabilities of the digits.

        Args:
            logits: float32, shape (count, 10) or more columns; the first ten are the digits'.

        Returns:
            float32, shape (count, 10); each row sums to 1.
        """
        return _softmax(logits[:, :NUM_CLASSES] / np.float32(self.temperature))

    def rejected(self, logits: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return which images are taken for no digit: bool, shape (count,)."""
        if self.least_digitness is None:
            return np.zeros(len(logits), bool)
        return digitness(logits) < self.least_digitness

    def non_digit_scores(self, logits: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """Return how much each image looks like no digit: float32, shape (count,), 0 to 1.

        Above ½ it is rejected. None where the network does not know what is no digit.
        """
        if self.least_digitness is None:
            return None
        # The odds as if there were so many non-digits that the bound lies at even ones.
        odds = digitness(logits) - np.float32(self.least_digitness)
        scores: NDArray[np.float32] = np.exp(-np.logaddexp(np.float32(0), odds))
        return scores


def digitness(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how much each image looks like a digit: the log of its odds, float32, (count,).

    Args:
        logits: float32, shape (count, 11): the ten digits', and that of what is none.
    """
    digits, other = logits[:, :NUM_CLASSES], logits[:, NUM_CLASSES]
    most = digits.max(axis=1)
    odds: NDArray[np.float32] = most + np.log(np.exp(digits - most[:, None]).sum(axis=1)) - other
    return odds


def calibrate(
    logits: NDArray[np.float32], labels: NDArray[np.int64], accepted: float = 0.99
) -> Calibration:
    """Fit a calibration on validation images, all of them digits.

    Args:
        logits: float32, shape (count, 10), or (count, 11) of a network that knows what is none.
        labels: The true digits, int64, shape (count,).
        accepted: Share of the digits that must not be rejected, 0 to 1.
    """
    detects_non_digits = logits.shape[1] > NUM_CLASSES
    bound = float(np.quantile(digitness(logits), 1 - accepted)) if detects_non_digits else None
    return Calibration(_temperature(logits[:, :NUM_CLASSES], labels), bound)


def _temperature(logits: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Return the temperature of the least cross-entropy, by golden-section search.

    The cross-entropy is convex in the inverse of the temperature, so there is one minimum.
    """
    golden = (math.sqrt(5) - 1) / 2
    low, high = 0.1, 10.0
    for _ in range(_STEPS):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if _loss(logits * np.float32(left), labels) < _loss(logits * np.float32(right), labels):
            high = right
        else:
            low = left
    return 2 / (low + high)


def _loss(logits: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    most = logits.max(axis=1, keepdims=True)
    totals = np.log(np.exp(logits - most).sum(axis=1)) + most[:, 0]
    return float((totals - logits[np.arange(len(labels)), labels]).mean(dtype=np.float64))


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def is_number(value: Any) -> bool:
    """Whether a value read from a file is a number that can be computed with."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # NaN fails the comparison, and so does an integer that is too large for a float.
    return is_number and abs(value) <= sys.float_info.max
