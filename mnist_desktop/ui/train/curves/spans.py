"""From where to where the axis of a plot's values goes."""

from collections.abc import Callable, Sequence

import numpy as np

Span = Callable[[Sequence[float], float], tuple[float, float]]
"""Takes what is shown, which is not empty, and what is usual at most; returns where to begin and
where to end."""

_ABOVE = 1.05
# More than a tenth of all values are not a few extreme ones.
_COMMON = 90.0
_ROOM = 1.5


def without_extremes(values: Sequence[float], usual: float) -> tuple[float, float]:
    """Return a span from 0 that a few extreme values do not stretch, flattening the rest."""
    most = max(usual, _ROOM * float(np.percentile(values, _COMMON)))
    return 0.0, min(_ABOVE * max(values) or most, most)


def from_zero(values: Sequence[float], usual: float) -> tuple[float, float]:
    """Return a span from 0 in which there is room for everything."""
    return 0.0, _ABOVE * max(values) or usual


def around(values: Sequence[float], usual: float) -> tuple[float, float]:
    """Return the span of the values and no more; from 0 as long as some lie far below others."""
    least, most = min(values), max(values)
    room = (most - least or usual) * (_ABOVE - 1)
    return (0.0 if least < most / 2 else least - room), most + room
