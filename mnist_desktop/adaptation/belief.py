"""How much a person's own examples count: that follows from the examples themselves.

See docs/experiments.md, “One's own hand”.
"""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES

# Drawings of different digits of one's own must be less alike than that, but for some in a hundred.
_OTHERS = 0.99
_MOST = 0.95
# The first that is no worse than any is taken.
_SHARES = (1.0, 0.5, 0.25, 0.0)


def least_alike(similar: NDArray[np.float32], labels: NDArray[np.int64], usual: float) -> float:
    """Return how alike a drawing must be: more than this person's different digits are.

    Args:
        similar: Cosines of each example with each, float32, shape (examples, examples).
        labels: int64, shape (examples,).
        usual: The least that it is, below 0.95: so alike are digits of others.
    """
    others = similar[labels[:, None] != labels]
    reached = float(np.quantile(others, _OTHERS)) if len(others) else 0.0
    return min(max(usual, reached), _MOST)


def raised_by_others(near: NDArray[np.float32], labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return how near to each example the nearest other one of each digit is.

    Args:
        near: How near each example is to each, float32, shape (examples, examples), 0 to 1.
        labels: int64, shape (examples,).

    Returns:
        float32, shape (examples, 10), 0 where there is no other one.
    """
    to_others = near.copy()
    np.fill_diagonal(to_others, 0)
    digits = [to_others[:, labels == digit].max(axis=1, initial=0) for digit in range(NUM_CLASSES)]
    return np.stack(digits, axis=1)


def belief(
    raised: NDArray[np.float32],
    logits: NDArray[np.float32],
    labels: NDArray[np.int64],
    most: float,
) -> float:
    """Return how much likeness counts, where each example is read as the others tell it to be.

    Args:
        raised: See `raised_by_others`.
        logits: Of each example without that, at temperature 1: float32, shape (examples, 10).
        labels: int64, shape (examples,).
        most: By how much logits may be raised, at temperature 1.
    """
    are_digits = labels < NUM_CLASSES
    wrong = [
        int(((logits + most * share * raised).argmax(axis=1) != labels)[are_digits].sum())
        for share in _SHARES
    ]
    return most * _SHARES[int(np.argmin(wrong))]
