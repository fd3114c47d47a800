"""Digits given as plain numbers, as archives of arrays and tables have them."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

PIXELS = IMAGE_SIZE * IMAGE_SIZE

Numbers = NDArray[Any]
_AT_ONCE = 1000


def checked(file: Path, images: Numbers, labels: Numbers) -> tuple[NDArray[np.uint8], Numbers]:
    """Return numbers of any kind as images, shape (count, 28, 28), and their labels as int64.

    Raises:
        UserError: They are no digits.
    """
    if images.size != len(images) * PIXELS or labels.size != len(images):
        raise UserError(
            tr(
                "{file} does not hold images of 28×28 pixels with a label each; choose another "
                "file.",
                file=file,
            )
        )
    if not _are_whole(labels, NUM_CLASSES - 1):
        raise UserError(
            tr("{file} has labels other than the digits 0 to 9; choose another file.", file=file)
        )
    if not _are_whole(images, 255):
        raise UserError(
            tr("{file} has pixels that are no numbers from 0 to 255; choose another.", file=file)
        )
    shaped = images.reshape(-1, IMAGE_SIZE, IMAGE_SIZE).astype(np.uint8)
    return shaped, labels.reshape(-1).astype(np.int64)


def check_any(file: Path, labels: Numbers) -> None:
    """Raise UserError where a file holds no digit at all."""
    if not len(labels):
        raise UserError(tr("{file} holds no digits; choose another file.", file=file))


def _are_whole(values: Numbers, most: int) -> bool:
    if values.dtype.kind not in "uif":
        return False
    # Part by part: what is compared takes as much memory as what it is compared with.
    parts = (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
    # What is not within has no remainder, which comes second.
    return all(((part >= 0) & (part <= most)).all() and not (part % 1).any() for part in parts)
