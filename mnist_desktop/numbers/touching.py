"""Cutting patches of ink in which digits touch, where a way from top to bottom crosses least."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mnist_desktop.imaging.patches import Patch

# Parts of the line's height: narrower ink is one digit; a cut leaves this much to either side,
# bends to the side by so much, and crosses no more ink; cuts are as far apart.
_WIDE = 0.75
_LEAST = 0.2
_BENDS = 0.15
_MOST_INK = 0.45
_APART = 0.12
# Rows of the small picture in which ways are sought.
_ROWS = 32
# What a step aside costs, in pixels of ink: of several ways through no ink, the straight one.
_ASIDE = 0.05


def cut(patch: Patch, height: float) -> list[Patch]:
    """Cut a patch in which digits may touch into parts, from left to right; or leave it whole.

    Args:
        patch: Of a line of digits.
        height: Of the line, above 0.
    """
    rows, columns = patch.ink.shape
    if columns < _WIDE * height:
        return [patch]
    scale = _ROWS / height
    small = Image.fromarray(patch.ink).resize(
        (max(round(columns * scale), 3), max(round(rows * scale), 3)), Image.Resampling.BOX
    )
    ways = _ways(np.asarray(small))
    if not ways:
        return [patch]
    places = np.linspace(0, len(ways[0]) - 1, rows).round().astype(int)
    borders = [np.zeros(rows), *(way[places] / scale for way in ways), np.full(rows, columns)]
    x = np.arange(columns)
    parts = [
        patch.ink * ((x >= left[:, None]) & (x < right[:, None]))
        for left, right in pairwise(borders)
    ]
    return [_cropped(patch, part) for part in parts if part.any()]


def _ways(ink: NDArray[np.float32]) -> list[NDArray[np.float64]]:
    """Return the columns in each row at which to cut, from left to right."""
    columns = ink.shape[1]
    least, reach = round(_LEAST * _ROWS), round(_BENDS * _ROWS)
    middles = range(least, columns - least + 1)
    found = [_way(ink, middle - reach, middle + reach + 1) for middle in middles]
    chosen: list[int] = []
    for index in np.argsort([cost for cost, _ in found], kind="stable"):
        is_far = all(abs(index - other) >= _APART * _ROWS for other in chosen)
        if is_far and found[index][0] <= _MOST_INK * _ROWS:
            chosen.append(int(index))
    # Ways that bend must not cross each other.
    ways = [found[index][1] for index in sorted(chosen)]
    return [np.maximum.reduce(ways[: index + 1]) for index in range(len(ways))]


def _way(ink: NDArray[np.float32], left: int, right: int) -> tuple[float, NDArray[np.float64]]:
    """Return what the best way from top to bottom within columns costs, and its columns."""
    left = max(left, 0)
    band = ink[:, left:right]
    middle = (band.shape[1] - 1) / 2
    cost = band[0] + _ASIDE * abs(np.arange(band.shape[1]) - middle)
    steps = np.zeros(band.shape, int)
    for row in range(1, len(band)):
        padded = np.pad(cost, 1, constant_values=np.inf)
        choices = np.stack([padded[1:-1], padded[:-2] + _ASIDE, padded[2:] + _ASIDE])
        best = choices.argmin(axis=0)
        steps[row] = np.array([0, -1, 1])[best]
        cost = choices.min(axis=0) + band[row]
    place = int(cost.argmin())
    way = np.zeros(len(band))
    for row in reversed(range(len(band))):
        way[row] = left + place + 0.5
        place += steps[row, place]
    return float(cost.min()), way


def _cropped(patch: Patch, ink: NDArray[np.float32]) -> Patch:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    part = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Patch(patch.left + int(columns[0]), patch.top + int(rows[0]), part)
