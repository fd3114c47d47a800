"""Telling the ink of a picture from the paper: uneven light, texture and specks taken away."""

import numpy as np
from PIL import Image, ImageFilter

from mnist_desktop.imaging.filters import Mask, Picture, frame, greatest, no_larger
from mnist_desktop.imaging.labeling import numbered
from mnist_desktop.imaging.sheet import on_its_sheet
from mnist_desktop.imaging.two_levels import two_levels

# Sides longer than this are of no use for an image of 28 pixels.
_LONGEST = 256
# The frame that is taken for paper at first: this share of the shorter side, at each border.
_FRAME = 0.06
_ROUNDS = 4
# The surface is fitted to about as many pixels, evenly spread.
_FITTED = 4000
# Paper is what lies this close to its level, in deviations of its texture, or in levels of 255.
_DEVIATIONS = 3.0
_LEAST_BAND = 6.0
# What differs less from the paper than this share of the darkest ink is paper.
_FAINT = 0.2
# Where the texture is rough, ink must stand out of it by as many of its deviations.
_ROUGH = 4.0
# A picture whose ink differs from its paper by less than this, of 255, shows nothing.
_LEAST_CONTRAST = 16
# What is at least this strong is ink beyond doubt; what is fainter, only close to such.
_STRONG = 0.3
_CLOSE = 2
# A patch with less than this share of all ink is a speck.
_SPECK = 0.03
# Where less of the frame than this is on the paper's smooth surface, a shadow falls on it.
_LIT = 0.85
# No stroke is wider than this share of the shorter side where a shadow falls.
_WIDEST_STROKE = 0.2


def ink_of(gray: Picture) -> Picture:
    """Return how much ink lies on each pixel.

    Where the picture has two levels and no more, one is the paper's, however closely the ink is
    cropped. Elsewhere the paper's level is a smooth surface, fitted to the border first and then to
    all that lies close to it, so that light may fall off to any side. The ink is what lies beyond
    the texture of the paper, to the side, dark or light, to which more lies. Where a shadow's edge
    makes the paper no smooth surface, it is what remains when all that is thin and dark is filled
    (a morphological closing). A sheet that is seen with its edges is cut out first.

    Args:
        gray: float32, shape (rows, columns), 0 to 255.

    Returns:
        float32, 0 to 1, of the same proportions, at most 256 pixels a side; all 0 where the
        picture shows nothing.
    """
    gray = no_larger(on_its_sheet(gray), _LONGEST)
    ink, texture = _beyond_paper(gray)
    darkest = float(np.quantile(ink, 1 - min(0.01, 8 / ink.size))) if ink.size > 1 else 0.0
    if darkest < max(_LEAST_CONTRAST, _ROUGH * texture):
        return np.zeros_like(ink)
    faint = max(_FAINT, min(_ROUGH * texture / darkest, 0.6))
    return _saturated(_without_specks(np.clip(ink / darkest - faint, 0, 1)))


def _beyond_paper(gray: Picture) -> tuple[Picture, float]:
    """Return how far each pixel lies from the paper to the side of the ink, and the texture."""
    levels = two_levels(gray)
    if levels and levels.are_clear:
        side = 1 if levels.ink > levels.paper else -1
        return np.clip(side * (gray - levels.paper), 0, None), levels.texture
    difference, texture = _levelled(gray)
    if not _is_level(gray, difference):
        difference, texture = _out_of_shadow(gray)
    return _to_the_side_of_the_ink(difference, texture), texture


def _levelled(gray: Picture) -> tuple[Picture, float]:
    """Return each pixel's difference from the paper, and the deviation of the paper's texture."""
    terms = _terms(*gray.shape)
    step = max(round((gray.size / _FITTED) ** 0.5), 1)
    some, some_terms = gray[::step, ::step], terms[::step, ::step]
    border = _border(some.shape)
    paper = border & (abs(some - np.median(some[border])) < 64)
    if not paper.any():
        # Half of the border is black and half of it white, and the median is neither.
        paper = border
    # One level at first, then a slope, then a bowl: a bent surface fitted to the border alone
    # could bend anywhere in between.
    for number in [1, *[3] * _ROUNDS, *[6] * _ROUNDS]:
        factors = np.linalg.lstsq(some_terms[paper][:, :number], some[paper], rcond=None)[0]
        difference = some - some_terms[:, :, :number] @ factors
        texture = _deviation(difference[paper])
        paper = abs(difference) < max(_DEVIATIONS * texture, _LEAST_BAND)
        if paper.sum() < terms.shape[-1]:
            break
    return gray - terms[:, :, : len(factors)] @ factors, texture


def _terms(rows: int, columns: int) -> Picture:
    """Return 1, x, y and their products of each pixel: float32, shape (rows, columns, 6)."""
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j].astype(np.float32)
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)


def _border(shape: tuple[int, ...]) -> Mask:
    return frame(shape, max(round(min(shape) * _FRAME), 1))


def _deviation(values: Picture) -> float:
    """Return the standard deviation, hardly touched by what lies far out."""
    return 1.4826 * float(np.median(abs(values - np.median(values))))


def _to_the_side_of_the_ink(difference: Picture, texture: float) -> Picture:
    far = np.where(abs(difference) > max(_ROUGH * texture, _LEAST_CONTRAST), difference, 0)
    side = 1 if far.sum() > 0 else -1
    ink: Picture = np.clip(side * difference, 0, None).astype(np.float32)
    return ink


def _is_level(gray: Picture, difference: Picture) -> bool:
    """Return whether the border is paper on the surface, as far as its own texture allows."""
    border = _border(gray.shape)
    smooth = _blurred(gray, max(round(min(gray.shape) * _FRAME), 1))
    texture = _deviation((gray - smooth)[border])
    near = abs(difference[border]) < max(_ROUGH * texture, _LEAST_CONTRAST)
    return bool(near.mean() > _LIT)


def _out_of_shadow(gray: Picture) -> tuple[Picture, float]:
    """Return the differences from paper on which a shadow lies, and its texture's deviation.

    Shadows fall on paper, and ink on paper is dark: it leaves less of what light there is, so that
    its share counts.
    """
    smooth = _blurred(gray, 1)
    width = max(round(min(gray.shape) * _WIDEST_STROKE) | 1, 3)
    paper = np.maximum(-greatest(-greatest(smooth, width), width), 1)
    difference = 255 * np.minimum(smooth / paper - 1, 0)
    return difference, _deviation(difference)


def _blurred(gray: Picture, radius: float) -> Picture:
    # Pillow blurs bytes only.
    picture = Image.fromarray(gray.astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(picture, np.float32)


def _without_specks(ink: Picture) -> Picture:
    numbers, _ = numbered(ink > _STRONG)
    amounts = np.bincount(numbers.ravel(), weights=ink.ravel())
    amounts[0] = 0
    kept = amounts >= _SPECK * amounts.sum()
    kept[0] = False
    close = greatest(kept[numbers].astype(np.float32), 2 * _CLOSE + 1)
    return ink * close


def _saturated(ink: Picture) -> Picture:
    """Scale ink so that most of what lies within the strokes is 1, as it is on MNIST's images."""
    inner = ink[ink > ink.max() / 2]
    return np.clip(ink / np.median(inner), 0, 1) if len(inner) else ink
