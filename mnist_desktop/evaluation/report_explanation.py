"""Why, in the report: what the answers to a few images rest on, and what each layer finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.report_parts import paragraph, section
from mnist_desktop.evaluation.svg import png_address
from mnist_desktop.explanation import captions, pictures
from mnist_desktop.explanation.records import Explanation, FeatureMaps

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_COUNT = 4
# How wide a map and a number are on the page, in pixels.
_MAP, _NUMBER = 44, 16


@dataclass(frozen=True, eq=False)
class Explained:
    """Why an image was read as it was.

    Attributes:
        number: Its place in the set, counted from 1.
        truth: Its true digit.
        explanation: Why.
    """

    number: int
    truth: int
    explanation: Explanation


def explain_some(
    model: "TrainedModel", digits: DigitSet, evaluation: Evaluation
) -> Iterator[Explained]:
    """Explain the errors of which a model was most sure; where it made none, the first images.

    Each takes some tenths of a second.
    """
    # Here and not above: it loads PyTorch.
    from mnist_desktop.explanation.explain import explain

    chosen = evaluation.errors if len(evaluation.errors) else np.arange(len(digits))
    for index in map(int, chosen[:_COUNT]):
        why = explain(model, digits.images[index])
        yield Explained(index + 1, int(digits.labels[index]), why)


def why_section(explained: Sequence[Explained]) -> str:
    """Return the part of the report that explains answers, at least one."""
    return section(
        "Why",
        paragraph(
            "What the answers to some images rest on: red speaks for the answer, blue against it. "
            "Left what each pixel adds to the answer's score (integrated gradients), right what "
            "hiding a part costs."
        ),
        f'<div class="charts">{"".join(map(_pictures, explained))}</div>',
        f"<h3>What each layer finds in image {explained[0].number:,}</h3>",
        *map(_stage, explained[0].explanation.stages),
    )


def _pictures(explained: Explained) -> str:
    why = explained.explanation
    title = f"Image {explained.number:,}, a {explained.truth}: {captions.question(why)}"
    heats = (
        (pictures.saliency_picture(why), f"{title} Pixel by pixel"),
        (pictures.occlusion_picture(why), f"{title} Part by part"),
    )
    images = "".join(
        f'<img src="{png_address(heat)}" alt="{escape(told)}">' for heat, told in heats
    )
    return (
        f'<figure class="heat">{images}<figcaption>{escape(title)}<br><span class="note">'
        f"{escape(captions.answer(why))}</span></figcaption></figure>"
    )


def _stage(stage: FeatureMaps) -> str:
    told = escape(f"{stage.title}, {captions.made_of(stage)}")
    sheet = png_address(pictures.sheet(stage))
    width = pictures.across(stage) * (_NUMBER if stage.values.ndim == 1 else _MAP)
    return (
        f'<p class="note">{told}</p>'
        f'<img class="maps" style="width:{width}px" src="{sheet}" alt="{told}">'
    )
