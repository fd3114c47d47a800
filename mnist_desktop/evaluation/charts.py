"""The charts of an evaluation, as SVG."""

import math
from collections.abc import Sequence
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.confidence_histogram import ConfidenceHistogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.matrix_shades import Hue, difference_shades, shades
from mnist_desktop.evaluation.rejection import RejectionCurve
from mnist_desktop.evaluation.reliability import Reliability
from mnist_desktop.evaluation.svg import Frame, chart, rectangle, text
from mnist_desktop.evaluation.tables import Matrix, Table
from mnist_desktop.formatting import fixed, percent, significant, whole
from mnist_desktop.texts import tr

_TENTHS = ("0 %", "20 %", "40 %", "60 %", "80 %", "100 %")
_CELL, _HEAD = 40, 52
_ROW_HEIGHT = 22
_STEPS = 5
_LOOKS = ("first", "second", "third")


def reliability_chart(bins: Reliability) -> str:
    """Return accuracy against confidence, with intervals; on the diagonal words are kept."""
    frame = Frame()
    parts = [frame.axes(tr("How sure it was"), tr("How often it was right"), _TENTHS, _TENTHS)]
    parts.append(frame.curve([(0, 0), (1, 1)], "ideal"))
    for place in np.flatnonzero(bins.counts):
        sure, right = float(bins.confidence[place]), float(bins.accuracy[place])
        reach = wilson(int(bins.rights[place]), int(bins.counts[place]))
        edges = bins.edges[place], bins.edges[place + 1]
        parts.append(frame.bar(float(edges[0]), float(edges[1]), right, "faint"))
        parts.append(frame.curve([(sure, reach.low), (sure, reach.high)], "whisker"))
        parts.append(
            f'<circle class="first" cx="{frame.x(sure):.1f}" cy="{frame.y(right):.1f}" r="4"/>'
        )
    return chart(tr("How often it was right against how sure it was"), parts)


def histogram_chart(histogram: ConfidenceHistogram) -> str:
    """Return the shares of right and of wrong answers, side by side, by their confidence."""
    frame = Frame()
    right, wrong = histogram.shares
    parts = [frame.axes(tr("How sure it was"), tr("Share of the answers"), _TENTHS, _TENTHS)]
    for place, (low, high) in enumerate(pairwise(map(float, histogram.edges))):
        width = high - low
        middle = low + width / 2
        parts.append(frame.bar(low + 0.1 * width, middle, float(right[place]), "first"))
        parts.append(frame.bar(middle, high - 0.1 * width, float(wrong[place]), "second"))
    answers = [whole(int(counts.sum())) for counts in (histogram.right, histogram.wrong)]
    named = (
        ("first", tr("left bars: right answers ({count})", count=answers[0])),
        ("second", tr("right bars: wrong answers ({count})", count=answers[1])),
    )
    for number, (look, words) in enumerate(named):
        y = 26 + 20 * number
        parts.append(rectangle(92, y - 10, 12, 12, look))
        parts.append(text(110, y, words, "", "start"))
    return chart(tr("How sure it was of right and of wrong answers"), parts)


def rejection_chart(curve: RejectionCurve) -> str:
    """Return the accuracy of what is left against the share that is rejected."""
    lowest = float(curve.accuracy.min()) if len(curve.accuracy) else 0.0
    lowest = max(0.0, 1 - _STEPS * _round_step(1.05 * (1 - lowest) / _STEPS))
    frame = Frame(curve.interesting_share, lowest)
    decimals = 2 if lowest > 0.98 else 1
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    shares = [percent(frame.across * step, 0) for step in steps]
    accuracies = [percent(lowest + (1 - lowest) * step, decimals) for step in steps]
    seen = curve.thinned()
    points = zip(map(float, seen.rejected), map(float, seen.accuracy), strict=True)
    names = tr("Share left out, the least sure first"), tr("Right among the others")
    return chart(
        tr("Right answers among the others against the share left out"),
        [frame.axes(*names, shares, accuracies), frame.curve(points, "line")],
    )


def _round_step(least: float) -> float:
    """Return a step that is easy to read, of 0.02 % or more and no smaller than another."""
    # A curve that is flat at 100 % still needs some height.
    least = max(least, 0.0002)
    decade = 10.0 ** math.floor(math.log10(least))
    return decade * next(n for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * decade >= least)


