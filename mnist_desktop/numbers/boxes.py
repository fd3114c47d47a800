"""Boxes around ink, in the unit of the drawing or picture it lies in."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Box:
    """An upright box; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: NDArray[np.float64]) -> "Box":
        """Return the box around points: float64, shape (points, 2 or more), x and y first."""
        left, top = points[:, :2].min(axis=0)
        right, bottom = points[:, :2].max(axis=0)
        return cls(float(left), float(top), float(right), float(bottom))

    @classmethod
    def joined(cls, boxes: Iterable["Box"]) -> "Box":
        """Return the box around boxes, of which there is at least one."""
        every = list(boxes)
        return cls(
            min(box.left for box in every),
            min(box.top for box in every),
            max(box.right for box in every),
            max(box.bottom for box in every),
        )

    @property
    def width(self) -> float:
        """How far it reaches from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How far it reaches from top to bottom."""
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """The longer of its sides."""
        return max(self.width, self.height)

    @property
    def center(self) -> tuple[float, float]:
        """The middle: x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def moved(self, x: float, y: float) -> "Box":
        """Return the box so far to the right and down."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def shared_width(self, other: "Box") -> float:
        """Return by how much two boxes reach over each other from left to right; below 0 a gap."""
        return min(self.right, other.right) - max(self.left, other.left)

    def shared_height(self, other: "Box") -> float:
        """Return by how much two boxes reach over each other from top to bottom; below 0 a gap."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)
