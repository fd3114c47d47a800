"""What is read: drawings, growing ones, and pictures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import Reading


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture of a digit, or of numbers.

    Attributes:
        gray: As it looks, made smaller where it is large: uint8, shape (rows, columns).
        digit: What the network sees where it is one digit: uint8, shape (28, 28), white on black.
    """

    gray: NDArray[np.uint8]
    digit: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class PicturePart:
    """A part of a picture in which a number is, as somebody said.

    Attributes:
        picture: All of the picture.
        box: The part, in its pixels.
        reading: What was read in the picture before.
    """

    picture: Picture
    box: Box
    reading: Reading


@dataclass(frozen=True, eq=False)
class Growing:
    """A drawing whose last stroke is still being drawn."""

    drawing: Drawing


Written = Drawing | Growing | Picture | PicturePart
"""What is read."""
