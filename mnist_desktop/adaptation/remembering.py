"""Remembering a person's own drawings: answers take them into account at once.

How near a drawing must be to an example, and how much that counts, follows from the examples
themselves (docs/experiments.md, “One's own hand”).
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.adaptation.belief import belief, least_alike, raised_by_others
from mnist_desktop.adaptation.example_memory import ExampleMemory, Remembered, nearness
from mnist_desktop.adaptation.features import features_of
from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.hand_reader import HandMemory, HandReader, moved_alike
from mnist_desktop.digits import NON_DIGIT, NUM_CLASSES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.movement import movement
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.straight_network import straight
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.recognition.digit_reader import DigitReader, ImageReader

# Less alike, in the cosine of what they look like to a network, are drawings of other digits, too;
# and in that of how the pen moved.
_LIKE_LOOKS, _LIKE_MOVEMENTS = 0.7, 0.8
# By how much logits may be raised, at temperature 1; and by movements of a hand that lacks digits.
_BELIEF, _LACKING_BELIEF = 12.0, 9.0
# Of each digit; the fewer the more examples there are, so that remembering takes no time.
_COPIES, _MOST_COPIES = 8, 400
_VARIED = Variation(rotation=5, slant=0.08, stretch=0.08)
# Whoever is in a hurry begins late or ends early.
_CURTAILED = ((0.0, 0.9), (0.1, 1.0))


@dataclass(frozen=True, eq=False)
class _Seen:
    """What comes of a drawing, and of its copies.

    Attributes:
        features: What comes into the last layer: float32, shape (1 + copies, units).
        movements: How the pen moved: float32, shape (1 + curtailed ones, 126).
    """

    features: torch.Tensor
    movements: torch.Tensor


@dataclass(frozen=True, eq=False)
class _Kind:
    """How all drawings, each with its copies, are seen in one way.

    Attributes:
        features: float32, shape (drawings and copies, features).
        labels: int64, of each of them.
        counts: How many there are of each drawing, int64, shape (drawings,); the first is itself.
        first: The features of the drawings themselves, of length 1: float32, shape (drawings,
            features).
        least: See `Remembered`.
    """

    features: torch.Tensor
    labels: torch.Tensor
    counts: torch.Tensor
    first: torch.Tensor
    least: float

    @property
    def near(self) -> torch.Tensor:
        """How near each drawing itself is to each: float32, shape (drawings, drawings)."""
        return nearness(self.first @ self.first.T, self.least)

    def memory(self, believed: float, outputs: int) -> ExampleMemory:
        """Return the memory of them."""
        remembered = Remembered(self.features, self.labels, self.least, believed)
        return ExampleMemory(remembered, outputs)


def remember(model: TrainedModel, hand: Hand) -> DigitReader:
    """Return who takes a person's own drawings into account, see `Remembering`."""
    return Remembering(model).of(hand)


class Remembering:
    """Makes a model take a person's own drawings into account, whenever they have become others.

    What was seen of a drawing is not looked at again, as the person writes on meanwhile.

    Args:
        model: Who reads; it stays as it is.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._model = model
        *layers, last = model.network.children()
        if not isinstance(last, nn.Linear):
            raise TypeError("The last layer of every network is fully connected.")
        self._layers, self._last = straight(nn.Sequential(*layers)), last
        self._seen: dict[tuple[bytes, ...], _Seen] = {}

    def of(self, hand: Hand) -> DigitReader:
        """Return who reads with a hand in mind.

        Args:
            hand: The drawings; a model that does not know what is no digit remembers none such.
        """
        if not self._model.metadata.detects_non_digits:
            hand = hand.at(np.flatnonzero(hand.labels != NON_DIGIT))
        if not len(hand):
            return ImageReader(self._model)
        # The layers are those of the model itself, as nothing changes them.
        return HandReader(self._model.metadata, self._layers, self._last, self._memory(hand))

    def _memory(self, hand: Hand) -> HandMemory:
        seen, labels = self._look_at(hand), hand.labels
        looks = _kind([one.features for one in seen], labels, _LIKE_LOOKS)
        moves = _kind([one.movements for one in seen], labels, _LIKE_MOVEMENTS)
        temperature = self._model.metadata.calibration.temperature
        with torch.inference_mode():
            first = torch.stack([one.features[0] for one in seen])
            logits = self._last(first)[:, :NUM_CLASSES].numpy() / temperature
        near = looks.near * moved_alike(moves.first @ moves.first.T)
        raised = raised_by_others(near.numpy(), labels)
        believed = belief(raised, logits, labels, _BELIEF)
        logits = logits + np.float32(believed) * raised
        raised = raised_by_others(moves.near.numpy(), labels)
        most = _LACKING_BELIEF if hand.missing else _BELIEF
        outputs = self._last.out_features
        return HandMemory(
            looks.memory(believed * temperature, outputs),
            moves.first.repeat_interleave(looks.counts, dim=0),
            moves.memory(belief(raised, logits, labels, most) * temperature, outputs),
        )

    def _look_at(self, hand: Hand) -> list[_Seen]:
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
            if key not in known or len(known[key].features) <= count
        }
        if new:
            images = rasterize([drawing for drawn in new.values() for drawing in drawn])
            features = features_of(self._layers, self._model.metadata.normalization, images)
            parted = torch.split(features, [len(drawn) for drawn in new.values()])
            known |= {
                key: _Seen(looks, _movements(drawn[0]))
                for looks, (key, drawn) in zip(parted, new.items(), strict=True)
            }
        self._seen = known
        parts = 0 if hand.missing else len(_CURTAILED)
        return [
            _Seen(found.features[: 1 + count], found.movements[: 1 + parts])
            for drawing, count in zip(hand.drawings, copies, strict=True)
            for found in (known[drawing.identity],)
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


def _movements(drawing: Drawing) -> torch.Tensor:
    """Return how the pen moved, and how it might have moved in a hurry."""
    moved = [movement(drawing), *(movement(drawing, *part) for part in _CURTAILED)]
    return torch.from_numpy(np.stack(moved))


def _kind(seen: Sequence[torch.Tensor], labels: NDArray[np.int64], usual: float) -> _Kind:
    """Return how drawings are seen in one way.

    Args:
        seen: Of each drawing, itself and its copies: float32, shape (1 + copies, features).
        labels: int64, shape (drawings,).
        usual: See `least_alike`.
    """
    counts = torch.tensor([len(one) for one in seen])
    first = functional.normalize(torch.stack([one[0] for one in seen]), dim=1)
    least = least_alike((first @ first.T).numpy(), labels, usual)
    repeated = torch.from_numpy(labels).repeat_interleave(counts)
    return _Kind(torch.cat(list(seen)), repeated, counts, first, least)
