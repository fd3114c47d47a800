"""How well a set was read, in a line of figures."""

from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation
from mnist_desktop.formatting import fixed, percent, whole
from mnist_desktop.texts import tr, tr_many

_BETWEEN = " · "


def digits_summary(evaluation: Evaluation) -> str:
    """Return how well single digits were read."""
    count, errors = len(evaluation), len(evaluation.errors)
    images = tr_many("{count} images", "{count} image", count)
    parts = [
        tr_many("{count} errors in {images}", "{count} error in {images}", errors, images=images),
        _reach(count - errors, count),
        tr("with a second guess {share}", share=percent(evaluation.top_accuracy(2))),
        tr("loss {loss}", loss=fixed(evaluation.loss, 4)),
    ]
    rejected = int(evaluation.rejected.sum())
    if rejected:
        parts.append(tr("taken for no digit {count}", count=whole(rejected)))
    return _BETWEEN.join(parts)


def numbers_summary(evaluation: NumberEvaluation) -> str:
    """Return how well whole numbers were read."""
    count, misread = len(evaluation), len(evaluation.misread)
    numbers = tr_many("{count} numbers", "{count} number", count)
    parts = [
        tr("{misread} of {numbers} misread", misread=whole(misread), numbers=numbers),
        _reach(count - misread, count),
        tr("digits wrong {share}", share=percent(evaluation.figures.digit_error_rate)),
    ]
    left_out = len(evaluation.drawings) - count
    if left_out:
        parts.append(tr("without number or ink {count}", count=whole(left_out)))
    return _BETWEEN.join(parts)


def _reach(right: int, count: int) -> str:
    reach = wilson(right, count)
    low, high = percent(reach.low), percent(reach.high)
    return tr("with 95 % confidence {low} to {high}", low=low, high=high)
