"""What an explanation says, in words."""

from collections.abc import Sequence

from mnist_desktop.explanation.records import MEAN, Explanation, FeatureMaps, SaliencyMethod
from mnist_desktop.formatting import fixed, sureness
from mnist_desktop.texts import tr, tr_many

_MINUS = "−"
# Of a score, which go from about -40 to 30: less is nothing to speak of.
_LITTLE = 0.05


def question(explanation: Explanation) -> str:
    """Return what is asked."""
    asked = explanation.digit
    if asked == explanation.prediction.digit:
        return tr("Why {digit}?", digit=asked)
    return tr("Why not {digit}?", digit=asked)


def answer(explanation: Explanation) -> str:
    """Return how sure the network is."""
    prediction, asked = explanation.prediction, explanation.digit
    score = number(explanation.score(asked), 1)
    if asked != prediction.digit:
        most = number(explanation.score(prediction.digit), 1)
        return tr(
            "Its score is {score}; the answer, {answer}, has {most}.",
            score=score,
            answer=prediction.digit,
            most=most,
        )
    if prediction.rejected:
        return tr(
            "It looks like no digit; {digit} is nearest, its score {score}.",
            digit=asked,
            score=score,
        )
    sure = sureness(prediction.confidence)
    return tr("It has the highest score, {score}: {sure}.", score=score, sure=sure)


def saliency_sum(explanation: Explanation) -> str:
    """Return what the pixels come to."""
    if explanation.method == SaliencyMethod.GRADIENT_TIMES_INPUT:
        return tr("What small changes of each pixel would do.")
    total = _signed(float(explanation.saliency.sum()), 1)
    return tr("In all {total} against a blank image.", total=total)


def occlusion_most(explanation: Explanation) -> str:
    """Return the most that hiding a part changes."""
    most, least = float(explanation.occlusion.max()), float(explanation.occlusion.min())
    if max(most, -least) < _LITTLE:
        return tr("No small part matters alone.")
    if most >= -least:
        return tr("Hiding a part costs up to {most} of its score.", most=fixed(most, 1))
    return tr("Hiding a part adds up to {most} to its score.", most=fixed(-least, 1))


def pixel_adds(value: float) -> str:
    """Return what one pixel adds to the score."""
    return tr("This pixel adds {value} to the score", value=_signed(value, 2))


def hiding_costs(value: float) -> str:
    """Return what hiding the surroundings of one pixel costs."""
    if abs(value) < _LITTLE:
        return tr("Hidden, hardly anything changes")
    change = fixed(abs(value), 1)
    if value > 0:
        return tr("With this part hidden, the score falls by {change}", change=change)
    return tr("With this part hidden, the score rises by {change}", change=change)


def looks_for(stages: Sequence[FeatureMaps], number: int) -> str:
    """Return what a stage finds, as one learns to see it.

    Source: Zeiler, Fergus, Visualizing and Understanding Convolutional Networks, 2014, who show
    how layers go from edges over their combinations to whole things.
    """
    if number == len(stages) - 1:
        return tr("Whole digits")
    if "pool" in stages[number].name:
        return tr("The same, more coarsely")
    if stages[number].name == MEAN:
        return tr("How much of each")
    is_flat = [stage.values.ndim == 1 for stage in stages]
    if is_flat[number]:
        return tr("Patterns of the whole image") if all(is_flat) else tr("Parts put together")
    if number == 0:
        return tr("Edges")
    is_early = number <= is_flat.index(True) / 2
    return tr("Strokes and corners") if is_early else tr("Parts of digits")


def made_of(stage: FeatureMaps) -> str:
    """Return what a stage consists of."""
    if stage.values.ndim == 1:
        return tr_many("{count} numbers", "{count} number", len(stage.values))
    count, rows, columns = stage.values.shape
    return tr_many(
        "{count} maps of {rows}×{columns}",
        "{count} map of {rows}×{columns}",
        count,
        rows=rows,
        columns=columns,
    )


def number(value: float, decimals: int) -> str:
    """Return a number with a minus sign as it is printed."""
    shown = fixed(abs(value), decimals)
    # What rounds to nothing has no sign.
    return f"{_MINUS}{shown}" if round(value, decimals) < 0 else shown


def _signed(value: float, decimals: int) -> str:
    shown = number(value, decimals)
    return f"+{shown}" if round(value, decimals) > 0 else shown
