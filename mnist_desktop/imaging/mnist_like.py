"""Pictures that are like MNIST's images already, and need no preparation."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.imaging.filters import Mask, Picture, frame
from mnist_desktop.ink.rasterizer import BOX, CENTER

# What a lossy file or a camera may leave on paper: this much of 255, and at most that.
_NOISE = 8
_MOST_NOISE = 40
# Ink is at least this strong; a digit is at most as large as MNIST's, but for its soft edges.
_INK = 100
_LARGEST = BOX + 2
_OFF_CENTER = 1.0
_BORDER = frame((IMAGE_SIZE, IMAGE_SIZE), 1)


def as_mnist_like(picture: Picture) -> NDArray[np.uint8] | None:
    """Return a picture like MNIST's images, white on black, or None where it is not like them.

    It is one of 28×28 pixels with a digit no larger than MNIST's, whose border is black, or
    nearly so as in a JPEG file, or whose digit lies with its center of mass where MNIST's do; or
    its negative.

    Args:
        picture: float32, shape (rows, columns), 0 to 255.
    """
    if picture.shape != (IMAGE_SIZE, IMAGE_SIZE):
        return None
    if not picture[_BORDER].any() and _largest_extent(picture > 0) <= _LARGEST:
        return picture.astype(np.uint8)
    for light in (picture, 255 - picture):
        if _is_like_mnist(light):
            return np.rint(light).astype(np.uint8)
    return None


def _is_like_mnist(light: Picture) -> bool:
    border, ink = light[_BORDER], light >= _INK
    return bool(
        ink.any()
        and _largest_extent(ink) <= _LARGEST
        and np.median(border) <= _NOISE
        and (border.max() <= _MOST_NOISE or _is_centered(np.where(light > _MOST_NOISE, light, 0)))
    )


def _largest_extent(ink: Mask) -> int:
    places = [np.flatnonzero(ink.any(axis=axis)) for axis in (0, 1)]
    return max(int(np.ptp(place)) + 1 if len(place) else 0 for place in places)


def _is_centered(light: Picture) -> bool:
    """Return whether the center of mass lies where MNIST's do, even of digits at the border."""
    places = np.arange(IMAGE_SIZE) + 0.5
    centers = np.array([(light.sum(axis=axis) * places).sum() / light.sum() for axis in (0, 1)])
    return bool((abs(centers - CENTER) <= _OFF_CENTER).all())
