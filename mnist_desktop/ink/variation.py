"""Random variation of drawings, as hands vary: slant, rotation, proportion, wobble."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing, Stroke, arc_length
from mnist_desktop.settings.declared import check_settings, declared
from mnist_desktop.settings.number_kinds import Strength
from mnist_desktop.texts import mark

# With fewer points, a whole digit in one stroke would lose its shape.
_FEWEST_POINTS = 12
# Of so many points at its end, a stroke's direction there is taken; the last two may tremble.
_END_POINTS = 4


@dataclass(frozen=True)
class Variation:
    """How far a drawing may be varied; each value is the largest change to either side."""

    rotation: float = declared(
        12.0,
        Strength(
            label=mark("Turn"),
            help=mark("Largest turn of a drawing to either side"),
            option="ink-rotation",
            most=180,
            unit="°",
            step=1,
        ),
    )
    slant: float = declared(
        0.25,
        Strength(
            label=mark("Slant"),
            help=mark("Largest sideways shift of a drawing for each unit of height"),
            option="ink-slant",
            most=2,
            step=0.05,
        ),
    )
    stretch: float = declared(
        0.25,
        Strength(
            label=mark("Stretch"),
            help=mark("Largest change of a drawing's proportion of width to height, as a share"),
            option="ink-stretch",
            most=5,
            step=0.05,
        ),
    )
    wobble: float = declared(
        0.06,
        Strength(
            label=mark("Wobble"),
            help=mark("Smooth displacement along a stroke, as a share of the drawing's size"),
            option="ink-wobble",
            most=1,
            step=0.01,
        ),
    )
    jitter: float = declared(
        0.008,
        Strength(
            label=mark("Jitter"),
            help=mark("Trembling from point to point, as a share of the drawing's size"),
            option="ink-jitter",
            most=1,
            step=0.001,
        ),
    )
    speed: float = declared(
        1.0,
        Strength(
            label=mark("Speed"),
            help=mark(
                "How much faster the pen may have been, as a share: a fast pen leaves fewer "
                "points, and cuts corners"
            ),
            option="ink-speed",
            most=20,
            step=0.1,
        ),
    )
    ends: float = declared(
        0.08,
        Strength(
            label=mark("Stroke ends"),
            help=mark(
                "How much sooner or later the pen may have touched down or been lifted, as a "
                "share of the stroke's length: a loop stays open, or a line runs on"
            ),
            option="ink-ends",
            most=0.4,
            step=0.01,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be varied so."""
        check_settings(self)


def vary(drawing: Drawing, variation: Variation, generator: np.random.Generator) -> Drawing:
    """Return a random variation of a drawing; its label stays."""
    if drawing.is_empty:
        return drawing
    points = np.concatenate(drawing.strokes)
    size = float(np.ptp(points, axis=0).max())
    matrix = _matrix(variation, generator)
    jitter = generator.uniform(0, variation.jitter) * size
    speed = np.exp(generator.uniform(0, np.log1p(variation.speed)))
    strokes = []
    for drawn in drawing.measured:
        stroke = _with_other_ends(_faster(drawn, speed), variation.ends, generator)
        points = stroke[:, :2] + _wobble(stroke[:, :2], variation.wobble * size, size, generator)
        points = (points + generator.normal(0, jitter, points.shape)) @ matrix.T
        strokes.append(np.column_stack([points, stroke[:, 2]]))
    return drawing.redrawn(strokes)


def _matrix(variation: Variation, generator: np.random.Generator) -> NDArray[np.float64]:
    angle = np.radians(generator.uniform(-variation.rotation, variation.rotation))
    slant = generator.uniform(-variation.slant, variation.slant)
    stretch = np.exp(generator.uniform(-1, 1) * np.log1p(variation.stretch))
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shear = np.array([[1.0, -slant], [0.0, 1.0]])
    matrix: NDArray[np.float64] = rotation @ shear @ np.diag([stretch, 1.0])
    return matrix


def _faster(stroke: Stroke, speed: float) -> Stroke:
    """Return the stroke, and what was measured along it, with as many points fewer.

    Its ends stay, and enough points for its shape.
    """
    count = max(round(len(stroke) / speed), min(len(stroke), _FEWEST_POINTS))
    if count == len(stroke):
        return stroke
    places = np.linspace(0, len(stroke) - 1, count)
    columns = [np.interp(places, np.arange(len(stroke)), column) for column in stroke.T]
    return np.stack(columns, axis=1)


def _with_other_ends(stroke: Stroke, share: float, generator: np.random.Generator) -> Stroke:
    """Return the stroke, and what was measured along it, cut off or run on at its ends."""
    way = arc_length(stroke)
    length = way[-1]
    reach = share * length
    begin, end = generator.uniform(-reach, reach), length + generator.uniform(-reach, reach)
    if length == 0:
        return stroke
    inner = way[(way > begin) & (way < end)]
    longer = np.concatenate([_ahead(stroke, reach), stroke, _ahead(stroke[::-1], reach)])
    spots = np.concatenate([[-reach], way, [length + reach]])
    places = np.concatenate([[begin], inner, [end]])
    return np.stack([np.interp(places, spots, column) for column in longer.T], axis=1)


def _ahead(stroke: Stroke, reach: float) -> Stroke:
    """Return the one point that far straight ahead of the stroke's begin."""
    point = stroke[:1].copy()
    way = point[0, :2] - stroke[min(len(stroke), _END_POINTS) - 1, :2]
    point[0, :2] += way * (reach / max(float(np.hypot(*way)), 1e-9))
    return point


def _wobble(
    stroke: Stroke, strength: float, size: float, generator: np.random.Generator
) -> NDArray[np.float64]:
    """Return a smooth displacement: a few waves, in each direction, over the drawing's size."""
    way = arc_length(stroke) / (size or 1.0)
    waves = generator.uniform(0.3, 1.5, (2, 3))
    phases = generator.uniform(0, 2 * np.pi, (2, 3))
    heights = generator.uniform(0, strength / 3, (2, 3))
    angles = 2 * np.pi * waves * way[:, None, None] + phases
    displacement: NDArray[np.float64] = (heights * np.sin(angles)).sum(axis=2)
    return displacement
