"""Strokes of a pen, as the pad, the ink files and the rasterizer share them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Stroke = NDArray[np.float64]

FARTHEST = 1e9
"""Beyond it, to any side, no pen can be meant, and sums would lose the digit's shape."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """What was drawn, stroke by stroke.

    Attributes:
        strokes: For each time the pen touched down, the points it passed: float64, shape
            (points, 2), x to the right and y downward, in any unit. No stroke is empty.
        label: The digit that is meant, 0 to 9, or None where nobody said.
        writer: Who drew it, by any name, or None where nobody said.
        name: What it shows where that is no digit, such as `Greek/character07`, or None.
        number: The number that is meant where that is more than a digit: digits, and line feeds
            between lines that stand below each other; None where nobody said.
        pressures: How hard the pen was pressed at each point of each stroke, float64, shape
            (points,), 0 or more in any unit; empty where nobody measured it.
        is_no_digit: Whether somebody said that it shows no digit; then there is no label.
    """

    strokes: tuple[Stroke, ...]
    label: int | None = None
    writer: str | None = None
    name: str | None = None
    pressures: tuple[NDArray[np.float64], ...] = ()
    number: str | None = None
    is_no_digit: bool = False

    @classmethod
    def of(
        cls,
        strokes: Iterable[ArrayLike],
        label: int | None = None,
        writer: str | None = None,
        name: str | None = None,
        number: str | None = None,
    ) -> "Drawing":
        """Make a drawing of anything that NumPy reads as points; empty strokes are left out.

        Points are [x, y], or in every stroke [x, y, pressure].
        """
        arrays = [np.asarray(stroke, np.float64) for stroke in strokes]
        inked = [array.reshape(-1, array.shape[-1]) for array in arrays if array.size]
        pressures = tuple(array[:, 2] for array in inked if array.shape[1] > 2)
        if pressures and len(pressures) < len(inked):
            pressures = ()
        strokes_alone = tuple(array[:, :2] for array in inked)
        return cls(strokes_alone, label, writer, name, pressures, number)

    @property
    def is_empty(self) -> bool:
        """Whether there is no ink at all."""
        return not self.strokes

    @property
    def identity(self) -> tuple[bytes, ...]:
        """What tells its ink from any other, whatever is meant by it.

        Each stroke by itself: the same points are other digits where the pen was lifted elsewhere.
        """
        return tuple(points.tobytes() for points in (*self.strokes, *self.pressures))

    @property
    def text(self) -> str | None:
        """What is meant, a number or a single digit, as text; None where nobody said."""
        return self.number if self.label is None else str(self.label)

    @property
    def measured(self) -> list[Stroke]:
        """All that was measured of each stroke: float64, shape (points, 3): x, y and pressure.

        The pressure is 0 where nobody measured it.
        """
        pressures = self.pressures or [np.zeros(len(stroke)) for stroke in self.strokes]
        return [np.column_stack(both) for both in zip(self.strokes, pressures, strict=True)]

    def redrawn(self, measured: Sequence[Stroke]) -> "Drawing":
        """Return the drawing with other strokes, as `measured` tells them."""
        pressures = tuple(stroke[:, 2] for stroke in measured) if self.pressures else ()
        return replace(self, strokes=tuple(s[:, :2] for s in measured), pressures=pressures)


def has_numbers(drawings: Iterable[Drawing]) -> bool:
    """Whether any of the drawings is said to show a whole number."""
    return any(drawing.number is not None for drawing in drawings)


def arc_length(stroke: Stroke) -> NDArray[np.float64]:
    """Return how far the pen had come at each point: float64, shape (points,).

    Args:
        stroke: float64, shape (points, 2 or more): x, y and what else was measured.
    """
    steps = np.hypot(*np.diff(stroke[:, :2], axis=0, prepend=stroke[:1, :2]).T)
    return np.cumsum(steps)
