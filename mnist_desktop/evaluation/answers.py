"""What is told of answers alike, be they single digits or whole numbers."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Answers(Protocol):
    """Answers of which it is known how sure the model was, and which of them are right."""

    @property
    def confidence(self) -> NDArray[np.float64]:
        """How probable each answer is, 0 to 1: float64, shape (count,)."""
        ...

    @property
    def is_right(self) -> NDArray[np.bool_]:
        """Which answers are right: bool, shape (count,)."""
        ...
