"""How well a set was read, in a line of figures."""

from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation
from mnist_desktop.formatting import counted, percent


def digits_summary(evaluation: Evaluation) -> str:
    """Return how well single digits were read."""
    count, errors = len(evaluation), len(evaluation.errors)
    words = (
        f"{counted(errors, 'error')} in {counted(count, 'image')} · {_reach(count - errors, count)}"
        f" · with a second guess {percent(evaluation.top_accuracy(2))} · "
        f"loss {evaluation.loss:.4f}"
    )
    rejected = int(evaluation.rejected.sum())
    return f"{words} · taken for no digit {rejected:,}" if rejected else words


def numbers_summary(evaluation: NumberEvaluation) -> str:
    """Return how well whole numbers were read."""
    count, misread = len(evaluation), len(evaluation.misread)
    words = (
        f"{misread:,} of {counted(count, 'number')} misread · {_reach(count - misread, count)} · "
        f"digits wrong {percent(evaluation.figures.digit_error_rate)}"
    )
    left_out = len(evaluation.drawings) - count
    return f"{words} · without number or ink {left_out:,}" if left_out else words


def _reach(right: int, count: int) -> str:
    reach = wilson(right, count)
    return f"with 95 % confidence {percent(reach.low)} to {percent(reach.high)}"
