"""Finding what on a page is written close beside each other: numbers, words, and single signs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.numbers.boxes import Box

# Boxes of about the same height, by that factor at most, are beside each other where that part of
# the lower one is, and no farther apart than that part of the higher one.
_ALIKE = 0.4
_BESIDE = 0.4
_NEAR = 0.8
# Smaller ones, such as bars and dots, belong to what is as near to any side, and the parts of a
# broken digit too.
_CLOSE = 0.25
_BROKEN = 0.12
# What encloses as many others is a frame; and of so many, what is that much higher than is usual.
_ENCLOSED = 3
_MANY = 4
_GIANT = 4


def frames(boxes: Sequence[Box]) -> NDArray[np.bool_]:
    """Return which boxes are those of frames, tables and stains: bool, shape (boxes,)."""
    left, top, right, bottom = _sides(boxes)
    inside = (
        (left > left[:, None])
        & (right < right[:, None])
        & (top > top[:, None])
        & (bottom < bottom[:, None])
    )
    height = bottom - top
    are_giant = (height > _GIANT * np.median(height)) & (len(boxes) >= _MANY)
    found: NDArray[np.bool_] = (inside.sum(axis=1) >= _ENCLOSED) | are_giant
    return found


def groups_of(boxes: Sequence[Box]) -> list[list[int]]:
    """Part boxes into groups; each is a list of their indices, from left to right."""
    if not boxes:
        return []
    linked = _linked(boxes)
    group = np.arange(len(boxes))
    while True:
        least = np.where(linked, group, len(boxes)).min(axis=1)
        if np.array_equal(least, group):
            break
        group = least
    order = np.argsort([box.center[0] for box in boxes], kind="stable")
    return [[int(i) for i in order if group[i] == number] for number in np.unique(group)]


def _linked(boxes: Sequence[Box]) -> NDArray[np.bool_]:
    left, top, right, bottom = _sides(boxes)
    height = bottom - top
    lower, higher = _both(np.minimum, height), _both(np.maximum, height)
    aside = _both(np.maximum, left) - _both(np.minimum, right)
    above = _both(np.maximum, top) - _both(np.minimum, bottom)
    are_alike = lower >= _ALIKE * higher
    are_beside = (-above >= _BESIDE * lower) & (aside <= _NEAR * higher)
    distance = np.hypot(np.maximum(aside, 0), np.maximum(above, 0))
    near = np.where(are_alike, _BROKEN, _CLOSE) * higher
    linked: NDArray[np.bool_] = (are_alike & are_beside) | (distance <= near)
    np.fill_diagonal(linked, val=True)
    return linked


def _both(function: np.ufunc, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what a function makes of each two values: shape (values, values)."""
    result: NDArray[np.float64] = function(values[:, None], values)
    return result


def _sides(boxes: Sequence[Box]) -> NDArray[np.float64]:
    sides = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(sides, np.float64).reshape(-1, 4).T
