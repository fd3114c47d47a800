"""Made-up drawings that are no digits: scribbles, and digits on top of each other."""

from collections.abc import Sequence

import numpy as np

from mnist_desktop.ink.drawing import Drawing


def scribble(generator: np.random.Generator) -> Drawing:
    """Return up to four strokes that wander at random."""
    strokes = []
    for _ in range(generator.integers(1, 5)):
        steps = generator.normal(size=(generator.integers(2, 14), 2))
        place = generator.uniform(-2, 2, 2)
        strokes.append(np.cumsum(steps, axis=0) * generator.uniform(0.2, 1) + place)
    return Drawing.of(strokes)


def pile(drawings: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    """Return two of `drawings`, none of them empty, on top of each other or side by side."""
    first, second = (drawings[int(generator.integers(len(drawings)))] for _ in range(2))
    size = max(float(np.ptp(np.concatenate(first.strokes), axis=0).max()), 1e-9)
    shift = generator.uniform(-0.8, 0.8, 2) * size
    return Drawing.of([*first.strokes, *(stroke + shift for stroke in second.strokes)])
