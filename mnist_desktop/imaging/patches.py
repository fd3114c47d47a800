"""The connected patches of a page's ink, each on its own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Runs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]

# Pixels around a patch whose fainter ink belongs to it.
_FRINGE = 1


@dataclass(frozen=True, eq=False)
class Patch:
    """Ink that hangs together, or a part of it.

    Attributes:
        left: The column of the page at which it begins.
        top: The row of the page at which it begins.
        ink: How much lies on each pixel, 0 to 1: float32, shape (rows, columns).
    """

    left: int
    top: int
    ink: NDArray[np.float32]

    @property
    def right(self) -> int:
        """The column of the page before which it ends."""
        return self.left + len(self.ink[0])

    @property
    def bottom(self) -> int:
        """The row of the page before which it ends."""
        return self.top + len(self.ink)


def joined(patches: list[Patch]) -> NDArray[np.float32]:
    """Return the ink of patches, of which there is at least one, as it lies on the page."""
    left, top = min(patch.left for patch in patches), min(patch.top for patch in patches)
    right, bottom = max(patch.right for patch in patches), max(patch.bottom for patch in patches)
    ink = np.zeros((bottom - top, right - left), np.float32)
    for patch in patches:
        rows = slice(patch.top - top, patch.bottom - top)
        columns = slice(patch.left - left, patch.right - left)
        np.maximum(ink[rows, columns], patch.ink, out=ink[rows, columns])
    return ink


def patches_of(ink: NDArray[np.float32], strong: Mask, least: int) -> list[Patch]:
    """Part a page's ink into its connected patches.

    Args:
        ink: How much lies on each pixel: float32, shape (rows, columns), 0 to 1.
        strong: Where there is ink beyond doubt: bool, of the same shape.
        least: Pixels; patches that are smaller on both sides are left out.
    """
    rows, columns = strong.shape
    numbers, runs = numbered(strong)
    row, start, end, patch = runs
    count = int(patch.max()) + 1 if len(patch) else 0
    top, left = np.full(count, rows), np.full(count, columns)
    bottom, right = np.zeros(count, int), np.zeros(count, int)
    np.minimum.at(top, patch, row)
    np.maximum.at(bottom, patch, row + 1)
    np.minimum.at(left, patch, start)
    np.maximum.at(right, patch, end)
    found = []
    for index in np.flatnonzero(np.maximum(bottom - top, right - left) >= least):
        y, x = max(top[index] - _FRINGE, 0), max(left[index] - _FRINGE, 0)
        part = np.s_[y : bottom[index] + _FRINGE, x : right[index] + _FRINGE]
        inside = numbers[part] == index + 1
        is_own = (numbers[part] == 0) & _with_neighbors(inside) | inside
        found.append(Patch(int(x), int(y), np.where(is_own, ink[part], 0)))
    return found


def _with_neighbors(mask: Mask) -> Mask:
    around = np.pad(mask, 1)
    rows = around[:-2] | around[1:-1] | around[2:]
    neighbors: Mask = rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]
    return neighbors


def numbered(mask: Mask) -> tuple[NDArray[np.int32], Runs]:
    """Number the patches of a mask; pixels that touch at corners are connected.

    Runs of pixels are what is joined, not pixels: there are fewer of them.
    Source: He, Chao, Suzuki, A run-based two-scan labeling algorithm, IEEE Transactions on Image
    Processing 17(5), 2008.

    Returns:
        The number of each pixel's patch, from 1, or 0; and of each run its row, the column at
        which it begins and before which it ends, and the index of its patch.
    """
    # A column that is off on either side keeps the runs of neighboring rows apart.
    width = mask.shape[1] + 2
    flat = np.pad(mask, ((0, 0), (1, 1))).ravel()
    turns = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    start, end = turns[::2], turns[1::2]
    first = np.searchsorted(end, start + width, "left")
    last = np.searchsorted(start, end + width, "right")
    touched = np.maximum(last - first, 0)
    above = np.repeat(np.arange(len(start)), touched)
    below = np.arange(len(above)) - np.repeat(np.cumsum(touched) - touched - first, touched)
    patch = _united(len(start), above, below)
    numbers = np.zeros(mask.shape, np.int32)
    numbers[mask] = np.repeat(patch + 1, end - start)
    row = start // width
    return numbers, (row, start % width - 1, end - row * width - 1, patch)


def _united(count: int, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the index of each item's set, where each of `one` is in the set of that of `other`."""
    root = np.arange(count)
    while True:
        roots = root[one], root[other]
        if np.array_equal(*roots):
            break
        np.minimum.at(root, np.maximum(*roots), np.minimum(*roots))
        while not np.array_equal(root, root[root]):
            root = root[root]
    return np.unique(root, return_inverse=True)[1].reshape(-1)
