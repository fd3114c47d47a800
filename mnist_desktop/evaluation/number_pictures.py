"""Pictures of whole numbers: the ink, and a thin box around each digit with what it was read as."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.evaluation.number_evaluation import ReadNumber
from mnist_desktop.evaluation.svg import chart, rectangle, text
from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit

WIDTH, HEIGHT = 220, 120
"""The size of a picture."""

_MARGIN, _ABOVE = 14, 24
# Between the middle of the ink and the box around it.
_AROUND = 4
_MOST, _COLUMNS = 60, 4
_CELL, _CELL_HEIGHT = WIDTH + 12, HEIGHT + 52


@dataclass(frozen=True)
class _Placement:
    """Where a drawing lies in a picture: as large as there is room, in the middle.

    Attributes:
        scale: How many pixels a unit of the drawing is wide.
        left, top: Where the drawing's origin lies.
    """

    scale: float
    left: float
    top: float

    @classmethod
    def of(cls, box: Box) -> "_Placement":
        """Return where a drawing lies that has this box around it."""
        across, down = WIDTH - 2 * _MARGIN, HEIGHT - _MARGIN - _ABOVE
        scale = min(across / max(box.width, 1e-9), down / max(box.height, 1e-9))
        if box.size == 0:
            scale = 1.0
        x, y = box.center
        return cls(scale, WIDTH / 2 - scale * x, _ABOVE + down / 2 - scale * y)

    def x(self, place: float) -> float:
        """Return how far from the left a place lies."""
        return self.left + self.scale * place

    def y(self, place: float) -> float:
        """Return how far from the top a place lies."""
        return self.top + self.scale * place


def number_picture(read: ReadNumber) -> str:
    """Return a drawing with what was read, as SVG."""
    return chart(f"{read.told}, {read.sure}", _parts(read), WIDTH, HEIGHT)


def numbers_chart(numbers: Sequence[ReadNumber], title: str) -> str:
    """Return drawings with what was read, at most 60."""
    parts = []
    for number, read in enumerate(numbers[:_MOST]):
        row, column = divmod(number, _COLUMNS)
        x, y = column * _CELL + 6, row * _CELL_HEIGHT + 8
        parts += [f'<g transform="translate({x} {y})">', *_parts(read), "</g>"]
        parts.append(text(x + WIDTH / 2, y + HEIGHT + 17, read.told))
        parts.append(text(x + WIDTH / 2, y + HEIGHT + 32, read.sure, "quiet"))
    rows = max(math.ceil(min(len(numbers), _MOST) / _COLUMNS), 1)
    columns = max(min(len(numbers), _COLUMNS), 1)
    return chart(title, parts, columns * _CELL, rows * _CELL_HEIGHT)


def _parts(read: ReadNumber) -> Iterable[str]:
    placement = _Placement.of(Box.around(np.concatenate(read.drawing.strokes)))
    yield f'<rect class="well" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
    yield f'<path class="ink" d="{_path(read.drawing, placement)}"/>'
    for digit in read.reading.digits:
        yield from _mark(digit, placement)


def _path(drawing: Drawing, placement: _Placement) -> str:
    return "".join(_way(stroke, placement) for stroke in drawing.strokes)


def _way(stroke: Stroke, placement: _Placement) -> str:
    points = [f"{placement.x(x):.1f} {placement.y(y):.1f}" for x, y in stroke.tolist()]
    # A way of no length is a dot only if it goes somewhere.
    return f"M{'L'.join(points)}" + ("h0.1" if len(set(points)) == 1 else "")


def _mark(digit: FoundDigit, placement: _Placement) -> Iterable[str]:
    left, top = placement.x(digit.box.left) - _AROUND, placement.y(digit.box.top) - _AROUND
    width = placement.scale * digit.box.width + 2 * _AROUND
    height = placement.scale * digit.box.height + 2 * _AROUND
    is_doubted = digit.prediction.rejected
    yield rectangle(left, top, width, height, "doubted" if is_doubted else "found")
    look = "quiet" if is_doubted else "first"
    yield text(left + width / 2, top - 3, str(digit.prediction.digit), look)
