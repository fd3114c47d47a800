"""Composing whole numbers of single digits that one person wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mnist_desktop.ink.drawing import Drawing, Stroke

# Parts of a digit's height, but for the count of digits.
_DIGITS = (2, 6)
_SIZES = (0.85, 1.15)
_BASELINE, _DRIFT, _SLANT = 0.04, 0.02, 0.08
_LINE_GAPS = (0.35, 0.7)
_HEIGHTS = (60.0, 160.0)
# A digit that is written lying has the height that its width makes likely.
_FLATTEST = 0.3


@dataclass(frozen=True)
class Spacing:
    """How close together the digits of a number are.

    Attributes:
        gaps: The least and the greatest gap between neighbors, in heights of a digit; below 0
            they overlap.
        joined: How often two neighbors are written in one go, 0 to 1: the last stroke of one runs
            on into the first of the next.
        lines: How many numbers stand below each other.
    """

    gaps: tuple[float, float]
    joined: float = 0.0
    lines: int = 1


NORMAL = Spacing((0.12, 0.45))
TIGHT = Spacing((0.02, 0.12))
TOUCHING = Spacing((-0.16, 0.02))
JOINED = replace(NORMAL, joined=0.5)
COLUMN = replace(NORMAL, lines=3)


def compose(own: Sequence[Drawing], spacing: Spacing, generator: np.random.Generator) -> Drawing:
    """Return a number of 2 to 6 digits in each line, made of digits that one person wrote.

    Args:
        own: The single digits of a person, labeled, none of them empty.
        spacing: How close together they are.
        generator: Of the randomness.
    """
    slant = generator.normal(0, _SLANT)
    strokes: list[Stroke] = []
    texts, bottom = [], 0.0
    for _ in range(spacing.lines):
        count = int(generator.integers(_DIGITS[0], _DIGITS[1] + 1))
        chosen = [own[int(generator.integers(len(own)))] for _ in range(count)]
        line = beside(chosen, spacing, slant, generator)
        if strokes:
            top = min(stroke[:, 1].min() for stroke in line)
            bottom += float(generator.uniform(*_LINE_GAPS)) - top
            line = [stroke + np.array([0.0, bottom]) for stroke in line]
        strokes += line
        bottom = max(float(stroke[:, 1].max()) for stroke in strokes)
        texts.append("".join(str(digit.label) for digit in chosen))
    height = generator.uniform(*_HEIGHTS)
    return Drawing.of(
        [stroke * height for stroke in strokes], writer=own[0].writer, number="\n".join(texts)
    )


def by_writer(drawings: Sequence[Drawing]) -> dict[str, list[Drawing]]:
    """Return the labeled drawings of each writer that have ink; nobody's are one's, too."""
    found: dict[str, list[Drawing]] = {}
    for drawing in drawings:
        if drawing.label is not None and not drawing.is_empty:
            found.setdefault(drawing.writer or "", []).append(drawing)
    return found


def beside(
    digits: Sequence[Drawing], spacing: Spacing, slant: float, generator: np.random.Generator
) -> list[Stroke]:
    """Return the strokes of digits beside each other: about 1 high, upon a line at 0.

    Args:
        digits: From left to right; none of them empty.
        spacing: How close together they are.
        slant: How far right the top of each leans, in heights of a digit.
        generator: Of the randomness.
    """
    strokes: list[Stroke] = []
    right, drift = 0.0, generator.normal(0, _DRIFT)
    for place, digit in enumerate(digits):
        made = _upright(digit, slant, generator.uniform(*_SIZES))
        left = min(stroke[:, 0].min() for stroke in made)
        if place:
            left -= right + generator.uniform(*spacing.gaps)
        shift = np.array([-left, generator.normal(0, _BASELINE) + drift * place])
        made = [stroke + shift for stroke in made]
        right = max(float(stroke[:, 0].max()) for stroke in made)
        if place and generator.random() < spacing.joined:
            strokes[-1] = np.concatenate([strokes[-1], made.pop(0)])
        strokes += made
    return strokes


def _upright(digit: Drawing, slant: float, size: float) -> list[Stroke]:
    """Return a digit's strokes, `size` high, its bottom at 0."""
    points = np.concatenate(digit.strokes)
    width, height = np.ptp(points, axis=0)
    scale = size / max(height, _FLATTEST * width, 1e-9)
    origin = [points[:, 0].min(), points[:, 1].max()]
    lean = np.array([[1.0, 0.0], [-slant, 1.0]])
    return [(stroke - origin) * scale @ lean for stroke in digit.strokes]
