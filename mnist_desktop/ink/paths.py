"""Paths of a pen made of straight lines and smooth curves."""

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Path = tuple[Point, ...]

_STEPS = 8


def line(*corners: Point) -> Path:
    """Return straight lines from corner to corner."""
    return corners


def curve(*points: Point) -> Path:
    """Return a smooth curve through all `points`, as a path of short lines.

    It is a uniform Catmull-Rom spline (Catmull, Rom, A class of local interpolating splines,
    1974) whose end points are doubled.
    """
    knots = np.array([points[0], *points, points[-1]])
    share = np.arange(_STEPS)[:, None] / _STEPS
    parts = [_span(knots[index : index + 4], share) for index in range(len(points) - 1)]
    return tuple((float(x), float(y)) for x, y in (*np.concatenate(parts), knots[-1]))


def _span(knots: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    before, start, end, after = knots
    points: NDArray[np.float64] = 0.5 * (
        2 * start
        + (end - before) * share
        + (2 * before - 5 * start + 4 * end - after) * share**2
        + (3 * start - before - 3 * end + after) * share**3
    )
    return points
