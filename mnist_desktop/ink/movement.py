"""How a pen moved, as a vector: alike where a digit is written in the same way.

Source: Li, Protractor: A Fast and Accurate Gesture Recognizer, CHI 2010. Here directions count
beside places, and nothing is turned, as a digit that is turned may be another one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke, arc_length

_POINTS = 32
# Of the longest stroke; what is shorter is a dot that a resting pen left, or a speck.
_SPECK = 0.03


def movement(drawing: Drawing, start: float = 0.0, end: float = 1.0) -> NDArray[np.float32]:
    """Return how the pen moved, all strokes one after another, whatever their size and place.

    Args:
        drawing: What was drawn; it has ink.
        start: From where on, as a share of the whole way, 0 to below `end`.
        end: Up to where, at most 1.

    Returns:
        float32, shape (126,), of length 1: the scalar product of two is 1 where the pen moved
        alike. Specks beside longer strokes do not count, and all dots are alike.
    """
    points = _spread(drawing, start, end)
    places = points - (points.min(axis=0) + points.max(axis=0)) / 2
    steps = np.diff(points, axis=0)
    lengths = np.hypot(*steps.T)[:, None]
    directions = np.divide(steps, lengths, out=np.zeros_like(steps), where=lengths > 0)
    halves = [_of_length_one(places), _of_length_one(directions)]
    moved: NDArray[np.float32] = (np.concatenate(halves) / np.sqrt(2)).astype(np.float32)
    return moved


def movements(drawings: Sequence[Drawing]) -> NDArray[np.float32]:
    """Return `movement` of each, one at least: float32, shape (drawings, 126)."""
    return np.stack([movement(drawing) for drawing in drawings])


def _spread(drawing: Drawing, start: float, end: float) -> Stroke:
    """Return points at equal distances along the way of the pen, float64, shape (32, 2)."""
    strokes = [(stroke, arc_length(stroke)) for stroke in drawing.strokes]
    least = _SPECK * max(way[-1] for _, way in strokes)
    strokes = [(stroke, way) for stroke, way in strokes if way[-1] >= least]
    begins = np.cumsum([0.0, *(way[-1] for _, way in strokes)])
    along = np.concatenate([way + begin for (_, way), begin in zip(strokes, begins, strict=False)])
    points = np.concatenate([stroke for stroke, _ in strokes])
    wanted = np.linspace(start, end, _POINTS) * begins[-1]
    return np.stack([np.interp(wanted, along, values) for values in points.T], axis=1)


def _of_length_one(values: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.linalg.norm(values)
    return values.ravel() / length if length > 0 else np.full(values.size, values.size**-0.5)
