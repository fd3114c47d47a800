"""Labelled drawings as a set of images."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasteriser import PEN_WIDTH, rasterise

CHUNK = 500
"""Drawings that are drawn at once."""


def rasterise_in_chunks(
    drawings: Sequence[Drawing], pen_width: ArrayLike = PEN_WIDTH
) -> Iterator[NDArray[np.uint8]]:
    """Yield what `rasterise` returns, `CHUNK` drawings at a time: uint8, shape (chunk, 28, 28)."""
    widths = np.broadcast_to(np.asarray(pen_width, np.float64), len(drawings))
    for start in range(0, len(drawings), CHUNK):
        chunk = slice(start, start + CHUNK)
        yield rasterise(drawings[chunk], widths[chunk])


def labelled_set(name: str, drawings: Sequence[Drawing]) -> DigitSet:
    """Return the drawings that have ink and a label, drawn by the pad's rasteriser.

    Raises:
        UserError: None of them has both.
    """
    counted = [
        drawing for drawing in drawings if not drawing.is_empty and drawing.label is not None
    ]
    if not counted:
        raise UserError(f"{name} has no labelled drawing; add a label to those to be scored.")
    labels = np.array([drawing.label for drawing in counted], np.int64)
    return DigitSet(name, np.concatenate(list(rasterise_in_chunks(counted))), labels)
