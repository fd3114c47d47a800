"""What lies on the pad's sheet, and what lay there before."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.picture_reader import Picture

Point = tuple[float, float]
"""A place on the sheet, in shares of the side of its middle square: x to the right, y downward.

(0, 0) is the upper left corner of that square; what lies beside it is below 0 or above 1.
"""

PEN_SHARE = 0.04
"""The width of the pen, as a share of the middle square's side."""

_ERASER_SHARE = 0.06
# How far apart the places are at which a moving eraser is looked at.
_ERASER_STEP = 0.01
# Pictures are kept with the rest, so not without end.
_MOST_STEPS = 100


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

    @property
    def is_measured(self) -> bool:
        """Whether anything is known of the pressure."""
        return any(pressure is not None for pressure in self.pressures)

    @property
    def filled_pressures(self) -> list[float]:
        """The pressure at each point; where it is not known, that of the points around."""
        known = [place for place, value in enumerate(self.pressures) if value is not None]
        values = [value for value in self.pressures if value is not None]
        filled: list[float] = np.interp(range(len(self.pressures)), known, values).tolist()
        return filled

    @property
    def extent(self) -> float:
        """How far it reaches from side to side, or from top to bottom."""
        return Sheet((self,)).extent

    def is_near(self, places: NDArray[np.float64], distance: float) -> bool:
        """Return whether it comes as near to one of some places, shape (count, 2), as that."""
        # A lone point is a way of no length.
        points = np.array(self.points if len(self.points) > 1 else [*self.points] * 2)
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

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies on it."""
        return not self.strokes and self.picture is None

    @property
    def points(self) -> list[Point]:
        """All places that the pen went to."""
        return [point for stroke in self.strokes for point in stroke.points]

    @property
    def extent(self) -> float:
        """How far its ink reaches from side to side, or from top to bottom; 0 without ink."""
        return float(np.ptp(np.array(self.points), axis=0).max()) if self.strokes else 0.0

    @property
    def ink(self) -> Drawing:
        """The strokes, with their pressures where all of them have been measured."""
        drawing = Drawing.of([stroke.points for stroke in self.strokes])
        if self.strokes and all(stroke.is_measured for stroke in self.strokes):
            filled = tuple(np.array(stroke.filled_pressures) for stroke in self.strokes)
            return replace(drawing, pressures=filled)
        return drawing

    def with_stroke(self, stroke: SheetStroke) -> "Sheet":
        """Return the sheet with another stroke; it takes a picture's place."""
        return Sheet((*self.strokes, stroke))

    def erased(self, start: Point, end: Point) -> "Sheet":
        """Return the sheet without what an eraser meets on its way; itself if that is nothing.

        Whole strokes are taken away, and a picture as a whole.
        """
        if self.picture is not None:
            return Sheet()
        count = max(math.ceil(math.dist(start, end) / _ERASER_STEP), 1)
        way = np.linspace(start, end, count + 1)
        reach = (PEN_SHARE + _ERASER_SHARE) / 2
        left = tuple(stroke for stroke in self.strokes if not stroke.is_near(way, reach))
        return self if len(left) == len(self.strokes) else Sheet(left)


@dataclass(frozen=True, eq=False)
class SheetHistory:
    """What lies on the sheet, what lay there before, and what was undone.

    Attributes:
        sheet: What lies on it now.
        past: What undoing brings back, the newest last.
        future: What redoing brings back, the next one first.
    """

    sheet: Sheet
    past: tuple[Sheet, ...] = ()
    future: tuple[Sheet, ...] = ()

    def then(self, sheet: Sheet) -> "SheetHistory":
        """Return the history with another sheet on top; what was undone is gone for good."""
        return SheetHistory(sheet, (*self.past, self.sheet)[-_MOST_STEPS:])

    def undone(self) -> "SheetHistory":
        """Return the history one step back; itself where there is none."""
        if not self.past:
            return self
        return SheetHistory(self.past[-1], self.past[:-1], (self.sheet, *self.future))

    def redone(self) -> "SheetHistory":
        """Return the history one step forward again; itself where there is none."""
        if not self.future:
            return self
        return SheetHistory(self.future[0], (*self.past, self.sheet), self.future[1:])
