"""The report: one page that tells all about an evaluation to those without the program.

It holds its pictures and charts itself, needs no scripts, and follows light and dark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.atomic import write_atomically
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.overview import mean_images
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation import charts, report_parts
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.comparison_captions import comparison_caption, mcnemar_caption
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.evaluation.report_explanation import Explained, why_section
from mnist_desktop.evaluation.report_parts import paragraph, section
from mnist_desktop.evaluation.svg import png_address
from mnist_desktop.evaluation.tables import in_words, scores_table
from mnist_desktop.formatting import counted, percent

_ERRORS, _SAMPLE, _DIFFERING, _REJECTED = 60, 40, 30, 30
_SEED = 0


@dataclass(frozen=True, eq=False)
class Reading:
    """How one model read a set.

    Attributes:
        title: What the model is called.
        evaluation: How it read it.
    """

    title: str
    evaluation: Evaluation


def write_report(
    path: Path,
    digits: DigitSet,
    reading: Reading,
    other: Reading | None = None,
    explained: Sequence[Explained] = (),
) -> None:
    """Write the report as a file.

    Args:
        path: Where to; an older file is replaced.
        digits: The set that was read.
        reading: How the model read it.
        other: How a second model read it, to compare both.
        explained: Why the model read some images as it did; see `explain_some`.

    Raises:
        UserError: It cannot be written.
    """
    made = report_html(digits, reading, other, explained, datetime.now().astimezone())
    write_text(path, made)


def write_text(path: Path, content: str) -> None:
    """Write a text file whole.

    Raises:
        UserError: It cannot be written.
    """
    try:
        write_atomically(path, content.encode())
    except OSError as error:
        raise UserError(
            f"{path} cannot be written ({error.strerror}); choose another place."
        ) from error


def report_html(
    digits: DigitSet,
    reading: Reading,
    other: Reading | None,
    explained: Sequence[Explained],
    made: datetime,
) -> str:
    """Return the report as one HTML page; `made` is the time it tells."""
    evaluation = reading.evaluation
    title = f"How well {reading.title} reads digits"
    images = counted(len(digits), "image")
    body = [
        f"<h1>{escape(title)}</h1>",
        paragraph(f"{digits.name} · {images} · {made:%d %B %Y, %H:%M}", "note"),
        _summary(reading),
        _images(digits),
        _errors(digits, evaluation),
        _matrix(evaluation),
        _scores(evaluation),
        _confidence(evaluation),
        _rejected(digits, evaluation),
        _sample(digits, evaluation),
    ]
    if explained:
        body.append(why_section(explained))
    if other is not None:
        body.append(_comparison(digits, reading, other))
    body.append(paragraph("Made with mnist-desktop.", "note"))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{report_parts.STYLE}</style></head>\n"
        + "<body>\n{}\n</body></html>\n".format("\n".join(body))
    )


def _summary(reading: Reading) -> str:
    evaluation = reading.evaluation
    count, errors = len(evaluation), len(evaluation.errors)
    reach = wilson(count - errors, count)
    calibration = reliability(evaluation.confidence, evaluation.is_right).expected_error
    return section(
        "In short",
        paragraph(
            f"Of {counted(count, 'image')} of handwritten digits, {reading.title} read "
            f"{percent(evaluation.accuracy)} right and {errors:,} wrong. That is a sample: its "
            f"accuracy on all images of this kind lies, with 95{chr(160)}% confidence, between "
            f"{percent(reach.low)} and {percent(reach.high)}."
        ),
        report_parts.tiles(
            [
                ("read right (accuracy)", percent(evaluation.accuracy)),
                ("right with the first or second guess", percent(evaluation.top_accuracy(2))),
                ("mean F1 of the digits", percent(evaluation.macro.f1)),
                ("F1 weighted by images", percent(evaluation.weighted.f1)),
                ("loss (cross-entropy)", f"{evaluation.loss:.4f}"),
                ("calibration error", percent(calibration)),
                ("taken for no digit", f"{int(evaluation.rejected.sum()):,}"),
            ]
        ),
    )


def _images(digits: DigitSet) -> str:
    counts = np.bincount(digits.labels, minlength=NUM_CLASSES)[None]
    means = "".join(
        f'<figure><img src="{png_address(mean)}" alt="the mean {digit}">'
        f"<figcaption>{digit}</figcaption></figure>"
        for digit, mean in enumerate(mean_images(digits))
    )
    return section(
        "The images",
        paragraph("How many there are of each digit, and the mean of each."),
        f'<div class="charts"><div>{charts.counts_chart(counts, ["Images"])}</div>'
        f'<div class="digits means">{means}</div></div>',
    )


def _errors(digits: DigitSet, evaluation: Evaluation) -> str:
    errors = evaluation.errors
    if not len(errors):
        return section("The errors", paragraph("It read every image right."))
    shown = errors[:_ERRORS]
    which = "All errors" if len(shown) == len(errors) else f"{len(shown)} of {len(errors):,} errors"
    return section(
        "The errors",
        paragraph(f"{which}, those first of which it was most sure."),
        report_parts.pictures(digits, evaluation, map(int, shown)),
    )


def _matrix(evaluation: Evaluation) -> str:
    return section(
        "What was taken for what (confusion matrix)",
        paragraph(
            "A row for each true digit, a column for each answer. Right answers are on the "
            "diagonal, in blue; everything else is an error, in orange."
        ),
        report_parts.charts(
            (charts.matrix_chart(evaluation.confusion_matrix, "Confusion matrix"), "Images."),
            (
                charts.matrix_chart(evaluation.row_shares, "Confusion matrix in percent"),
                "Percent of the images of each true digit.",
            ),
        ),
    )


def _scores(evaluation: Evaluation) -> str:
    rows = [tuple(map(in_words, row)) for row in scores_table(evaluation).rows]
    return section(
        "Digit by digit",
        paragraph(
            "Precision: of the images read as this digit, how many are it. Recall: of the images "
            "of this digit, how many were read as it. F1 joins both."
        ),
        report_parts.table(("digit", "precision", "recall", "F1", "images"), rows),
    )


def _confidence(evaluation: Evaluation) -> str:
    bins = reliability(evaluation.confidence, evaluation.is_right)
    curve = rejection_curve(evaluation)
    return section(
        "Does it know when it is wrong?",
        report_parts.charts(
            (
                charts.reliability_chart(bins),
                "An honest model is right as often as it is sure: its points lie on the dashed "
                "line. The upright lines tell how far chance may move them. The mean gap, the "
                f"expected calibration error, is {percent(bins.expected_error)}.",
            ),
            (
                charts.histogram_chart(confidence_histogram(evaluation)),
                "Right answers should stand at the right end, wrong ones further left.",
            ),
            (
                charts.rejection_chart(curve),
                "If it may leave out the images that it is least sure of, more of the others are "
                f"right: {percent(curve.accuracy_at(0.01))} with 1{chr(160)}% left out, "
                f"{percent(curve.accuracy_at(0.05))} with 5{chr(160)}%.",
            ),
        ),
    )


def _rejected(digits: DigitSet, evaluation: Evaluation) -> str:
    found = np.flatnonzero(evaluation.rejected)
    if not len(found):
        return ""
    shown = found[:_REJECTED]
    which = "All of them" if len(shown) == len(found) else f"{len(shown)} of {len(found):,}"
    return section(
        "Taken for no digit",
        paragraph(f"{which}; they are counted above by the digit that they come nearest to."),
        report_parts.pictures(digits, evaluation, map(int, shown)),
    )


def _sample(digits: DigitSet, evaluation: Evaluation) -> str:
    generator = np.random.default_rng(_SEED)
    count = min(_SAMPLE, len(digits))
    chosen = generator.choice(len(digits), count, replace=False)
    return section(
        "A random sample",
        paragraph(
            "✓ was read right, ✗ wrong. The bars are the probabilities of the digits 0 to 9; "
            "pointing at an image tells their figures."
        ),
        report_parts.pictures(digits, evaluation, map(int, chosen)),
    )


def _comparison(digits: DigitSet, reading: Reading, other: Reading) -> str:
    both = Comparison(reading.evaluation, other.evaluation)
    test = both.test
    rows = [
        ("both right", f"{both.both_right:,}"),
        (f"only {reading.title} right", f"{test.only_first:,}"),
        (f"only {other.title} right", f"{test.only_second:,}"),
        ("both wrong", f"{both.both_wrong:,}"),
    ]
    matrices = report_parts.charts(
        (charts.matrix_chart(both.first.confusion_matrix, reading.title), reading.title),
        (charts.matrix_chart(both.second.confusion_matrix, other.title), other.title),
        (
            charts.matrix_chart(both.difference, "Difference", is_difference=True),
            f"{other.title} less {reading.title}: blue is better, orange is worse.",
        ),
    )
    return section(
        f"Compared with {other.title}",
        paragraph(comparison_caption(both, reading.title, other.title)),
        report_parts.table(("", "images"), rows),
        paragraph(
            f"{mcnemar_caption(test)}, with correction for continuity.",
            "note",
        ),
        matrices,
        f"<h3>Only {escape(reading.title)} read these right</h3>",
        _differing(digits, both.second, both.only_first),
        f"<h3>Only {escape(other.title)} read these right</h3>",
        _differing(digits, both.first, both.only_second),
    )


def _differing(digits: DigitSet, wrong: Evaluation, numbers: NDArray[np.int64]) -> str:
    """Return images that one model alone read right, with what the other took them for."""
    if not len(numbers):
        return paragraph("None.", "note")
    return report_parts.pictures(digits, wrong, map(int, numbers[:_DIFFERING]))
