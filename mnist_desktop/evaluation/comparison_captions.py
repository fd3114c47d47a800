"""A comparison of two models in words, alike on the page, in reports and on the command line."""

from mnist_desktop.evaluation.comparison import Comparison, McNemar
from mnist_desktop.formatting import percent

_LEAST_P = 0.001
# Of twenty pairs of equal models, one differs by more than 1 in 20 would: that proves little.
_HARDLY_CHANCE = 0.01


def comparison_caption(both: Comparison, first: str, second: str) -> str:
    """Return in a sentence or two which model is better, and whether chance may be at work.

    Args:
        both: The two models on one set.
        first: What the first model is called.
        second: What the second model is called.
    """
    rates = (
        f"{first} reads {percent(both.first.accuracy)} right, {second} "
        f"{percent(both.second.accuracy)}."
    )
    test = both.test
    if test.only_first + test.only_second == 0:
        return f"{rates} They read the same images right."
    if test.exact_p < _HARDLY_CHANCE:
        return f"{rates} Chance alone would hardly make them differ so much."
    if test.is_significant:
        return f"{rates} That may be chance; more images would tell."
    return f"{rates} That may well be chance."


def mcnemar_caption(test: McNemar) -> str:
    """Return the figures of McNemar's test."""
    return (
        f"McNemar's test: {_p_words(test.exact_p)} (exact), χ² = {test.statistic:.2f}, "
        f"{_p_words(test.corrected_p)}"
    )


def _p_words(p: float) -> str:
    return f"p < {_LEAST_P}" if p < _LEAST_P else f"p = {p:.3f}"
