"""How the cells of a confusion matrix are shaded, in the window and in files alike."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.tables import Matrix


class Hue(Enum):
    """What the color of a cell tells."""

    NONE = 0
    GOOD = 1
    BAD = 2


@dataclass(frozen=True)
class Shade:
    """How a cell is shaded.

    Attributes:
        hue: What its color tells.
        strength: From 0, like an empty cell, to 1.
    """

    hue: Hue
    strength: float


Shades = dict[tuple[int, int], Shade]
"""The shade of each cell, by its true digit and answer."""


def shades(matrix: Matrix) -> Shades:
    """Return how counts or shares of the rows are shaded.

    Right answers are as strong as their share of the row. Errors go by the square root, measured
    by the largest of them, so that single ones still show.

    Args:
        matrix: Shape (10, 10); rows are true digits, columns answers.
    """
    sizes = matrix.astype(np.float64)
    is_right = np.eye(NUM_CLASSES, dtype=bool)
    of_row = sizes / np.maximum(sizes.sum(axis=1, keepdims=True), 1)
    of_most = sizes / (sizes[~is_right].max() or 1)
    return _shades(matrix, np.where(is_right, of_row, np.sqrt(of_most)))


def difference_shades(difference: Matrix) -> Shades:
    """Return how one matrix less another is shaded: all cells by the square root of their size.

    More right answers are good and so are fewer errors.

    Args:
        difference: Counts less counts, shape (10, 10).
    """
    sizes = np.abs(difference).astype(np.float64)
    return _shades(difference, np.sqrt(sizes / max(sizes.max(), 1)))


def _shades(matrix: Matrix, strengths: NDArray[np.float64]) -> Shades:
    return {
        (truth, answer): Shade(_hue(matrix[truth, answer].item(), truth == answer), strength)
        for (truth, answer), strength in zip(
            np.ndindex(NUM_CLASSES, NUM_CLASSES), strengths.ravel().tolist(), strict=True
        )
    }


def _hue(count: int | float, is_right: bool) -> Hue:
    if not count:
        return Hue.NONE
    return Hue.GOOD if (count > 0) == is_right else Hue.BAD
