"""Telling the ink of a whole page from the paper, at the picture's own resolution.

The paper's level is what remains when all that is thin is filled (a morphological closing;
Serra, Image Analysis and Mathematical Morphology, Academic Press, 1982), so that light may fall
off, and shadows may have edges. Ink is what differs from it by a good part of what most ink does.
"""

import numpy as np
from PIL import Image

from mnist_desktop.imaging.filters import Mask, Picture, greatest, scaled

# Parts of the shorter side: no stroke is wider; and what the paper's usual level is taken from.
_WIDEST_STROKE = 0.2
# The shorter side, in pixels, of pictures in which the paper's level, and its color, are found.
_COARSE = 600
_TINY = 48
# Ink differs from the paper by at least this part of the light, and of the noise's deviations.
_LEAST_CONTRAST = 0.1
_DEVIATIONS = 6.0
# Parts of what most ink differs by: what is less is paper, and what is more ink beyond doubt.
_FAINT = 0.2
_STRONG = 0.4
# Which share of all that might be ink is fainter than what is taken for most ink.
_USUAL = 0.7
# Where light hardly comes, contrasts of the camera's noise are great.
_DARKEST_PAPER = 32


def page_ink(gray: Picture) -> tuple[Picture, Mask]:
    """Return how much ink lies on each pixel of a page, dark on light or light on dark.

    Args:
        gray: float32, shape (rows, columns), 0 to 255.

    Returns:
        The ink, float32, of the same shape: 0 on the paper, and 1 within strokes; and which
        pixels are ink beyond doubt, bool, of the same shape: the others are ink beside such only.
    """
    dark = gray if _is_ink_dark(gray) else 255 - gray
    paper = _paper(dark)
    difference = (paper - dark) / np.maximum(paper, _DARKEST_PAPER)
    difference -= np.median(difference)
    noise = 1.4826 * float(np.median(abs(difference)))
    least = max(_LEAST_CONTRAST, _DEVIATIONS * noise)
    certain = difference[difference > least]
    if not len(certain):
        return np.zeros_like(gray), np.zeros(gray.shape, bool)
    usual = float(np.quantile(certain, _USUAL))
    ink = np.clip((difference / usual - _FAINT) / (1 - _FAINT), 0, 1).astype(np.float32)
    return ink, difference > max(_STRONG * usual, min(least, 0.6 * usual))


def _is_ink_dark(gray: Picture) -> bool:
    """Whether more lies far below the level that is usual around it than far above."""
    small = scaled(gray, min(_TINY * 4 / min(gray.shape), 1))
    tiny = scaled(gray, min(_TINY / min(gray.shape), 1))
    width = max(round(min(tiny.shape) * _WIDEST_STROKE) | 1, 3)
    margin = width // 2
    windows = np.lib.stride_tricks.sliding_window_view(
        np.pad(tiny, margin, mode="edge"), (width, width)
    )
    usual = Image.fromarray(np.median(windows, axis=(2, 3)).astype(np.float32))
    difference = small - np.asarray(usual.resize(small.shape[::-1], Image.Resampling.BILINEAR))
    deviation = 1.4826 * float(np.median(abs(difference)))
    far = np.where(abs(difference) > max(4 * deviation, 12), difference, 0)
    return bool(far.sum() <= 0)


def _paper(dark: Picture) -> Picture:
    """Return the paper's level where ink is dark."""
    factor = min(_COARSE / min(dark.shape), 1)
    coarse = _blurred(scaled(dark, factor))
    width = max(round(min(coarse.shape) * _WIDEST_STROKE) | 1, 3)
    # Light that falls off goes on falling beyond the border.
    beyond = np.pad(
        coarse, min(width, *(side - 1 for side in coarse.shape)), "reflect", reflect_type="odd"
    )
    closed = -greatest(-greatest(beyond, width), width)
    margin = (len(closed) - len(coarse)) // 2
    inner = closed[margin : len(closed) - margin, margin : closed.shape[1] - margin]
    paper = Image.fromarray(np.ascontiguousarray(inner))
    return np.asarray(paper.resize(dark.shape[::-1], Image.Resampling.BILINEAR))


def _blurred(picture: Picture) -> Picture:
    """Return the mean of each pixel and its eight neighbors."""
    padded = np.pad(picture, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    blurred: Picture = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9
    return blurred
