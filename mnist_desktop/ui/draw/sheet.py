"""What lies on the pad's sheet."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.written import Picture

Point = tuple[float, float]
"""A place on the sheet, in shares of the side of its middle square: x to the right, y downward.

(0, 0) is the upper left corner of that square; what lies beside it is below 0 or above 1.
"""

PEN_SHARE = 0.04
"""The usual width of the pen, as a share of the middle square's side."""

_ERASER_SHARE = 0.06
# How large a drawing of another unit is made, and where its middle lies.
_SHARE, _MIDDLE = 0.6, 0.5
# The widest window shows no more than that beside the middle square.
_FARTHEST = 1.0
# How far apart the places are at which a moving eraser is looked at.
_ERASER_STEP = 0.01


@dataclass(frozen=True)
class SheetStroke:
    """One stroke on the sheet.

    Attributes:
        points: Where the pen went; never empty.
        pressures: How hard it was pressed at each point, None where the device did not say.
    """

    points: tuple[Point, ...]
    pressures: tuple[float | None, ...]

    def to(self, point: Point, pressure: float | None) -> "SheetStroke":
        """Return the stroke, drawn on to another point."""
        return SheetStroke((*self.points, point), (*self.pressures, pressure))

    # A stroke is looked at again with every move of the pen that draws another one.

    @cached_property
    def places(self) -> NDArray[np.float64]:
        """The points: float64, shape (points, 2)."""
        return np.array(self.points)

    @cached_property
    def is_measured(self) -> bool:
        """Whether anything is known of the pressure."""
        return any(pressure is not None for pressure in self.pressures)

    @cached_property
    def filled_pressures(self) -> NDArray[np.float64]:
        """The pressure at each point; where it is not known, that of the points around.

        Float64, shape (points,), of a stroke of which anything is known.
        """
        known = [place for place, value in enumerate(self.pressures) if value is not None]
        values = [value for value in self.pressures if value is not None]
        return np.interp(range(len(self.pressures)), known, values)

    @cached_property
    def bounds(self) -> NDArray[np.float64]:
        """The least and the greatest of each coordinate: float64, shape (2, 2)."""
        return np.stack([self.places.min(axis=0), self.places.max(axis=0)])

    @property
    def extent(self) -> float:
        """How far it reaches from side to side, or from top to bottom."""
        return float(np.ptp(self.bounds, axis=0).max())

    def is_near(self, places: NDArray[np.float64], distance: float) -> bool:
        """Return whether it comes as near to one of some places, shape (count, 2), as that."""
        # A lone point is a way of no length.
        points = self.places if len(self.points) > 1 else np.repeat(self.places, 2, axis=0)
        starts, ways = points[:-1], np.diff(points, axis=0)
        lengths = np.maximum((ways**2).sum(axis=1), np.finfo(float).tiny)
        along = np.clip(((places[:, None] - starts) * ways).sum(axis=2) / lengths, 0, 1)
        nearest = starts + along[..., None] * ways
        return bool(np.hypot(*(nearest - places[:, None]).T).min() <= distance)


@dataclass(frozen=True, eq=False)
class Sheet:
    """What lies on the sheet: strokes, or a picture.

    Attributes:
        strokes: The ink, in the order it was drawn.
        picture: What was pasted, dropped or opened, or None.
    """

    strokes: tuple[SheetStroke, ...] = ()
    picture: Picture | None = None

    @classmethod
    def of(cls, drawing: Drawing) -> "Sheet":
        """Return a sheet with the strokes of a drawing, their points as `Point` tells."""
        strokes = []
        for measured in drawing.measured:
            points = tuple((x, y) for x, y, _ in measured.tolist())
            pressures = measured[:, 2].tolist() if drawing.pressures else [None] * len(points)
            strokes.append(SheetStroke(points, tuple(pressures)))
        return cls(tuple(strokes))

    @classmethod
    def fitting(cls, drawing: Drawing) -> "Sheet":
        """Return a sheet with the strokes of a drawing of any unit.

        What was drawn on a pad stays where it was; all else takes the middle of the sheet.
        """
        points = np.concatenate(drawing.strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        extent = float((high - low).max())
        if low.min() > -_FARTHEST and high.max() < 1 + _FARTHEST and extent >= PEN_SHARE:
            return cls.of(drawing)
        scale = _SHARE / extent if extent > 0 else 1.0
        middle = (low + high) / 2
        strokes = tuple((stroke - middle) * scale + _MIDDLE for stroke in drawing.strokes)
        return cls.of(replace(drawing, strokes=strokes))

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies on it."""
        return not self.strokes and self.picture is None

    @cached_property
    def bounds(self) -> NDArray[np.float64] | None:
        """The least and the greatest of each coordinate, shape (2, 2); None without ink."""
        if not self.strokes:
            return None
        all_bounds = np.array([stroke.bounds for stroke in self.strokes])
        return np.stack([all_bounds[:, 0].min(axis=0), all_bounds[:, 1].max(axis=0)])

    @property
    def extent(self) -> float:
        """How far its ink reaches from side to side, or from top to bottom; 0 without ink."""
        return 0.0 if self.bounds is None else float(np.ptp(self.bounds, axis=0).max())

    @property
    def ink(self) -> Drawing:
        """The strokes, with their pressures where all of them have been measured."""
        pressures: tuple[NDArray[np.float64], ...] = ()
        if all(stroke.is_measured for stroke in self.strokes):
            pressures = tuple(stroke.filled_pressures for stroke in self.strokes)
        return Drawing(tuple(stroke.places for stroke in self.strokes), pressures=pressures)

    def with_stroke(self, stroke: SheetStroke) -> "Sheet":
        """Return the sheet with another stroke; it takes a picture's place."""
        return Sheet((*self.strokes, stroke))

    def erased(self, start: Point, end: Point, pen: float) -> "Sheet":
        """Return the sheet without what an eraser meets on its way; itself if that is nothing.

        Whole strokes are taken away, and a picture as a whole. `pen` is the width of their pen.
        """
        if self.picture is not None:
            return Sheet()
        count = max(math.ceil(math.dist(start, end) / _ERASER_STEP), 1)
        way = np.linspace(start, end, count + 1)
        reach = (pen + _ERASER_SHARE) / 2
        left = tuple(stroke for stroke in self.strokes if not stroke.is_near(way, reach))
        return self if len(left) == len(self.strokes) else Sheet(left)
