"""The report: one page that tells all about an evaluation to those without the program.

It holds its pictures and charts itself, needs no scripts, and follows light and dark. What it says
and how it looks is in the folder `templates`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.atomic import write_text_file
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.overview import mean_images
from mnist_desktop.data.set_names import shown_name
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.evaluation.report_explanation import Explained, answer_shown
from mnist_desktop.evaluation.report_templates import rendered
from mnist_desktop.evaluation.svg import png_address
from mnist_desktop.evaluation.tables import in_words, scores_table
from mnist_desktop.formatting import confidence, sureness
from mnist_desktop.texts import tr

_ERRORS, _SAMPLE, _DIFFERING, _REJECTED = 60, 40, 30, 30
_SEED = 0
# How high a bar of probability 1 is, in pixels.
_BAR = 16


@dataclass(frozen=True, eq=False)
class TitledEvaluation:
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
    titled: TitledEvaluation,
    other: TitledEvaluation | None = None,
    explained: Sequence[Explained] = (),
) -> None:
    """Write the report as a file.

    Args:
        path: Where to; an older file is replaced.
        digits: The set that was read.
        titled: How the model read it.
        other: How a second model read it, to compare both.
        explained: Why the model read some images as it did; see `explain_some`.

    Raises:
        UserError: It cannot be written.
    """
    made = report_html(digits, titled, other, explained, datetime.now().astimezone())
    write_text_file(path, made)


def report_html(
    digits: DigitSet,
    titled: TitledEvaluation,
    other: TitledEvaluation | None,
    explained: Sequence[Explained],
    made: datetime,
) -> str:
    """Return the report as one HTML page; `made` is the time it tells."""
    evaluation = titled.evaluation
    count = len(evaluation)
    shown: dict[str, Any] = {
        "digits": digits,
        "set_name": shown_name(digits.name),
        "titled": titled,
        "other": other,
        "made": made,
        "reach": wilson(count - len(evaluation.errors), count),
        "bins": reliability(evaluation.confidence, evaluation.is_right),
        "histogram": confidence_histogram(evaluation),
        "curve": rejection_curve(evaluation),
        "counts": np.bincount(digits.labels, minlength=NUM_CLASSES)[None],
        "means": [png_address(mean) for mean in mean_images(digits)],
        "scores": [tuple(map(in_words, row)) for row in scores_table(evaluation).rows],
        "errors": _pictures(digits, evaluation, evaluation.errors[:_ERRORS]),
        "rejected": _pictures(digits, evaluation, np.flatnonzero(evaluation.rejected)[:_REJECTED]),
        "sample": _pictures(digits, evaluation, _random(len(digits))),
        "explained": [answer_shown(one) for one in explained],
    }
    if other is not None:
        both = Comparison(evaluation, other.evaluation)
        # Below each stands what the other took them for.
        shown |= {
            "both": both,
            "only_first": _pictures(digits, both.second, both.only_first[:_DIFFERING]),
            "only_second": _pictures(digits, both.first, both.only_second[:_DIFFERING]),
        }
    return rendered("report", shown)


@dataclass(frozen=True)
class _Picture:
    """An image with what was read.

    Attributes:
        source: The image.
        truth, answer: The true digit, and what was read.
        sure: How sure the model was, and whether it took it for no digit.
        bars: The probabilities of 0 to 9 as heights, in pixels.
        told: Their figures.
    """

    source: str
    truth: int
    answer: int
    sure: str
    bars: list[float]
    told: str

    @property
    def is_right(self) -> bool:
        """Whether it was read right."""
        return self.truth == self.answer


def _pictures(
    digits: DigitSet, evaluation: Evaluation, indices: NDArray[np.int64]
) -> list[_Picture]:
    return [_picture(digits, evaluation, index) for index in indices.tolist()]


def _picture(digits: DigitSet, evaluation: Evaluation, index: int) -> _Picture:
    shares = evaluation.probabilities[index].tolist()
    answer = int(evaluation.predicted[index])
    sure = sureness(shares[answer])
    return _Picture(
        source=png_address(digits.images[index]),
        truth=int(evaluation.labels[index]),
        answer=answer,
        sure=tr("{sure}, but no digit?", sure=sure) if evaluation.rejected[index] else sure,
        bars=[_BAR * share for share in shares],
        told=", ".join(f"{digit}: {confidence(share)}" for digit, share in enumerate(shares)),
    )


def _random(count: int) -> NDArray[np.int64]:
    generator = np.random.default_rng(_SEED)
    return generator.choice(count, min(_SAMPLE, count), replace=False)
