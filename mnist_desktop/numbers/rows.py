"""Parting ink that lies in several lines below each other."""

import math
from collections.abc import Sequence
from statistics import median, quantiles

from mnist_desktop.numbers.boxes import Box

# Smaller than this part of the usual size is a bar, a dot or a comma, that joins the nearest line.
_SMALL = 0.4
# No stroke, of many digits even, is wider than this part of it says.
_FLATTEST = 1 / 6
# Two boxes share a line if that part of the lower of them lies beside the other.
_BESIDE = 0.4


def usual_height(boxes: Sequence[Box]) -> float:
    """Return how high digits are, about, in ink whose strokes have these boxes; above 0.

    A quarter of all that is tall is higher.
    """
    highest = max(box.height for box in boxes)
    tall = [box.height for box in boxes if box.height >= highest / 2]
    widest = max(box.width for box in boxes)
    # Of one alone there are no quartiles; twice the same has the same ones.
    *_, upper = quantiles(tall * 2 if len(tall) == 1 else tall, n=4, method="inclusive")
    return max(upper, _FLATTEST * widest, 1e-9)


def rows_of(boxes: Sequence[Box]) -> list[list[int]]:
    """Part boxes into lines, from top to bottom; each is a list of their indices.

    Args:
        boxes: Those of strokes, at least one.
    """
    least = _SMALL * usual_height(boxes)
    tall = [index for index, box in enumerate(boxes) if box.height >= least]
    rows = _beside_each_other(boxes, tall) or [list(range(len(boxes)))]
    for index in range(len(boxes)):
        if tall and index not in tall:
            nearest = min(rows, key=lambda row: _distance(boxes, index, row))
            nearest.append(index)
    return sorted(rows, key=lambda row: median(boxes[index].center[1] for index in row))


def _beside_each_other(boxes: Sequence[Box], indices: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for index in sorted(indices, key=lambda number: boxes[number].center[0]):
        joined = [row for row in rows if any(_is_beside(boxes[index], boxes[o]) for o in row)]
        rows = [row for row in rows if row not in joined]
        rows.append([*(other for row in joined for other in row), index])
    return rows


def _is_beside(one: Box, other: Box) -> bool:
    return one.shared_height(other) >= _BESIDE * min(one.height, other.height)


def _distance(boxes: Sequence[Box], index: int, row: Sequence[int]) -> float:
    box = boxes[index]
    return min(
        math.hypot(max(-box.shared_width(other), 0), max(-box.shared_height(other), 0))
        for other in (boxes[number] for number in row if number != index)
    )
