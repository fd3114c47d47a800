"""Remembering a person's own drawings: answers take them into account at once.

How near a drawing must be to an example, and how much that counts, follows from the examples
themselves (docs/experiments.md, “One's own hand”).
"""

from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.hand_memory import HandMemory, Remembered, features_of, nearness
from mnist_desktop.digits import NON_DIGIT, NUM_CLASSES
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.trained_model import TrainedModel

# Less alike, in the cosine of features, drawings of other digits are, too.
_LEAST = 0.7
# Drawings of different digits of one's own must be less alike than that, but for some in a hundred.
_OTHERS = 0.99
_MOST = 0.95
# Of each digit; the fewer the more examples there are, so that remembering takes no time.
_COPIES, _MOST_COPIES = 8, 400
_VARIED = Variation(rotation=5, slant=0.08, stretch=0.08)
# By how much logits may be raised, at temperature 1; the first that is no worse than any is taken.
_BELIEFS = (12.0, 6.0, 3.0, 0.0)


def remember(model: TrainedModel, hand: Hand) -> TrainedModel:
    """Return a model that takes a person's own drawings into account.

    Args:
        model: Who reads; it stays as it is, and is returned where there is nothing to remember.
            What comes of it is for reading alone, and not for files.
        hand: The drawings; a model that does not know what is no digit remembers none such.
    """
    if not model.metadata.detects_non_digits:
        hand = hand.at(np.flatnonzero(hand.labels != NON_DIGIT))
    if not len(hand):
        return model
    images = rasterize(hand.drawings)
    calibration = model.metadata.calibration
    *below, last = model.network.children()
    if not isinstance(last, nn.Linear):
        raise TypeError("The last layer of every network is fully connected.")
    features = features_of(below, model, images)
    with torch.inference_mode():
        logits = last(features)[:, :NUM_CLASSES].numpy() / calibration.temperature
    unit = functional.normalize(features, dim=1)
    similar = unit @ unit.T
    least = _least(similar.numpy(), hand.labels)
    near = nearness(similar, least).numpy()
    belief = _belief(near, logits, hand.labels) * calibration.temperature
    varied = _varied(hand)
    if len(varied):
        features = torch.cat([features, features_of(below, model, rasterize(varied.drawings))])
    labels = torch.from_numpy(np.concatenate([hand.labels, varied.labels]))
    memory = HandMemory(last, Remembered(features, labels, least, belief))
    # The layers are those of the model itself, as nothing changes them.
    return replace(model, network=nn.Sequential(*below, memory).eval())


def _varied(hand: Hand) -> Hand:
    """Return each digit somewhat varied, several times, as the person may well draw it.

    Nothing comes of a hand that lacks digits: copies of the others would be taken for these.
    """
    digits = hand.at(np.flatnonzero(hand.labels != NON_DIGIT))
    copies = 0 if hand.missing else min(_COPIES, _MOST_COPIES // len(digits))
    chance = np.random.default_rng(0)
    drawings = [vary(drawing, _VARIED, chance) for drawing in digits.drawings * copies]
    return Hand(tuple(drawings), np.tile(digits.labels, copies))


def _least(similar: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Return how alike a drawing must be: more than this person's different digits are."""
    others = similar[labels[:, None] != labels]
    reached = float(np.quantile(others, _OTHERS)) if len(others) else 0.0
    return min(max(_LEAST, reached), _MOST)


def _belief(
    near: NDArray[np.float32], logits: NDArray[np.float32], labels: NDArray[np.int64]
) -> float:
    """Return how much likeness counts: each example is read as the others tell it to be."""
    to_others = near.copy()
    np.fill_diagonal(to_others, 0)
    raised = np.stack(
        [to_others[:, labels == digit].max(axis=1, initial=0) for digit in range(NUM_CLASSES)],
        axis=1,
    )
    are_digits = labels < NUM_CLASSES
    wrong = [
        int(((logits + belief * raised).argmax(axis=1) != labels)[are_digits].sum())
        for belief in _BELIEFS
    ]
    return _BELIEFS[int(np.argmin(wrong))]
