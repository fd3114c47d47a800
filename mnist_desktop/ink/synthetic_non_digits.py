"""Made-up drawings that are no digits, for a network to learn what it must not read."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.composing import Spacing, beside
from mnist_desktop.ink.doodles import doodle
from mnist_desktop.ink.drawing import Drawing, arc_length

_MIRRORED = np.array([[-1.0, 0.0], [0.0, 1.0]])
_UPSIDE_DOWN = np.array([[1.0, 0.0], [0.0, -1.0]])
_LEFT = np.array([[0.0, 1.0], [-1.0, 0.0]])
_RIGHT = np.array([[0.0, -1.0], [1.0, 0.0]])

# What each digit may be turned into without looking like any digit; chosen by eye: a mirrored 5
# is a 2, say, and a 6 on its side could still be meant as a 6.
_TURNS: dict[int, tuple[NDArray[np.float64], ...]] = {
    2: (_LEFT,),
    3: (_MIRRORED, _LEFT, _RIGHT),
    4: (_MIRRORED, _UPSIDE_DOWN),
    5: (_LEFT,),
    6: (_UPSIDE_DOWN,),
    7: (_MIRRORED, _UPSIDE_DOWN),
    9: (_MIRRORED,),
}

# The halves of each digit's longest stroke, 0 being the first, that look like no digit; chosen by
# eye: the first half of a 3 could be a 7, and that of an 8 a 5.
_HALVES: dict[int, tuple[int, ...]] = {0: (0, 1), 2: (1,), 3: (1,), 5: (0, 1)}
# Shares of the stroke's length.
_CUTS = (0.4, 0.6)
# Of its height: what is more slender may be a 1.
_WIDEST_ONE = 0.5

# Closer, a 1 before a 3 is an 8, and one before a 0 a 6.
_APART = Spacing((0.04, 0.6))
_SLANT = 0.08

# With fewer, a scribble is often a 1, a 7 or an angular 2, 4 or 5 ...
_FEWEST_POINTS = 8
# ... and a patch is a Z, which many people write for 2, or a 3 or 5 of straight lines.
_FEWEST_ROWS = 6


def made_up(digits: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    """Return a random drawing that is no digit, some made of `digits`, none of which is empty."""
    ways: list[Callable[[np.random.Generator], Drawing]] = [scribble, smudge, doodle]
    if digits:
        ways += [lambda hand: _turned_or_piled(digits, hand)] * 2
        ways += [lambda hand: several(digits, hand), lambda hand: _half_or_several(digits, hand)]
    return ways[int(generator.integers(len(ways)))](generator)


def scribble(generator: np.random.Generator) -> Drawing:
    """Return up to four strokes that wander at random."""
    count = int(generator.integers(1, 5))
    fewest = math.ceil(_FEWEST_POINTS / count)
    strokes = []
    for _ in range(count):
        steps = generator.normal(size=(generator.integers(fewest, 14), 2))
        place = generator.uniform(-2, 2, 2)
        strokes.append(np.cumsum(steps, axis=0) * generator.uniform(0.2, 1) + place)
    return Drawing.of(strokes)


def smudge(generator: np.random.Generator) -> Drawing:
    """Return a lone dot, or a patch rubbed full to and fro."""
    if generator.random() < 0.3:
        return Drawing.of([[(0.0, 0.0)]])
    rows = int(generator.integers(_FEWEST_ROWS, 16))
    ends = np.tile([-1.0, 1.0], rows)[:rows] * generator.uniform(0.6, 1, rows)
    width, angle = generator.uniform(0.3, 1.5), generator.uniform(0, np.pi)
    heights = np.linspace(-1, 1, rows) + generator.normal(0, 0.05, rows)
    points = np.stack([ends * width * np.sqrt(1.05 - np.linspace(-1, 1, rows) ** 2), heights], 1)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return Drawing.of([points @ turn.T])


def turned(digit: Drawing, generator: np.random.Generator) -> Drawing:
    """Return a digit mirrored or turned so that it is none any more.

    Args:
        digit: Labeled 2, 3, 4, 5, 6, 7 or 9; the others stay digits whichever way they turn.
        generator: Of the randomness.
    """
    turns = _TURNS[digit.label or 0]
    matrix = turns[int(generator.integers(len(turns)))]
    return Drawing.of([stroke @ matrix.T for stroke in digit.strokes])


def pile(drawings: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    """Return two of `drawings`, none of them empty, on top of each other or side by side."""
    first, second = (_any(drawings, generator) for _ in range(2))
    size = max(float(np.ptp(np.concatenate(first.strokes), axis=0).max()), 1e-9)
    shift = generator.uniform(-0.8, 0.8, 2) * size
    return Drawing.of([*first.strokes, *(stroke + shift for stroke in second.strokes)])


def several(drawings: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    """Return two or three of `drawings`, digits of which none is empty, beside each other."""
    chosen = [_any(drawings, generator) for _ in range(int(generator.integers(2, 4)))]
    return Drawing.of(beside(chosen, _APART, generator.normal(0, _SLANT), generator))


def half(digit: Drawing, generator: np.random.Generator) -> Drawing | None:
    """Return about half of a digit's longest stroke, or None where that may be a digit itself."""
    halves = _HALVES.get(-1 if digit.label is None else digit.label)
    if halves is None:
        return None
    way, stroke = max(
        ((arc_length(stroke), stroke) for stroke in digit.strokes), key=lambda both: both[0][-1]
    )
    cut = int(np.searchsorted(way, generator.uniform(*_CUTS) * way[-1]))
    part = (stroke[: cut + 1], stroke[cut:])[halves[int(generator.integers(len(halves)))]]
    width, height = np.ptp(part, axis=0)
    return Drawing.of([part]) if width > _WIDEST_ONE * height else None


def _half_or_several(digits: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    return half(_any(digits, generator), generator) or several(digits, generator)


def _turned_or_piled(digits: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    digit = _any(digits, generator)
    return turned(digit, generator) if digit.label in _TURNS else pile(digits, generator)


def _any(drawings: Sequence[Drawing], generator: np.random.Generator) -> Drawing:
    return drawings[int(generator.integers(len(drawings)))]
