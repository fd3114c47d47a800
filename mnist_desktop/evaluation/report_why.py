"""Why, in the report: what the answers to a few images rest on, and what each layer finds."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.report_parts import paragraph, png_address, section
from mnist_desktop.explanation import words
from mnist_desktop.explanation.records import Explanation, FeatureMaps

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel

_COUNT = 4
_COLUMNS = 16
# How wide a map and a number are on the page, in pixels.
_MAP, _NUMBER = 44, 16
_SQUARE = 8
_PAPER, _INK = np.array([236, 239, 243]), np.array([26, 31, 38])
_FOR, _AGAINST = np.array([209, 73, 63]), np.array([42, 102, 217])
# How strongly the digit below the colours is seen.
_FAINT = 0.3
# The few strongest pixels must not make all others pale.
_STRONG = 99.0


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
    strong = float(np.percentile(np.abs(why.saliency), _STRONG))
    most = float(np.abs(why.occlusion).max())
    title = f"Image {explained.number:,}, a {explained.truth}: {words.question(why)}"
    heats = (
        (why.saliency, strong, f"{title} Pixel by pixel"),
        (why.occlusion, most, f"{title} Part by part"),
    )
    images = "".join(
        f'<img src="{png_address(_heat(why.image, values, limit))}" alt="{escape(told)}">'
        for values, limit, told in heats
    )
    return (
        f'<figure class="heat">{images}<figcaption>{escape(title)}<br><span class="note">'
        f"{escape(words.answer(why))}</span></figcaption></figure>"
    )


def _heat(image: NDArray[np.uint8], values: NDArray[np.float32], limit: float) -> NDArray[np.uint8]:
    """Return values over an image as colours: uint8, shape (28, 28, 3)."""
    ground = _PAPER + (_INK - _PAPER) * (image / 255 * _FAINT)[..., None]
    strength = np.minimum(np.abs(values) / max(limit, 1e-9), 1)[..., None]
    hue = np.where((values > 0)[..., None], _FOR, _AGAINST)
    mixed: NDArray[np.uint8] = np.rint(ground + (hue - ground) * strength).astype(np.uint8)
    return mixed


def _stage(stage: FeatureMaps) -> str:
    told = escape(f"{stage.title}, {words.made_of(stage)}")
    is_flat = stage.values.ndim == 1
    maps = _squares(stage.grey) if is_flat else stage.grey
    width = min(len(maps), _COLUMNS) * (_NUMBER if is_flat else _MAP)
    return (
        f'<p class="note">{told}</p>'
        f'<img class="maps" style="width:{width}px" src="{png_address(_sheet(maps))}" alt="{told}">'
    )


def _squares(numbers: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return numbers, shape (count,), as small maps of one value each."""
    return numbers[:, None, None].repeat(_SQUARE, 1).repeat(_SQUARE, 2)


def _sheet(maps: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return maps, shape (count, rows, columns), side by side with lines between them."""
    count, rows, columns = maps.shape
    across = min(count, _COLUMNS)
    sheet = np.full((math.ceil(count / across) * (rows + 1), across * (columns + 1)), 90, np.uint8)
    for number, one in enumerate(maps):
        top, left = number // across * (rows + 1), number % across * (columns + 1)
        sheet[top : top + rows, left : left + columns] = one
    return sheet
