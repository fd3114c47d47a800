"""What pictures are made smaller, widened and taken apart with."""

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
    for axis in (0, 1):
        margin = [(0, 0), (0, 0)]
        margin[axis] = (width // 2, width // 2)
        padded = np.pad(picture, margin, mode="edge")
        picture = np.lib.stride_tricks.sliding_window_view(padded, width, axis).max(axis=-1)
    return picture


def frame(rows: int, columns: int, width: int) -> Mask:
    """Return which pixels lie that close to the border of a picture."""
    mask = np.ones((rows, columns), bool)
    mask[width:-width, width:-width] = False
    return mask


def patches(mask: Mask) -> NDArray[np.int64]:
    """Number the connected patches of a mask from 1; pixels that touch at corners are connected."""
    rows, columns = mask.shape
    numbers = np.zeros((rows + 2, columns + 2), np.int64)
    inner = numbers[1:-1, 1:-1]
    # Each pixel has a number of its own at first. The greatest spreads to its neighbors; and
    # whatever number the pixel has got by now whose number came, is greater still, and goes round
    # long strokes in a few steps.
    found = np.arange(1, mask.sum() + 1)
    while True:
        inner[mask] = found
        across = np.maximum.reduce([numbers[:, :-2], numbers[:, 1:-1], numbers[:, 2:]])
        around = np.maximum.reduce([across[:-2], across[1:-1], across[2:]])[mask]
        greater = around[around - 1]
        if np.array_equal(greater, found):
            break
        found = greater
    inner[mask] = np.unique(found, return_inverse=True)[1] + 1
    return inner
