"""The smooth curve through the points of a stroke, as it is shown; the network sees the points.

Source: Catmull, Rom, A Class of Local Interpolating Splines, 1974; Yuksel, Schaefer, Keyser,
Parameterization and Applications of Catmull-Rom Curves, 2011, of the centripetal one.
"""

import numpy as np
from numpy.typing import NDArray

_TINY = 1e-12


def inner_points(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Bézier's two inner points for the way from each point to the next.

    The curve is Catmull and Rom's, centripetal: it passes through all points without loops, however
    unevenly they lie.

    Args:
        points: float64, shape (points, 2).

    Returns:
        float64, shape (points - 1, 2, 2).
    """
    padded = np.concatenate([points[:1], points, points[-1:]])
    far = np.hypot(*np.diff(padded, axis=0).T)[:, None]
    root = np.sqrt(far)
    before, here, after = slice(0, -2), slice(1, -1), slice(2, None)
    starts, ends = points[:-1], points[1:]
    leaving = _bend(starts, ends, padded[:-3], (far[here], root[here]), (far[before], root[before]))
    coming = _bend(ends, starts, padded[3:], (far[here], root[here]), (far[after], root[after]))
    return np.stack([leaving, coming], axis=1)


_Length = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Lengths and their roots, each of shape (points - 1, 1)."""


def _bend(
    near: NDArray[np.float64],
    other: NDArray[np.float64],
    beyond: NDArray[np.float64],
    way: _Length,
    beside: _Length,
) -> NDArray[np.float64]:
    """Return the inner points beside `near`, on the ways to `other`, that come from `beyond`."""
    (way_far, way_root), (beside_far, beside_root) = way, beside
    weight = 2 * beside_far + 3 * beside_root * way_root + way_far
    total = 3 * beside_root * (beside_root + way_root)
    bent = (beside_far * other - way_far * beyond + weight * near) / np.maximum(total, _TINY)
    return np.where(total > _TINY, bent, near)