def matrix_chart(matrix: Matrix, title: str, *, is_difference: bool = False) -> str:
    """Return a matrix, shaded as `matrix_shades` says; errors are orange.

    Args:
        matrix: Counts or, as float64, shares of the rows, which are written in percent; shape
            (10, 10); rows are true digits, columns answers.
        title: What it shows.
        is_difference: Whether it is one matrix less another: then what became better is in the
            accent, what became worse in orange, and the signs are written.
    """
    side = _HEAD + NUM_CLASSES * _CELL
    parts = [text(_HEAD + 5 * _CELL, 14, tr("Read as"), "quiet")]
    truth = escape(tr("True digit"))
    parts.append(
        f'<text class="quiet" text-anchor="middle" '
        f'transform="translate(14 {_HEAD + 5 * _CELL}) rotate(-90)">{truth}</text>'
    )
    seen = difference_shades(matrix) if is_difference else shades(matrix)
    for digit in range(NUM_CLASSES):
        middle = _HEAD + (digit + 0.5) * _CELL
        parts.append(text(middle, _HEAD - 8, str(digit), "quiet"))
        parts.append(text(_HEAD - 12, middle + 4, str(digit), "quiet"))
    for truth, answer in np.ndindex(NUM_CLASSES, NUM_CLASSES):
        count, shade = matrix[truth, answer].item(), seen[truth, answer]
        x, y = _HEAD + answer * _CELL + 1, _HEAD + truth * _CELL + 1
        parts.append(rectangle(x, y, _CELL - 2, _CELL - 2, "well"))
        if count:
            look = "first" if shade.hue is Hue.GOOD else "second"
            # Faint enough that the words stay readable on it, light and dark.
            parts.append(
                f'<g opacity="{0.12 + 0.48 * shade.strength:.2f}">'
                + rectangle(x, y, _CELL - 2, _CELL - 2, look)
                + "</g>"
            )
            words = cell_caption(count, is_difference=is_difference)
            parts.append(text(x + _CELL / 2 - 1, y + _CELL / 2 + 3, words))
    return chart(title, parts, side + 6, side + 6)


def cell_caption(count: int | float, *, is_difference: bool) -> str:
    """Return what is written in a cell of a matrix: a count, or a share (float) in percent."""
    if isinstance(count, float):
        return "100" if count == 1 else fixed(100 * count, 1)
    return f"{count:+}".replace("-", "−") if is_difference else str(count)


def counts_chart(counts: NDArray[np.int64], names: Sequence[str]) -> str:
    """Return how many images there are of each digit, bars side by side for up to three uses.

    Args:
        counts: Shape (uses, 10).
        names: What the uses are called, as it is shown.
    """
    step = max(1, math.ceil(_round_step(int(counts.max()) / _STEPS)))
    frame = Frame(NUM_CLASSES, 0, step * _STEPS)
    ticks = [whole(step * number) for number in range(_STEPS + 1)]
    parts = [frame.axes(tr("Digit"), tr("Images"), [""] * 2, ticks)]
    width = 0.8 / len(names)
    for digit in range(NUM_CLASSES):
        parts.append(text(frame.x(digit + 0.5), frame.y(0) + 18, str(digit), "quiet"))
        for use, look in zip(range(len(names)), _LOOKS, strict=False):
            left = digit + 0.1 + use * width
            parts.append(frame.bar(left, left + width, float(counts[use, digit]), look))
    if len(names) > 1:
        for use, name in enumerate(names):
            x = 92 + 110 * use
            parts += [rectangle(x, 0, 9, 9, _LOOKS[use]), text(x + 14, 9, name, "", "start")]
    return chart(tr("Images of each digit"), parts)


def table_chart(table: Table, title: str) -> str:
    """Return a table as a picture, for where charts are wanted; `title` is as it is shown."""
    rows = [tuple(map(_short, row)) for row in (table.head, *table.rows)]
    widths = [max(len(row[n]) for row in rows) * 8 + 20 for n in range(len(table.head))]
    ends = np.cumsum(widths)
    parts = []
    for number, row in enumerate(rows):
        y = (number + 1) * _ROW_HEIGHT
        look = "" if number else "quiet"
        parts += [
            text(float(end) - 10, y, words, look, "end")
            for end, words in zip(ends, row, strict=True)
        ]
    return chart(title, parts, float(ends[-1]), (len(rows) + 0.6) * _ROW_HEIGHT)


def _short(cell: str | int | float) -> str:
    if isinstance(cell, float):
        return significant(cell, 4)
    return whole(cell) if isinstance(cell, int) else tr(cell)
