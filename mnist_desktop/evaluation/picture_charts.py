"""Charts that consist of pictures: images with what was read, means, and why."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.svg import chart, picture, rectangle, text
from mnist_desktop.explanation import captions, pictures
from mnist_desktop.explanation.records import Explanation
from mnist_desktop.formatting import sureness
from mnist_desktop.texts import tr

_MOST = 120
_COLUMNS = 12
_CELL, _CELL_HEIGHT, _SIDE = 84, 104, 56
_HEAT, _GAP = 224, 12
_LINE = 20
# How wide a map and a number are, in pixels.
_MAP, _NUMBER = 28, 16


def gallery_chart(
    digits: DigitSet, evaluation: Evaluation, indices: Iterable[int], title: str
) -> str:
    """Return images with what was read, at most 120; those read wrong are framed."""
    chosen = list(indices)[:_MOST]
    parts = []
    for place, index in enumerate(chosen):
        row, column = divmod(place, _COLUMNS)
        x, y = column * _CELL + (_CELL - _SIDE) / 2, row * _CELL_HEIGHT + 12
        truth, answer = int(evaluation.labels[index]), int(evaluation.predicted[index])
        if truth != answer:
            parts.append(rectangle(x - 4, y - 4, _SIDE + 8, _SIDE + 8, "second"))
        parts.append(picture(x, y, _SIDE, _SIDE, digits.images[index]))
        read = f"✓ {answer}" if truth == answer else f"✗ {truth} → {answer}"
        sure = sureness(float(evaluation.confidence[index]), 0)
        parts.append(text(x + _SIDE / 2, y + _SIDE + 17, read))
        parts.append(text(x + _SIDE / 2, y + _SIDE + 32, sure, "quiet"))
    rows = max(math.ceil(len(chosen) / _COLUMNS), 1)
    columns = max(min(len(chosen), _COLUMNS), 3)
    return chart(title, parts, columns * _CELL, rows * _CELL_HEIGHT + 8)


def means_chart(means: NDArray[np.uint8]) -> str:
    """Return the mean images of the digits: uint8, shape (10, 28, 28)."""
    parts = []
    for digit, mean in enumerate(means):
        x = digit * _CELL + (_CELL - _SIDE) / 2
        parts += [picture(x, 12, _SIDE, _SIDE, mean), text(x + _SIDE / 2, 86, str(digit))]
    return chart(tr("The mean image of each digit"), parts, len(means) * _CELL, 100)


def why_chart(explanation: Explanation) -> str:
    """Return why a network answers what it does: both maps, and what each layer finds."""
    title = captions.question(explanation)
    second = 2 * _GAP + _HEAT
    saliency = _crisp(pictures.saliency_picture(explanation))
    occlusion = _crisp(pictures.occlusion_picture(explanation))
    parts = [
        text(_GAP, 24, f"{title} {captions.answer(explanation)}", "", "start"),
        text(_GAP, 44, tr("Red speaks for it, blue against it."), "quiet", "start"),
        text(_GAP, 70, tr("Pixel by pixel"), "", "start"),
        text(second, 70, tr("Part by part"), "", "start"),
        picture(_GAP, 78, _HEAT, _HEAT, saliency),
        picture(second, 78, _HEAT, _HEAT, occlusion),
    ]
    y = 78.0 + _HEAT
    for stage in explanation.stages:
        sheet = pictures.sheet(stage)
        width = pictures.across(stage) * (_NUMBER if stage.values.ndim == 1 else _MAP)
        height = width * sheet.shape[0] / sheet.shape[1]
        told = f"{stage.title}, {captions.made_of(stage)}"
        parts.append(text(_GAP, y + 1.3 * _LINE, told, "quiet", "start"))
        parts.append(picture(_GAP, y + 1.6 * _LINE, width, height, sheet))
        y += 1.6 * _LINE + height
    return chart(title, parts, 2 * _HEAT + 3 * _GAP, y + _GAP)


def _crisp(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return it enlarged, so that whoever scales it leaves the pixels' edges sharp."""
    return image.repeat(8, 0).repeat(8, 1)
