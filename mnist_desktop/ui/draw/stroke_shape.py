"""The shape of a stroke's ink: smooth, and as wide as the pen was pressed.

A stroke is cut into stretches, and one that has been drawn past stays as it is: however long a
stroke becomes, only its end is painted anew.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from mnist_desktop.ink.smooth import inner_points
from mnist_desktop.ui.draw.sheet import SheetStroke

# From the first point of a stretch to its last.
_WAYS = 16
# The newest point adds a way and bends the one before, on which one more point has a say.
_BENT = 4
# Pressure in the middle gives the usual width; much less or more of it changes no more.
_USUAL_PRESSURE = 0.5
_PRESSED = (0.4, 1.6)
# A way whose width changes is made of straight parts, so long at most, in widths of the pen.
_PART = 0.25
_TINY = 1e-12


@dataclass(frozen=True)
class Stretch:
    """Some of a stroke, as it is painted.

    Attributes:
        path: Where the middle of the pen went or, where the width varies, the outline.
        width: The width of the pen; 0 for an outline.
    """

    path: QPainterPath
    width: float

    @property
    def room(self) -> QRectF:
        """All that it covers, and somewhat more, in the unit of its points."""
        half = self.width / 2
        return self.path.controlPointRect().adjusted(-half, -half, half, half)

    def paint(self, painter: QPainter, brush: QBrush) -> None:
        """Paint it, in the unit of its points."""
        if self.width == 0:
            painter.fillPath(self.path, brush)
            return
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(self.path, QPen(brush, self.width, Qt.PenStyle.SolidLine, cap, join))


def count_stretches(stroke: SheetStroke) -> int:
    """Return into how many stretches a stroke is cut; a dot is one."""
    return max(-(-(len(stroke.points) - 1) // _WAYS), 1)


def count_settled(stroke: SheetStroke) -> int:
    """Return how many stretches of a stroke that is drawn on stay as they are."""
    return max(len(stroke.points) - 2, 0) // _WAYS


def stretch(stroke: SheetStroke, index: int, pen: float) -> Stretch:
    """Return a stretch of a stroke.

    Args:
        stroke: All of it.
        index: Of the stretch.
        pen: The usual width.
    """
    start = index * _WAYS
    end = min(start + _WAYS, len(stroke.points) - 1)
    # With a neighbor to each side, which bend its ends.
    bends = inner_points(stroke.places[max(start - 1, 0) : end + 2])[int(start > 0) :][
        : end - start
    ]
    points = stroke.places[start : end + 1]
    if not stroke.is_measured:
        return _even(points, bends, pen)
    pressed = np.clip(stroke.filled_pressures[start : end + 1] / _USUAL_PRESSURE, *_PRESSED)
    return _uneven(points, bends, pressed * pen, _PART * pen)


def newest_room(stroke: SheetStroke, pen: float) -> QRectF:
    """Return around what the newest point changes, in the unit of the stroke's points."""
    points = stroke.places[-_BENT:]
    corners = np.concatenate([points, inner_points(points).reshape(-1, 2)])
    low, high = corners.min(axis=0), corners.max(axis=0)
    half = pen * _PRESSED[1] / 2
    return QRectF(QPointF(*low), QPointF(*high)).adjusted(-half, -half, half, half)


def _even(points: NDArray[np.float64], bends: NDArray[np.float64], width: float) -> Stretch:
    path = QPainterPath(QPointF(*points[0]))
    for (leaving, coming), end in zip(bends.tolist(), points[1:].tolist(), strict=True):
        path.cubicTo(*leaving, *coming, *end)
    if path.controlPointRect().isNull():
        # A stroke of no length: a point would be drawn as a pill, or not at all.
        path.lineTo(QPointF(*points[0]) + QPointF(1e-6, 0))
    return Stretch(path, width)


def _uneven(
    points: NDArray[np.float64],
    bends: NDArray[np.float64],
    widths: NDArray[np.float64],
    part: float,
) -> Stretch:
    """Return the outline of ink that becomes wider and narrower; `part` is its parts' length."""
    path = QPainterPath()
    # Filled all at once, so that no seam is seen where parts overlap.
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QPointF(*points[0]), widths[0] / 2, widths[0] / 2)
    for index, bend in enumerate(bends):
        ends, outer = points[index : index + 2], widths[index : index + 2]
        count = max(math.ceil(math.dist(*ends) / part), 1)
        shares = np.linspace(0, 1, count + 1)[:, None]
        corners = np.concatenate([ends[:1], bend, ends[1:]])
        places = _along(corners, shares)
        _add_parts(path, places, outer[0] + shares[:, 0] * (outer[1] - outer[0]))
    return Stretch(path, 0.0)


def _along(corners: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points of Bézier's curve of four corners, at shares of its way."""
    rest = 1 - shares
    start, leaving, coming, end = corners
    inner = 3 * rest**2 * shares * leaving + 3 * rest * shares**2 * coming
    found: NDArray[np.float64] = rest**3 * start + inner + shares**3 * end
    return found


def _add_parts(
    path: QPainterPath, places: NDArray[np.float64], widths: NDArray[np.float64]
) -> None:
    """Add a disc at each place but the first, and what joins it to the disc before."""
    ways = np.diff(places, axis=0)
    lengths = np.maximum(np.hypot(*ways.T), _TINY)[:, None]
    across = np.stack([-ways[:, 1], ways[:, 0]], axis=1) / lengths
    radii = widths[:, None] / 2
    first, second = radii[:-1] * across, radii[1:] * across
    # All turn the same way round as Qt's discs do, so that none takes ink away from another.
    sides = (places[:-1] - first, places[1:] - second, places[1:] + second, places[:-1] + first)
    for place, radius, *corners in zip(places[1:], radii[1:, 0], *sides, strict=True):
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        path.closeSubpath()
        path.addEllipse(QPointF(*place), radius, radius)
