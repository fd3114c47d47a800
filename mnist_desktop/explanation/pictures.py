"""What an explanation shows, as pictures for files: colours over a digit, and feature maps."""

import math

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.explanation.records import Explanation, FeatureMaps

_COLUMNS = 16
_SQUARE = 8
_LINE = 90
_PAPER, _INK = np.array([236, 239, 243]), np.array([26, 31, 38])
_FOR, _AGAINST = np.array([209, 73, 63]), np.array([42, 102, 217])
# How strongly the digit below the colours is seen.
_FAINT = 0.3
# The few strongest pixels must not make all others pale.
_STRONG = 99.0


def saliency_picture(explanation: Explanation) -> NDArray[np.uint8]:
    """Return what each pixel adds, red for and blue against: uint8, shape (28, 28, 3)."""
    limit = float(np.percentile(np.abs(explanation.saliency), _STRONG))
    return _heat(explanation.image, explanation.saliency, limit)


def occlusion_picture(explanation: Explanation) -> NDArray[np.uint8]:
    """Return what hiding a part costs, red, or adds, blue: uint8, shape (28, 28, 3)."""
    limit = float(np.abs(explanation.occlusion).max())
    return _heat(explanation.image, explanation.occlusion, limit)


def across(stage: FeatureMaps) -> int:
    """Return how many maps stand side by side in `sheet`."""
    return min(len(stage.values), _COLUMNS)


def sheet(stage: FeatureMaps) -> NDArray[np.uint8]:
    """Return all maps side by side with lines between them, numbers as squares: uint8, grey."""
    maps = stage.grey
    if maps.ndim == 1:
        maps = maps[:, None, None].repeat(_SQUARE, 1).repeat(_SQUARE, 2)
    count, rows, columns = maps.shape
    height = math.ceil(count / across(stage)) * (rows + 1)
    made = np.full((height, across(stage) * (columns + 1)), _LINE, np.uint8)
    for number, one in enumerate(maps):
        top, left = number // across(stage) * (rows + 1), number % across(stage) * (columns + 1)
        made[top : top + rows, left : left + columns] = one
    return made


def _heat(image: NDArray[np.uint8], values: NDArray[np.float32], limit: float) -> NDArray[np.uint8]:
    ground = _PAPER + (_INK - _PAPER) * (image / 255 * _FAINT)[..., None]
    strength = np.minimum(np.abs(values) / max(limit, 1e-9), 1)[..., None]
    hue = np.where((values > 0)[..., None], _FOR, _AGAINST)
    mixed: NDArray[np.uint8] = np.rint(ground + (hue - ground) * strength).astype(np.uint8)
    return mixed
