"""The connected patches of a page's ink, each on its own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.imaging.filters import Mask
from mnist_desktop.imaging.labeling import numbered

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
    numbers, (row, start, end, patch) = numbered(strong)
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
