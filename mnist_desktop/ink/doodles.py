"""Doodles that people draw to try a program out, and that a network takes for a nought.

Squares and circles are not among them, for some people's noughts look so. Stars, crosses, arrows,
spirals and the like need no learning: letters and scribbles teach enough to tell them.
"""

from collections.abc import Callable, Sequence

import numpy as np

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.paths import Path, Point, curve, line

# Of a point, as a share of the doodle's size.
_UNSTEADINESS = 0.04


def doodle(generator: np.random.Generator) -> Drawing:
    """Return a random triangle, heart or face, drawn by an unsteady hand."""
    return Drawing.of(_DOODLES[int(generator.integers(len(_DOODLES)))](generator))


def _triangle(hand: np.random.Generator) -> list[Path]:
    corners = _unsteady([(hand.uniform(0.2, 0.8), 0), (1, 1), (0, 1)], hand)
    if hand.random() < 0.3:
        corners = [(x, 1 - y) for x, y in corners]
    return [line(*corners, corners[0])]


def _heart(hand: np.random.Generator) -> list[Path]:
    half = [(0.5, 0.28), (0.35, 0.02), (0.1, 0.08), (0.03, 0.35), (0.2, 0.65), (0.5, 1)]
    other = [(1 - x, y) for x, y in half]
    return [curve(*_unsteady(half, hand)), curve(*_unsteady(other, hand))]


def _face(hand: np.random.Generator) -> list[Path]:
    angles = 2 * np.pi / 8 * np.arange(8)
    around = _unsteady(
        [(0.5 + 0.5 * float(np.cos(a)), 0.5 + 0.5 * float(np.sin(a))) for a in angles], hand
    )
    eyes = [line(*_unsteady([(x, 0.32), (x, 0.36)], hand)) for x in (0.33, 0.67)]
    mouth = curve(*_unsteady([(0.28, 0.62), (0.5, 0.76), (0.72, 0.62)], hand))
    return [curve(*around, around[0]), *eyes, mouth]


_DOODLES: tuple[Callable[[np.random.Generator], list[Path]], ...] = (_triangle, _heart, _face)


def _unsteady(points: Sequence[Point], hand: np.random.Generator) -> list[Point]:
    shifts = hand.normal(0, _UNSTEADINESS, (len(points), 2))
    return [(x + float(dx), y + float(dy)) for (x, y), (dx, dy) in zip(points, shifts, strict=True)]
