"""Remembering a person's own drawings: answers take them into account at once.

How near a drawing must be to an example, and how much that counts, follows from the examples
themselves (docs/experiments.md, “One's own hand”).
"""

import zlib
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.hand_memory import HandMemory, Remembered, features_of, nearness
from mnist_desktop.digits import NON_DIGIT, NUM_CLASSES
from mnist_desktop.ink.drawing import Drawing
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
    """Return a model that takes a person's own drawings into account, see `Remembering`."""
    return Remembering(model).of(hand)


class Remembering:
    """Makes a model take a person's own drawings into account, whenever they have become others.

    What was seen of a drawing is not looked at again, as the person writes on meanwhile.

    Args:
        model: Who reads; it stays as it is.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._model = model
        *self._below, last = model.network.children()
        if not isinstance(last, nn.Linear):
            raise TypeError("The last layer of every network is fully connected.")
        self._last = last
        # Of each drawing, what comes of it and of its copies: float32, shape (1 + copies, units).
        self._seen: dict[tuple[bytes, ...], torch.Tensor] = {}

    def of(self, hand: Hand) -> TrainedModel:
        """Return the model with a hand in mind.

        Args:
            hand: The drawings; a model that does not know what is no digit remembers none such.

        Returns:
            A model for reading alone, and not for files; where there is nothing to remember, the
            model itself.
        """
        if not self._model.metadata.detects_non_digits:
            hand = hand.at(np.flatnonzero(hand.labels != NON_DIGIT))
        if not len(hand):
            return self._model
        seen = self._look_at(hand)
        temperature = self._model.metadata.calibration.temperature
        features = torch.stack([one[0] for one in seen])
        with torch.inference_mode():
            logits = self._last(features)[:, :NUM_CLASSES].numpy() / temperature
        unit = functional.normalize(features, dim=1)
        similar = unit @ unit.T
        least = _least(similar.numpy(), hand.labels)
        near = nearness(similar, least).numpy()
        belief = _belief(near, logits, hand.labels) * temperature
        labels = np.repeat(hand.labels, [len(one) for one in seen])
        remembered = Remembered(torch.cat(seen), torch.from_numpy(labels), least, belief)
        # The layers are those of the model itself, as nothing changes them.
        network = nn.Sequential(*self._below, HandMemory(self._last, remembered)).eval()
        return replace(self._model, network=network)

    def _look_at(self, hand: Hand) -> list[torch.Tensor]:
        """Return what comes of each drawing and its copies."""
        copies = _copies(hand)
        wanted = {
            drawing.identity: (drawing, count)
            for drawing, count in zip(hand.drawings, copies, strict=True)
        }
        known = {key: self._seen[key] for key in wanted if key in self._seen}
        new = {
            key: [drawing, *_varied(drawing, count)]
            for key, (drawing, count) in wanted.items()
            if key not in known or len(known[key]) <= count
        }
        if new:
            images = rasterize([drawing for drawn in new.values() for drawing in drawn])
            found = features_of(self._below, self._model, images)
            known |= zip(
                new, torch.split(found, [len(drawn) for drawn in new.values()]), strict=True
            )
        self._seen = known
        return [
            known[drawing.identity][: 1 + count]
            for drawing, count in zip(hand.drawings, copies, strict=True)
        ]


def _copies(hand: Hand) -> list[int]:
    """Return how often each drawing is remembered somewhat varied, as the person may well draw it.

    Nothing comes of a hand that lacks digits: copies of the others would be taken for these.
    """
    digits = int(np.count_nonzero(hand.labels != NON_DIGIT))
    copies = 0 if hand.missing else min(_COPIES, _MOST_COPIES // digits)
    return [0 if label == NON_DIGIT else copies for label in hand.labels]


def _varied(drawing: Drawing, count: int) -> list[Drawing]:
    """Return copies of a drawing, the same ones for the same ink."""
    chance = np.random.default_rng(zlib.crc32(b"".join(drawing.identity)))
    return [vary(drawing, _VARIED, chance) for _ in range(count)]


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
