"""Remembering a person's own drawings: answers take them into account at once.

How near a drawing must be to an example, and how much that counts, follows from the examples
themselves (docs/experiments.md, “One's own hand”).
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.hand_memory import (
    Remembered,
    features_of,
    remembering,
    without_memory,
)
from mnist_desktop.models.trained_model import TrainedModel, compute_logits

NON_DIGIT = NUM_CLASSES
"""The label of what is no digit."""

# Less alike, in the cosine of features, drawings of other digits are, too.
_LEAST = 0.7
# Drawings of different digits of one's own must be less alike than that, but for some in a hundred.
_OTHERS = 0.99
_MOST = 0.95
# By how much logits may be raised, at temperature 1; the first that is no worse than any is taken.
_BELIEFS = (10.0, 5.0, 2.5, 0.0)


def remember(
    model: TrainedModel, digits: Sequence[Drawing], non_digits: Sequence[Drawing] = ()
) -> TrainedModel:
    """Return a model that takes a person's own drawings into account; `model` stays as it is.

    Args:
        model: Who reads; what it remembered of a hand before is forgotten.
        digits: Labeled drawings of one person; those without ink or label are left out.
        non_digits: What this person drew that is no digit; a model that does not know what is
            none leaves them out.

    Raises:
        UserError: There is no drawing to remember.
    """
    inked = [drawing for drawing in digits if drawing.label is not None and not drawing.is_empty]
    labels = [drawing.label for drawing in inked]
    if model.metadata.detects_non_digits:
        others = [drawing for drawing in non_digits if not drawing.is_empty]
        inked += others
        labels += [NON_DIGIT] * len(others)
    if not inked:
        raise UserError("There is no digit to learn from; draw some and say what they are.")
    images = rasterize(inked)
    return remember_images(model, images, np.array(labels, np.int64))


def remember_images(
    model: TrainedModel, images: NDArray[np.uint8], labels: NDArray[np.int64]
) -> TrainedModel:
    """Do as `remember` with images: uint8, shape (count, 28, 28), labels 0 to 10; one at least."""
    plain = without_memory(model)
    features = features_of(plain, images)
    calibration = plain.metadata.calibration
    logits = compute_logits(plain, images)[:, :NUM_CLASSES] / calibration.temperature
    unit = torch.nn.functional.normalize(features, dim=1).numpy()
    similar = unit @ unit.T
    least = _least(similar, labels)
    belief = _belief(similar, least, logits, labels) * calibration.temperature
    found = Remembered(features, torch.from_numpy(labels.copy()), least, belief)
    return remembering(model, found)


def _least(similar: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Return how alike a drawing must be: more than this person's different digits are."""
    others = similar[labels[:, None] != labels]
    reached = float(np.quantile(others, _OTHERS)) if len(others) else 0.0
    return min(max(_LEAST, reached), _MOST)


def _belief(
    similar: NDArray[np.float32],
    least: float,
    logits: NDArray[np.float32],
    labels: NDArray[np.int64],
) -> float:
    """Return how much likeness counts: each example is read as the others tell it to be."""
    nearness = np.clip((similar - least) / (1 - least), 0, None)
    np.fill_diagonal(nearness, 0)
    raised = np.stack(
        [nearness[:, labels == label].max(axis=1, initial=0) for label in range(NUM_CLASSES)],
        axis=1,
    )
    digits = labels < NUM_CLASSES
    wrong = [
        int(((logits + belief * raised).argmax(axis=1) != labels)[digits].sum())
        for belief in _BELIEFS
    ]
    return _BELIEFS[int(np.argmin(wrong))]
