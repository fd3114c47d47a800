"""Two models on one set: which images only one of them reads, and whether that is chance.

Sources: McNemar, Note on the Sampling Error of the Difference Between Correlated Proportions or
Percentages, Psychometrika 12, 1947; Edwards, Note on the Correction for Continuity in Testing
the Significance of the Difference Between Correlated Proportions, Psychometrika 13, 1948; for
classifiers: Dietterich, Approximate Statistical Tests for Comparing Supervised Classification
Learning Algorithms, Neural Computation 10, 1998.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.texts import tr

SIGNIFICANT = 0.05
"""Below that probability a difference is not put down to chance."""


@dataclass(frozen=True)
class McNemar:
    """McNemar's test of whether two models err equally often on the same images.

    Attributes:
        only_first: Images that only the first model reads right.
        only_second: Images that only the second model reads right.
    """

    only_first: int
    only_second: int

    @property
    def exact_p(self) -> float:
        """Probability of so great a difference by chance, two-sided, by the binomial law."""
        count, fewer = self.only_first + self.only_second, min(self.only_first, self.only_second)
        ways, total = 1, 0
        for hits in range(fewer + 1):
            total += ways
            ways = ways * (count - hits) // (hits + 1)
        # Whole numbers to the end: 2 to the power of a thousand images is no float.
        return float(min(2 * total, 2**count) / 2**count)

    @property
    def statistic(self) -> float:
        """The statistic with Edwards' correction for continuity; 0 where nothing differs."""
        count = self.only_first + self.only_second
        return max(abs(self.only_first - self.only_second) - 1, 0) ** 2 / count if count else 0.0

    @property
    def corrected_p(self) -> float:
        """The same probability by χ² of one degree of freedom, with the correction."""
        return math.erfc(math.sqrt(self.statistic / 2))

    @property
    def is_significant(self) -> bool:
        """Whether chance alone would hardly bring such a difference."""
        return self.exact_p < SIGNIFICANT


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two models on one set.

    Attributes:
        first: How the first model reads it.
        second: How the second model reads it.
    """

    first: Evaluation
    second: Evaluation

    def __post_init__(self) -> None:
        """Raise UserError where the models read different sets."""
        if not np.array_equal(self.first.labels, self.second.labels):
            raise UserError(tr("Models can only be compared on the same images."))

    @property
    def both_right(self) -> int:
        """Images that both read right."""
        return int((self.first.is_right & self.second.is_right).sum())

    @property
    def both_wrong(self) -> int:
        """Images that neither reads right."""
        return int((~self.first.is_right & ~self.second.is_right).sum())

    @property
    def only_first(self) -> NDArray[np.int64]:
        """Indices of the images that only the first model reads right: int64, (images,)."""
        return np.flatnonzero(self.first.is_right & ~self.second.is_right)

    @property
    def only_second(self) -> NDArray[np.int64]:
        """Indices of the images that only the second model reads right: int64, (images,)."""
        return np.flatnonzero(~self.first.is_right & self.second.is_right)

    @property
    def difference(self) -> NDArray[np.int64]:
        """The second model's confusion matrix less the first's: int64, shape (10, 10)."""
        return self.second.confusion_matrix - self.first.confusion_matrix

    @property
    def test(self) -> McNemar:
        """McNemar's test of the two."""
        return McNemar(len(self.only_first), len(self.only_second))
