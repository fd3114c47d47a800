"""A comparison of two models in words, alike on the page, in reports and on the command line."""

from mnist_desktop.evaluation.comparison import Comparison, McNemar
from mnist_desktop.formatting import fixed, percent
from mnist_desktop.texts import tr

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
    rates = tr(
        "{first} reads {first_share} right, {second} {second_share}.",
        first=first,
        first_share=percent(both.first.accuracy),
        second=second,
        second_share=percent(both.second.accuracy),
    )
    return f"{rates} {_chance_caption(both.test)}"


def _chance_caption(test: McNemar) -> str:
    if test.only_first + test.only_second == 0:
        return tr("They read the same images right.")
    if test.exact_p < _HARDLY_CHANCE:
        return tr("Chance alone would hardly make them differ so much.")
    if test.is_significant:
        return tr("That may be chance; more images would tell.")
    return tr("That may well be chance.")


def mcnemar_caption(test: McNemar) -> str:
    """Return the figures of McNemar's test."""
    return tr(
        "McNemar's test: {exact} (exact), χ² = {statistic}, {corrected}",
        exact=_p_words(test.exact_p),
        statistic=fixed(test.statistic, 2),
        corrected=_p_words(test.corrected_p),
    )


def _p_words(p: float) -> str:
    return f"p < {fixed(_LEAST_P, 3)}" if p < _LEAST_P else f"p = {fixed(p, 3)}"
