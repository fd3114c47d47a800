"""What pens do that no hand meant: they skip, and they leave specks."""

from dataclasses import dataclass

import numpy as np

from mnist_desktop.ink.drawing import Drawing, Stroke, arc_length
from mnist_desktop.settings.declared import check_settings, declared
from mnist_desktop.settings.number_kinds import PERCENT, Strength
from mnist_desktop.texts import mark

# Of all that is drawn, as a share of its length.
_GAPS = (0.02, 0.10)
# From the middle of the drawing, as a share of its width and height: a little beyond it.
_REACH = 0.6
# Beside a slender drawing, such as a 1, specks lie as if it were so wide, as a share of its size.
_LEAST_EXTENT = 0.4


@dataclass(frozen=True)
class PenFaults:
    """How often a pen fails."""

    skips: float = declared(
        0.15,
        Strength(
            label=mark("Pen skips"),
            help=mark("Share of the drawings in which the pen skips once and leaves a gap"),
            option="pen-skips",
            most=1,
            unit=PERCENT,
            step=0.05,
        ),
    )
    specks: float = declared(
        0.08,
        Strength(
            label=mark("Pen specks"),
            help=mark("Share of the drawings in or beside which the pen leaves a dot"),
            option="pen-specks",
            most=1,
            unit=PERCENT,
            step=0.05,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where no pen fails so often."""
        check_settings(self)


def with_faults(drawing: Drawing, faults: PenFaults, generator: np.random.Generator) -> Drawing:
    """Return what is left of a drawing where the pen may have failed; its label stays."""
    skips, specks = generator.random(2) < (faults.skips, faults.specks)
    if drawing.is_empty or not (skips or specks):
        return drawing
    lines = drawing.measured
    if skips:
        lines = _with_gap(lines, generator)
    if specks:
        lines = [*lines, _speck(lines, generator)]
    return drawing.redrawn(lines)


def _with_gap(lines: list[Stroke], generator: np.random.Generator) -> list[Stroke]:
    """Part one line, the longer the likelier, unless the gap were more than half of it."""
    lengths = np.array([arc_length(line)[-1] for line in lines])
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
    way = arc_length(line)
    at = [np.interp([begin, end], way, column) for column in line.T]
    stop, start = np.stack(at, axis=1)
    return np.vstack([line[way < begin], stop]), np.vstack([start, line[way > end]])


def _speck(lines: list[Stroke], generator: np.random.Generator) -> Stroke:
    points = np.concatenate(lines)
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    extents = np.maximum(high - low, _LEAST_EXTENT * (high - low).max())
    place = (low + high) / 2 + generator.uniform(-_REACH, _REACH, 2) * extents
    return np.array([[*place, points[:, 2].mean()]])
