"""What an explanation shows, as pictures for files: colors over a digit, and feature maps."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import palette
from mnist_desktop.explanation.records import Explanation, FeatureMaps

_COLUMNS = 16
_SQUARE = 8
_LINE = 90
# How strongly the digit below the colors is seen.
_FAINT = 0.3


@dataclass(frozen=True, eq=False)
class HeatColors:
    """In which colors values over a digit are shown; each is red, green and blue, 0 to 255.

    Attributes:
        paper: What is black on the image.
        ink: What is white on it; only faintly seen.
        speaks_for: Values above 0.
        speaks_against: Values below 0.
    """

    paper: NDArray[np.float32]
    ink: NDArray[np.float32]
    speaks_for: NDArray[np.float32]
    speaks_against: NDArray[np.float32]


_ON_WHITE = HeatColors(
    *(
        np.array(palette.channels(color), np.float32)
        for color in (
            palette.LIGHT.well,
            palette.LIGHT.text,
            palette.ABOVE_ZERO,
            palette.LIGHT.accent,
        )
    )
)


def heat(
    image: NDArray[np.uint8], values: NDArray[np.float32], limit: float, colors: HeatColors
) -> NDArray[np.uint8]:
    """Return values over an image as colors: uint8, shape (28, 28, 3).

    Args:
        image: uint8, shape (28, 28).
        values: Shape (28, 28): above 0 speaks for the answer, below against it.
        limit: What is shown as strongly as possible.
        colors: In which colors.
    """
    ground = colors.paper + (colors.ink - colors.paper) * (image / 255 * _FAINT)[..., None]
    strength = np.minimum(np.abs(values) / max(limit, 1e-9), 1)[..., None]
    hue = np.where((values > 0)[..., None], colors.speaks_for, colors.speaks_against)
    mixed: NDArray[np.uint8] = np.rint(ground + (hue - ground) * strength).astype(np.uint8)
    return mixed


def saliency_picture(why: Explanation) -> NDArray[np.uint8]:
    """Return what each pixel adds, red for and blue against: uint8, shape (28, 28, 3)."""
    return heat(why.image, why.saliency, why.saliency_limit, _ON_WHITE)


def occlusion_picture(why: Explanation) -> NDArray[np.uint8]:
    """Return what hiding a part costs, red, or adds, blue: uint8, shape (28, 28, 3)."""
    return heat(why.image, why.occlusion, why.occlusion_limit, _ON_WHITE)


def across(stage: FeatureMaps) -> int:
    """Return how many maps stand side by side in `sheet`."""
    return min(len(stage.values), _COLUMNS)


def sheet(stage: FeatureMaps) -> NDArray[np.uint8]:
    """Return all maps side by side with lines between them, numbers as squares: uint8, gray."""
    maps = stage.gray
    if maps.ndim == 1:
        maps = maps[:, None, None].repeat(_SQUARE, 1).repeat(_SQUARE, 2)
    count, rows, columns = maps.shape
    height = math.ceil(count / across(stage)) * (rows + 1)
    made = np.full((height, across(stage) * (columns + 1)), _LINE, np.uint8)
    for number, one in enumerate(maps):
        top, left = number // across(stage) * (rows + 1), number % across(stage) * (columns + 1)
        made[top : top + rows, left : left + columns] = one
    return made
