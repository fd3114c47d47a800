"""Pictures of whole numbers: the ink, and a thin box around each digit with what it was read as.

The answer is above the box; of several lines, between which there is no room, it is beside them.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.evaluation.number_evaluation import ReadNumber
from mnist_desktop.evaluation.svg import chart, rectangle, text
from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit, Reading

WIDTH, HEIGHT = 220, 120
"""The size of a picture."""

_MARGIN, _ABOVE = 14, 24
# Between the middle of the ink and the box around it.
_AROUND = 4
# How wide a figure is, and how far the answers of lines are from these.
_FIGURE, _BESIDE = 8, 12
_MOST, _COLUMNS = 60, 4
_CELL, _CELL_HEIGHT = WIDTH + 12, HEIGHT + 66


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
    def of(cls, box: Box, above: float, beside: float) -> "_Placement":
        """Return where a drawing lies.

        Args:
            box: Around it.
            above: How much room is kept free above it.
            beside: How much at its right.
        """
        across, down = WIDTH - 2 * _MARGIN - beside, HEIGHT - _MARGIN - above
        scale = min(across / max(box.width, 1e-9), down / max(box.height, 1e-9))
        if box.size == 0:
            scale = 1.0
        x, y = box.center
        return cls(scale, (WIDTH - beside) / 2 - scale * x, above + down / 2 - scale * y)

    def x(self, place: float) -> float:
        """Return how far from the left a place lies."""
        return self.left + self.scale * place

    def y(self, place: float) -> float:
        """Return how far from the top a place lies."""
        return self.top + self.scale * place


def number_picture(read: ReadNumber) -> str:
    """Return a drawing with what was read, as SVG."""
    return chart(read.words, _parts(read), WIDTH, HEIGHT)


def numbers_chart(numbers: Sequence[ReadNumber], title: str) -> str:
    """Return drawings with what was read, at most 60."""
    parts = []
    for number, read in enumerate(numbers[:_MOST]):
        row, column = divmod(number, _COLUMNS)
        x, y = column * _CELL + 6, row * _CELL_HEIGHT + 8
        parts += [f'<g transform="translate({x} {y})">', *_parts(read), "</g>"]
        parts.append(text(x + WIDTH / 2, y + HEIGHT + 17, read.meant))
        parts.append(text(x + WIDTH / 2, y + HEIGHT + 31, read.answer))
        parts.append(text(x + WIDTH / 2, y + HEIGHT + 45, read.sure, "quiet"))
    rows = max(math.ceil(min(len(numbers), _MOST) / _COLUMNS), 1)
    columns = max(min(len(numbers), _COLUMNS), 1)
    return chart(title, parts, columns * _CELL, rows * _CELL_HEIGHT)


def _parts(read: ReadNumber) -> Iterable[str]:
    reading, strokes = read.reading, read.drawing.strokes
    is_one_line = len(reading.lines) < 2
    beside = 0 if is_one_line else _BESIDE + _FIGURE * max(map(len, reading.lines))
    above = _ABOVE if is_one_line else _MARGIN
    placement = _Placement.of(Box.around(np.concatenate(strokes)), above, beside)
    yield f'<rect class="well" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
    yield f'<path class="ink" d="{_path(read.drawing, placement)}"/>'
    for digit in reading.digits:
        yield _frame(digit, placement)
    yield from (
        _answers_above(reading, placement) if is_one_line else _answers_beside(reading, placement)
    )


def _path(drawing: Drawing, placement: _Placement) -> str:
    return "".join(_way(stroke, placement) for stroke in drawing.strokes)


def _way(stroke: Stroke, placement: _Placement) -> str:
    points = [f"{placement.x(x):.1f} {placement.y(y):.1f}" for x, y in stroke.tolist()]
    # A way of no length is a dot only if it goes somewhere.
    return f"M{'L'.join(points)}" + ("h0.1" if len(set(points)) == 1 else "")


def _frame(digit: FoundDigit, placement: _Placement) -> str:
    left, top = placement.x(digit.box.left) - _AROUND, placement.y(digit.box.top) - _AROUND
    width = placement.scale * digit.box.width + 2 * _AROUND
    height = placement.scale * digit.box.height + 2 * _AROUND
    look = "doubted" if digit.prediction.rejected else "found"
    return rectangle(left, top, width, height, look)


def _answers_above(reading: Reading, placement: _Placement) -> Iterable[str]:
    for digit in reading.digits:
        x, y = placement.x(digit.box.center[0]), placement.y(digit.box.top) - _AROUND - 3
        look = "quiet" if digit.prediction.rejected else "first"
        yield text(x, y, str(digit.prediction.digit), f"answer {look}")


def _answers_beside(reading: Reading, placement: _Placement) -> Iterable[str]:
    right = max(digit.box.right for digit in reading.digits)
    for line, number in zip(reading.lines, reading.number.split("\n"), strict=True):
        y = placement.y(Box.joined(digit.box for digit in line).center[1]) + 4
        yield text(placement.x(right) + _BESIDE, y, number, "answer first", "start")
