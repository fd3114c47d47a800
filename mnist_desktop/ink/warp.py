"""Random variation of drawings, as hands vary: slant, rotation, proportion, wobble."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke


@dataclass(frozen=True)
class Variation:
    """How far a drawing may be varied; each value is the largest change to either side.

    Attributes:
        rotation: Degrees.
        slant: Sideways shift for each unit of height.
        stretch: Change of the proportion of width to height, as a share.
        wobble: Smooth displacement along the stroke, as a share of the drawing's size.
    """

    rotation: float = 12.0
    slant: float = 0.25
    stretch: float = 0.25
    wobble: float = 0.06


def vary(drawing: Drawing, variation: Variation, generator: np.random.Generator) -> Drawing:
    """Return a random variation of a drawing; its label stays."""
    if drawing.is_empty:
        return drawing
    points = np.concatenate(drawing.strokes)
    size = float(np.ptp(points, axis=0).max())
    matrix = _matrix(variation, generator)
    strokes = tuple(
        (stroke + _wobble(stroke, variation.wobble * size, size, generator)) @ matrix.T
        for stroke in drawing.strokes
    )
    return Drawing(strokes, drawing.label)


def _matrix(variation: Variation, generator: np.random.Generator) -> NDArray[np.float64]:
    angle = np.radians(generator.uniform(-variation.rotation, variation.rotation))
    slant = generator.uniform(-variation.slant, variation.slant)
    stretch = np.exp(generator.uniform(-1, 1) * np.log1p(variation.stretch))
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shear = np.array([[1.0, -slant], [0.0, 1.0]])
    matrix: NDArray[np.float64] = rotation @ shear @ np.diag([stretch, 1.0])
    return matrix


def _wobble(
    stroke: Stroke, strength: float, size: float, generator: np.random.Generator
) -> NDArray[np.float64]:
    """Return a smooth displacement: a few waves, in each direction, over the drawing's size."""
    steps = np.hypot(*np.diff(stroke, axis=0, prepend=stroke[:1]).T)
    travelled = np.cumsum(steps) / (size or 1.0)
    waves = generator.uniform(0.3, 1.5, (2, 3))
    phases = generator.uniform(0, 2 * np.pi, (2, 3))
    heights = generator.uniform(0, strength / 3, (2, 3))
    angles = 2 * np.pi * waves * travelled[:, None, None] + phases
    displacement: NDArray[np.float64] = (heights * np.sin(angles)).sum(axis=2)
    return displacement
