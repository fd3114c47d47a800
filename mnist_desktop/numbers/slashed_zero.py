"""The zero with a stroke through it, that keeps it from being taken for an O.

No training data has enough of them, so the stroke is left out before the network looks.
"""

from collections.abc import Sequence

import numpy as np

from mnist_desktop.ink.drawing import Stroke, arc_length
from mnist_desktop.numbers.boxes import Box

# The ends of a ring lie this close together, as a part of its size; what is straight is hardly
# longer than the way from end to end.
_OPEN, _DETOUR = 0.35, 1.25
# A slash is at least this long, and its middle lies in the middle of the ring, to both sides, as
# parts of the ring's size.
_LEAST, _MIDDLE = 0.5, 0.2


def without_slash(strokes: Sequence[Stroke]) -> Sequence[Stroke]:
    """Return the ring of a zero with a stroke through it, and all other strokes as they are."""
    if len(strokes) != 2:
        return strokes
    for ring, slash in (strokes, strokes[::-1]):
        if _is_ring(ring) and _is_slash(slash, Box.around(ring)):
            return [ring]
    return strokes


def _is_ring(stroke: Stroke) -> bool:
    box, length = Box.around(stroke), arc_length(stroke)[-1]
    # A ring is about three times as long as it is high.
    return _gap(stroke) < _OPEN * box.size and length > 2 * box.size


def _is_slash(stroke: Stroke, ring: Box) -> bool:
    length, gap = arc_length(stroke)[-1], _gap(stroke)
    is_straight = gap > _LEAST * ring.size and length < _DETOUR * gap
    (x, y), (middle_x, middle_y) = Box.around(stroke).center, ring.center
    return is_straight and max(abs(x - middle_x), abs(y - middle_y)) < _MIDDLE * ring.size


def _gap(stroke: Stroke) -> float:
    return float(np.hypot(*(stroke[-1, :2] - stroke[0, :2])))
