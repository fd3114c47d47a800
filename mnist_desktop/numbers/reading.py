"""What is read in a drawing or a picture: lines of digits, each with its place."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.signs import Sign
from mnist_desktop.recognition.prediction import Prediction

# Most other ways to part the ink cut it a little elsewhere, and give the same number. Fitted to
# numbers of thirty people (docs/numbers.md).
_SHARE_COUNTS = 0.05


@dataclass(frozen=True, eq=False)
class FoundDigit:
    """One digit of a number.

    Attributes:
        prediction: What the model says of it.
        box: Where it is, in the unit of the drawing or picture.
        image: What the network saw: uint8, shape (28, 28), white on black.
        ink: The strokes of which it saw the image, or None in a picture.
    """

    prediction: Prediction
    box: Box
    image: NDArray[np.uint8]
    ink: Drawing | None = None


@dataclass(frozen=True, eq=False)
class Reading:
    """All digits of a drawing or a picture.

    Attributes:
        lines: The digits of each line, from left to right; the lines from top to bottom.
        share: How much of what the ink could be parted into speaks for this, 0 to 1.
        signs: What lies between the digits, or below them, and is none.
    """

    lines: tuple[tuple[FoundDigit, ...], ...] = ()
    share: float = 1.0
    signs: tuple[Sign, ...] = ()

    @cached_property
    def digits(self) -> tuple[FoundDigit, ...]:
        """All digits, in reading order."""
        return tuple(digit for line in self.lines for digit in line)

    @property
    def number(self) -> str:
        """The digits as text, lines parted by line feeds."""
        return "\n".join(
            "".join(str(digit.prediction.digit) for digit in line) for line in self.lines
        )

    @property
    def confidence(self) -> float:
        """How probable it is that the whole text is right, 0 to 1."""
        certain = np.prod([digit.prediction.confidence for digit in self.digits])
        return float(certain * self.share**_SHARE_COUNTS)
