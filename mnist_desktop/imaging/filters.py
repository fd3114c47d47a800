"""What pictures are made smaller and widened with."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.float32]
Mask = NDArray[np.bool_]


def scaled(picture: Picture, factor: float) -> Picture:
    """Return a picture with as many times the pixels a side, but at least one; smoothly."""
    rows, columns = picture.shape
    size = (max(round(columns * factor), 1), max(round(rows * factor), 1))
    resampling = Image.Resampling.BOX if factor < 1 else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(picture).resize(size, resampling))


def no_larger(picture: Picture, longest: int) -> Picture:
    """Return a picture made smaller where its longer side has more pixels than that."""
    return scaled(picture, min(longest / max(picture.shape), 1))


def greatest(picture: Picture, width: int) -> Picture:
    """Return each pixel's greatest neighbor in a square of that width, odd."""
    padded = np.pad(picture, width // 2, mode="edge")
    return _greatest_below(_greatest_below(padded, width).T, width).T


def _greatest_below(picture: Picture, width: int) -> Picture:
    """Return the greatest of as many pixels, from each one downwards, where there are so many."""
    reach = 1
    while reach < width:
        # What looks as far as that already looks twice as far, or as far as is wanted.
        step = min(reach, width - reach)
        picture = np.maximum(picture[:-step], picture[step:])
        reach += step
    return picture


def frame(shape: tuple[int, ...], width: int) -> Mask:
    """Return which pixels lie that close to the border of a picture."""
    mask = np.ones(shape, bool)
    mask[width:-width, width:-width] = False
    return mask
