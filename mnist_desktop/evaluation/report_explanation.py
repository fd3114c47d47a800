"""Why, in the report: what the answers to a few images rest on, and what each layer finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.svg import png_address
from mnist_desktop.explanation import captions, pictures
from mnist_desktop.explanation.records import Explanation, FeatureMaps
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr

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


@dataclass(frozen=True)
class StageShown:
    """What a layer finds, as the report shows it.

    Attributes:
        told: What layer it is.
        sheet: A picture of its maps.
        width: How wide that is on the page, in pixels.
    """

    told: str
    sheet: str
    width: int


@dataclass(frozen=True)
class AnswerShown:
    """Why an image was read as it was, as the report shows it.

    Attributes:
        number: Of the image.
        title: Which image it is, and the question.
        answer: The answer, in words.
        saliency, occlusion: Pictures.
        stages: What each layer finds.
    """

    number: int
    title: str
    answer: str
    saliency: str
    occlusion: str
    stages: tuple[StageShown, ...]


def answer_shown(explained: Explained) -> AnswerShown:
    """Return an explanation as the report shows it."""
    why = explained.explanation
    return AnswerShown(
        explained.number,
        tr(
            "Image {number}, a {digit}: {question}",
            number=whole(explained.number),
            digit=explained.truth,
            question=captions.question(why),
        ),
        captions.answer(why),
        png_address(pictures.saliency_picture(why)),
        png_address(pictures.occlusion_picture(why)),
        tuple(map(_stage, why.stages)),
    )


def _stage(stage: FeatureMaps) -> StageShown:
    width = pictures.across(stage) * (_NUMBER if stage.values.ndim == 1 else _MAP)
    told = f"{stage.title}, {captions.made_of(stage)}"
    return StageShown(told, png_address(pictures.sheet(stage)), width)
