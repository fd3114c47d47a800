"""What pens do that no hand meant: they skip, and they leave specks."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke

# Of all that is drawn, as a share of its length.
_GAPS = (0.02, 0.10)
# From the middle of the drawing, as a share of its width and height: a little beyond it.
_REACH = 0.6
# Beside a slender drawing, such as a 1, specks lie as if it were so wide, as a share of its size.
_LEAST_EXTENT = 0.4


@dataclass(frozen=True)
class PenFaults:
    """How often a pen fails.

    Attributes:
        skips: Share of the drawings, 0 to 1, in which it skips once and leaves a gap.
        specks: Share of the drawings, 0 to 1, in or beside which it leaves a dot.
    """

    skips: float = 0.15
    specks: float = 0.08


def with_faults(drawing: Drawing, faults: PenFaults, generator: np.random.Generator) -> Drawing:
    """Return what is left of a drawing where the pen may have failed; its label stays."""
    if drawing.is_empty:
        return drawing
    lines = _lines(drawing)
    if generator.random() < faults.skips:
        lines = _with_gap(lines, generator)
    if generator.random() < faults.specks:
        lines = [*lines, _speck(lines, generator)]
    pressures = tuple(line[:, 2] for line in lines) if drawing.pressures else ()
    return replace(drawing, strokes=tuple(line[:, :2] for line in lines), pressures=pressures)


def _lines(drawing: Drawing) -> list[Stroke]:
    """Return the strokes with the pressure as a third column, 0 where nobody measured it."""
    pressures = drawing.pressures or [np.zeros(len(stroke)) for stroke in drawing.strokes]
    return [np.column_stack(both) for both in zip(drawing.strokes, pressures, strict=True)]


def _with_gap(lines: list[Stroke], generator: np.random.Generator) -> list[Stroke]:
    """Part one line, the longer the likelier, unless the gap were more than half of it."""
    lengths = np.array([_travelled(line)[-1] for line in lines])
    gap = generator.uniform(*_GAPS) * lengths.sum()
    if gap == 0:
        return lines
    chosen = int(generator.choice(len(lines), p=lengths / lengths.sum()))
    if gap > lengths[chosen] / 2:
        return lines
    begin = generator.uniform(0, lengths[chosen] - gap)
    parts = _parted(lines[chosen], begin, begin + gap)
    return [*lines[:chosen], *parts, *lines[chosen + 1 :]]


def _parted(line: Stroke, begin: float, end: float) -> tuple[Stroke, Stroke]:
    travelled = _travelled(line)
    at = [np.interp([begin, end], travelled, column) for column in line.T]
    stop, start = np.stack(at, axis=1)
    return np.vstack([line[travelled < begin], stop]), np.vstack([start, line[travelled > end]])


def _speck(lines: list[Stroke], generator: np.random.Generator) -> Stroke:
    points = np.concatenate(lines)
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    extents = np.maximum(high - low, _LEAST_EXTENT * (high - low).max())
    place = (low + high) / 2 + generator.uniform(-_REACH, _REACH, 2) * extents
    return np.array([[*place, points[:, 2].mean()]])


def _travelled(line: Stroke) -> NDArray[np.float64]:
    """Return how far the pen had come at each point."""
    steps = np.hypot(*np.diff(line[:, :2], axis=0, prepend=line[:1, :2]).T)
    return np.cumsum(steps)
