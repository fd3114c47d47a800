"""What an explanation says, in words."""

from collections.abc import Sequence

from mnist_desktop.explanation.records import Explanation, FeatureMaps, SaliencyMethod
from mnist_desktop.formatting import counted, sureness

_MINUS = "−"
# Of a score, which go from about -40 to 30: less is nothing to speak of.
_LITTLE = 0.05


def question(explanation: Explanation) -> str:
    """Return what is asked."""
    asked = explanation.digit
    return f"Why {asked}?" if asked == explanation.prediction.digit else f"Why not {asked}?"


def answer(explanation: Explanation) -> str:
    """Return how sure the network is."""
    prediction, asked = explanation.prediction, explanation.digit
    score = number(explanation.score(asked), 1)
    if asked != prediction.digit:
        most = number(explanation.score(prediction.digit), 1)
        return f"Its score is {score}; the answer, {prediction.digit}, has {most}."
    if prediction.rejected:
        return f"It looks like no digit; {asked} is nearest, its score {score}."
    return f"It has the highest score, {score}: {sureness(prediction.confidence)}."


def saliency_sum(explanation: Explanation) -> str:
    """Return what the pixels come to."""
    if explanation.method == SaliencyMethod.GRADIENT_TIMES_INPUT:
        return "What small changes of each pixel would do."
    total = _signed(float(explanation.saliency.sum()), 1)
    return f"In all {total} against a blank image."


def occlusion_most(explanation: Explanation) -> str:
    """Return the most that hiding a part changes."""
    most, least = float(explanation.occlusion.max()), float(explanation.occlusion.min())
    if max(most, -least) < _LITTLE:
        return "No small part matters alone."
    if most >= -least:
        return f"Hiding a part costs up to {most:.1f} of its score."
    return f"Hiding a part adds up to {-least:.1f} to its score."


def pixel_adds(value: float) -> str:
    """Return what one pixel adds to the score."""
    return f"This pixel adds {_signed(value, 2)} to the score"


def hiding_costs(value: float) -> str:
    """Return what hiding the surroundings of one pixel costs."""
    if abs(value) < _LITTLE:
        return "Hidden, hardly anything changes"
    falls = "falls" if value > 0 else "rises"
    return f"With this part hidden, the score {falls} by {abs(value):.1f}"


def looks_for(stages: Sequence[FeatureMaps], number: int) -> str:
    """Return what a stage finds, as one learns to see it.

    Source: Zeiler, Fergus, Visualizing and Understanding Convolutional Networks, 2014, who show
    how layers go from edges over their combinations to whole things.
    """
    if number == len(stages) - 1:
        return "Whole digits"
    if "pool" in stages[number].title:
        return "The same, more coarsely"
    if stages[number].title == "Mean of each map":
        return "How much of each"
    is_flat = [stage.values.ndim == 1 for stage in stages]
    if is_flat[number]:
        return "Patterns of the whole image" if all(is_flat) else "Parts put together"
    if number == 0:
        return "Edges"
    return "Strokes and corners" if number <= is_flat.index(True) / 2 else "Parts of digits"


def made_of(stage: FeatureMaps) -> str:
    """Return what a stage consists of."""
    if stage.values.ndim == 1:
        return counted(len(stage.values), "number")
    count, rows, columns = stage.values.shape
    return f"{counted(count, 'map')} of {rows}×{columns}"


def number(value: float, decimals: int) -> str:
    """Return a number with a minus sign as it is printed."""
    shown = f"{value:.{decimals}f}"
    # What rounds to nothing has no sign.
    return shown.replace("-", _MINUS) if float(shown) else shown.removeprefix("-")


def _signed(value: float, decimals: int) -> str:
    shown = number(value, decimals)
    return f"+{shown}" if float(shown.replace(_MINUS, "-")) > 0 else shown
