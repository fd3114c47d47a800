"""What a model says of one drawing or image; readable without PyTorch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a model says of one image.

    Attributes:
        probabilities: Of the digits 0 to 9: float32, shape (10,); they sum to 1.
        rejected: Whether it is taken for no digit; the probabilities tell the nearest ones.
        non_digit_score: How much it looks like no digit, 0 to 1, above ½ where it is rejected;
            None where that is not known.
    """

    probabilities: NDArray[np.float32]
    rejected: bool = False
    non_digit_score: float | None = None

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities.argmax())

    @property
    def confidence(self) -> float:
        """Its probability, 0 to 1."""
        return float(self.probabilities.max())
