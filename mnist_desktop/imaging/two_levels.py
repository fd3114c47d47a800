"""Pictures of two levels: evenly lit paper and ink, however closely the ink is cropped."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.imaging.filters import Mask, Picture, frame, greatest, no_larger
from mnist_desktop.imaging.polarity import is_ink

# What touches the border, and how, shows in as many pixels a side.
_ENOUGH = 64
# No picture whose levels are closer than this, of 255, has two.
_LEAST_CONTRAST = 12
# Of the pixels inside strokes and paper this share is closer to the other level than the level
# of all; what lies beyond that by more than this share of the contrast is a level of its own.
_SOLID = 0.75
_BEYOND = 0.3
# More than this share of the picture, and pixels, at a third level, and there are not two.
_THIRD = 0.003
_FEW = 8
# Less than this share of the picture is too little to be told from edges.
_LEAST_SOLID = 0.03
# Where more than this share of the paper's inside is farther from its level than this share of
# the contrast, light falls on it unevenly.
_UNEVEN = 0.25
_OFF = 0.25
# More ink than this share of a frame as wide as this share of the shorter side touches the border.
_TOUCHING = 0.01
_FRAME = 0.12
# Where less than this share of the paper's inside is farther from its level than this share of
# the contrast, it is flat.
_BUMPY = 0.01
_FLAT = 0.08


@dataclass(frozen=True)
class TwoLevels:
    """The levels of a picture that has no others.

    Attributes:
        paper: That of the paper, 0 to 255.
        ink: That of the ink.
        texture: The deviation of the paper from its level.
        are_clear: Whether they tell ink from paper better than a surface fitted to the paper: it
            is flat, or ink touches the border, or nearly so.
    """

    paper: float
    ink: float
    texture: float
    are_clear: bool


def two_levels(gray: Picture) -> TwoLevels | None:
    """Return the levels of paper and ink, or None where light, shadow or texture makes them many.

    Args:
        gray: float32, shape (rows, columns), 0 to 255.
    """
    gray = no_larger(gray, _ENOUGH)
    bound = threshold(gray)
    dark = gray <= bound
    if dark.all() or not dark.any():
        return None
    black, white = -_level(-gray, dark), _level(gray, ~dark)
    contrast = white - black
    beyond = (gray < black - _BEYOND * contrast) | (gray > white + _BEYOND * contrast)
    if contrast < _LEAST_CONTRAST or beyond.sum() > max(_THIRD * gray.size, _FEW):
        return None
    dark_ink = is_ink(dark)
    ink, paper = (black, white) if dark_ink else (white, black)
    mask = dark if dark_ink else ~dark
    off = abs(gray[_inside(~mask)] - paper) / contrast
    if (off > _OFF).sum() > _UNEVEN * len(off):
        return None
    are_clear = _touches(mask) or bool((off > _FLAT).sum() <= _BUMPY * len(off))
    return TwoLevels(paper, ink, _texture(gray[~mask], paper, ink), are_clear)


def _level(gray: Picture, light: Mask) -> float:
    """Return the level of what is light: of its inside if it has one, else its lightest."""
    solid = gray[_inside(light)]
    if len(solid) < max(_LEAST_SOLID * light.size, _FEW):
        return float(gray.max())
    return float(np.quantile(solid, _SOLID))


def _inside(mask: Mask) -> Mask:
    """Return the pixels all of whose neighbors are in the mask."""
    inside: Mask = greatest((~mask).astype(np.float32), 3) == 0
    return inside


def threshold(gray: Picture) -> float:
    """Return the level, a whole number, that parts dark from light best.

    It leaves the least variance within both: N. Otsu, A threshold selection method from
    gray-level histograms, IEEE Transactions on Systems, Man and Cybernetics 9 (1979).
    """
    counts = np.bincount(np.clip(np.rint(gray), 0, 255).astype(np.uint8).ravel(), minlength=256)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    means = sums / np.maximum(below, 1), (sums[-1] - sums) / np.maximum(above, 1)
    between: NDArray[np.float64] = below * above * (means[0] - means[1]) ** 2.0
    # Nothing may lie between dark and light for many levels: the middle one of them.
    return float(np.flatnonzero(between >= between.max() * (1 - 1e-9)).mean())


def _texture(paper: Picture, level: float, ink: float) -> float:
    """Return the deviation of the paper to the side away from the ink: there are no edges."""
    away = paper[paper >= level] if level > ink else paper[paper <= level]
    return 1.4826 * float(np.median(abs(away - level))) if len(away) else 0.0


def _touches(ink: Mask) -> bool:
    width = int(np.ceil(min(ink.shape) * _FRAME))
    return bool(ink[frame(ink.shape, width)].mean() > _TOUCHING)
