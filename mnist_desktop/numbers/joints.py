"""Cutting a stroke where one digit may run on into the next, for numbers written in one go.

A stroke is made a chain of nearly straight parts; a digit is any run of them, and a straight part
to the right may be no part of any digit: the way of the pen from one to the next.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Stroke, arc_length

# All of them are parts of the height of a line of digits.
_STEP = 0.03
_BEND = 0.05
_LEAST_LINK = 0.08


def parts_of(stroke: Stroke, height: float) -> list[Stroke]:
    """Cut a stroke into parts that are nearly straight, each beginning where the last one ends.

    Args:
        stroke: float64, shape (points, 2 or more): x, y and what else was measured.
        height: Of a line of digits, above 0.
    """
    points = _evenly_spaced(stroke, _STEP * height)
    corners = _corners(points, _BEND * height)
    return [points[start : end + 1] for start, end in pairwise(corners)]


def may_link(part: Stroke, height: float) -> bool:
    """Whether a straight part of a stroke may lead from one digit to the next, part of neither."""
    x, y = part[-1, :2] - part[0, :2]
    return bool(x > 0 and np.hypot(x, y) > _LEAST_LINK * height)


def _evenly_spaced(stroke: Stroke, step: float) -> Stroke:
    """Return the same way in steps of equal length, no longer than `step`."""
    length = arc_length(stroke)
    places = np.linspace(0, length[-1], max(int(np.ceil(length[-1] / step)), 1) + 1)
    return np.column_stack([np.interp(places, length, column) for column in stroke.T])


def _corners(points: Stroke, tolerance: float) -> list[int]:
    """Return the indices of the first and the last point, and of those where the way bends.

    Straight lines between them pass every point closer than `tolerance`.
    Source: Douglas, Peucker, Algorithms for the reduction of the number of points required to
    represent a digitized line or its caricature, Cartographica 10(2), 1973.
    """
    corners = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        start, end = stretches.pop()
        if end - start < 2:
            continue
        distances = _distances(points[start : end + 1, :2])
        farthest = int(distances.argmax())
        if distances[farthest] > tolerance:
            corners.add(start + farthest)
            stretches += [(start, start + farthest), (start + farthest, end)]
    return sorted(corners)


def _distances(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far points lie from the straight line between the first and the last one."""
    way = points[-1] - points[0]
    offsets = points - points[0]
    length = float(np.hypot(*way))
    distances: NDArray[np.float64] = (
        abs(offsets[:, 0] * way[1] - offsets[:, 1] * way[0]) / length
        if length > 0
        else np.hypot(*offsets.T)
    )
    return distances
