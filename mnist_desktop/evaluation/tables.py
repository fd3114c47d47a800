"""The tables behind every chart, for spreadsheets and other programs.

In files their words are English, whatever is spoken: programs go by them.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.confidence_histogram import ConfidenceHistogram
from mnist_desktop.evaluation.metrics import ClassScores, Evaluation
from mnist_desktop.evaluation.number_evaluation import ReadNumber
from mnist_desktop.evaluation.rejection import RejectionCurve
from mnist_desktop.evaluation.reliability import Reliability
from mnist_desktop.explanation.records import Explanation
from mnist_desktop.formatting import percent, whole
from mnist_desktop.texts import mark, tr

Cell = str | int | float
Matrix = NDArray[np.int64] | NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head.

    Attributes:
        head: The names of the columns.
        rows: Each as long as the head; shares are from 0 to 1.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def csv(self) -> str:
        """The table as comma-separated values, with the names in the first line."""
        return self._separated(",")

    @property
    def tabbed(self) -> str:
        """The table with tabs between its cells, as spreadsheets take it from the clipboard."""
        return self._separated("\t")

    def _separated(self, delimiter: str) -> str:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow(self.head)
        writer.writerows([_written(cell) for cell in row] for row in self.rows)
        return text.getvalue()


def matrix_table(matrix: Matrix) -> Table:
    """Return a confusion matrix, counts or shares: a row a true digit, a column an answer."""
    head = ("true digit", *(f"read as {digit}" for digit in range(NUM_CLASSES)))
    return Table(head, tuple((digit, *row) for digit, row in enumerate(matrix.tolist())))


def scores_table(evaluation: Evaluation) -> Table:
    """Return precision, recall and F1 of each digit and both means."""
    named = [
        *((str(digit), row) for digit, row in enumerate(evaluation.classes)),
        (mark("mean"), evaluation.macro),
        (mark("weighted mean"), evaluation.weighted),
    ]
    return Table(
        (mark("digit"), mark("precision"), mark("recall"), "F1", mark("images")),
        tuple((name, *_scores(row)) for name, row in named),
    )


def _scores(row: ClassScores) -> tuple[Cell, ...]:
    # Of a digit that is not in the set nothing can be said.
    shares = (row.precision, row.recall, row.f1) if row.support else ("–",) * 3
    return (*shares, row.support)


def in_words(cell: Cell) -> str:
    """Return a cell as it is written for people: shares in percent, and in their language."""
    if isinstance(cell, float):
        return percent(cell)
    return whole(cell) if isinstance(cell, int) else tr(cell)


def reliability_table(bins: Reliability) -> Table:
    """Return confidence and accuracy of each bin that holds answers."""
    columns = (bins.edges, bins.edges[1:], bins.counts, bins.confidence, bins.accuracy)
    return Table(
        ("confidence above", "up to", "answers", "mean confidence", "accuracy"),
        tuple(
            (float(low), float(high), int(count), float(sure), float(right))
            for low, high, count, sure, right in zip(*columns, strict=False)
            if count
        ),
    )


def histogram_table(histogram: ConfidenceHistogram) -> Table:
    """Return right and wrong answers by their confidence."""
    columns = (histogram.edges, histogram.edges[1:], histogram.right, histogram.wrong)
    return Table(
        ("confidence above", "up to", "right answers", "wrong answers"),
        tuple(
            (float(low), float(high), int(right), int(wrong))
            for low, high, right, wrong in zip(*columns, strict=False)
        ),
    )


def rejection_table(curve: RejectionCurve) -> Table:
    """Return the accuracy for each confidence below which answers are rejected."""
    points = zip(curve.bounds, curve.rejected, curve.accuracy, strict=True)
    return Table(
        ("confidence below", "rejected", "accuracy of the others"),
        tuple((float(bound), float(share), float(right)) for bound, share, right in points),
    )


def counts_table(counts: NDArray[np.int64], names: Sequence[str]) -> Table:
    """Return how many images there are of each digit, a column a use.

    Args:
        counts: Shape (uses, 10).
        names: What the uses are called.
    """
    rows = enumerate(counts.T.tolist())
    return Table(("digit", *names), tuple((digit, *row) for digit, row in rows))


def means_table(means: NDArray[np.uint8]) -> Table:
    """Return the mean images of the digits, uint8, shape (10, 28, 28): a row a digit."""
    head = ("digit", *(f"pixel {place}" for place in range(means[0].size)))
    rows = enumerate(means.reshape(len(means), -1).tolist())
    return Table(head, tuple((digit, *row) for digit, row in rows))


def why_table(explanation: Explanation) -> Table:
    """Return what each pixel of an image adds to the score, and what hiding it costs."""
    values = (explanation.image, explanation.saliency, explanation.occlusion)
    return Table(
        ("row", "column", "gray", "adds to the score", "hiding it costs"),
        tuple(
            (*place, *(v[place].item() for v in values))
            for place in np.ndindex(IMAGE_SIZE, IMAGE_SIZE)
        ),
    )


def answers_table(evaluation: Evaluation, indices: Iterable[int]) -> Table:
    """Return the answers to these images, counted from 1, with all ten probabilities."""
    head = ("image", "true digit", "read as", "confidence", *map(str, range(NUM_CLASSES)))
    return Table(head, tuple(_answer(evaluation, int(index)) for index in indices))


def numbers_table(numbers: Iterable[ReadNumber]) -> Table:
    """Return what was read in drawings, counted from 1."""
    return Table(
        ("drawing", "true number", "read as", "confidence"),
        tuple(
            (one.place, one.truth, one.reading.number, one.reading.confidence) for one in numbers
        ),
    )


def comparison_table(
    comparison: Comparison, names: Sequence[str], say: Callable[..., str] = str.format
) -> Table:
    """Return how many images both models, one or neither of them read right, and the test.

    Args:
        comparison: The two models on one set.
        names: What the first and the second are called.
        say: Puts names into a text: `tr` where people read the table; files stay English.
    """
    first, second = names
    test = comparison.test
    return Table(
        (say(mark("what")), say(mark("value"))),
        (
            (say(mark("accuracy of {model}"), model=first), comparison.first.accuracy),
            (say(mark("accuracy of {model}"), model=second), comparison.second.accuracy),
            (say(mark("both right")), comparison.both_right),
            (say(mark("only {model} right"), model=first), test.only_first),
            (say(mark("only {model} right"), model=second), test.only_second),
            (say(mark("both wrong")), comparison.both_wrong),
            (say(mark("McNemar, exact p")), test.exact_p),
            (say(mark("McNemar, χ² with correction")), test.statistic),
            (say(mark("McNemar, p of χ²")), test.corrected_p),
        ),
    )


def _answer(evaluation: Evaluation, index: int) -> tuple[Cell, ...]:
    shares = evaluation.probabilities[index]
    truth, answer = int(evaluation.labels[index]), int(evaluation.predicted[index])
    return (index + 1, truth, answer, float(shares[answer]), *map(float, shares))


def _written(cell: Cell) -> str:
    # Six digits: more would only be the noise of computing in binary.
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)
