"""Learning a person's hand: the end of a network is tuned to it, in seconds.

What lies below the end stays as it is, so images pass through it only once. Besides the person's
digits, each varied many times, the end learns to go on answering as before to digits of others
and to what is no digit, so that nothing is forgotten. Source of that: Li, Hoiem, Learning without
Forgetting, ECCV 2016.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.adaptation.features import features_of
from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.set_names import PRACTICE
from mnist_desktop.digits import NON_DIGIT, NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.synthetic_non_digits import made_up
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.networks import round_to_half
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.texts import tr
from mnist_desktop.training.optimizers import AdamW, Tensors

_OTHERS, _CHECKED, _PRACTICE, _NON_DIGITS = 1600, 3200, 300, 300
_COPIES = 60
_STEPS, _RATE = 150, 0.002
_OWN_BATCH, _OTHERS_BATCH = 64, 128
# Of the loss.
_OWN_SHARE = 0.15
_DROPOUT = 0.4
_PENS = (1.4, 4.0)
# How far the end goes from where it was; the first that misreads no more of the others' digits
# than so many is taken.
_WAYS = (1.0, 0.75, 0.5, 0.35, 0.25, 0.125)
_MOST_LOST = 2


@dataclass(frozen=True, eq=False)
class Lesson:
    """A person's drawings, varied, as the end of a network sees them.

    Attributes:
        hand: The drawings.
        features: Of copies of each: float32, shape (drawings × copies, units).
    """

    hand: Hand
    features: torch.Tensor

    def at(self, places: NDArray[np.int64]) -> "Lesson":
        """Return the lesson of the drawings at these places, int64."""
        copies = torch.from_numpy((places[:, None] * _COPIES + np.arange(_COPIES)).ravel())
        return Lesson(self.hand.at(places), self.features[copies])

    @property
    def labels(self) -> torch.Tensor:
        """The label of each copy: int64, shape (drawings × copies,)."""
        return torch.from_numpy(np.repeat(self.hand.labels, _COPIES))


class HandTuner:
    """Tunes a model to one person's hand, and to another's.

    Args:
        model: Who reads; it stays as it is.
        others: Digits of others; the first of them are used.
    """

    def __init__(self, model: TrainedModel, others: DigitSet) -> None:
        self.model = model
        self._below, end = _parted(model.network)
        self._end = nn.Sequential(*end)
        self._checked = others.subset(np.arange(_OTHERS, min(_OTHERS + _CHECKED, len(others))))
        generator = np.random.default_rng(0)
        unlike = rasterize([made_up((), generator) for _ in range(_NON_DIGITS)])
        drawn = practice.make(PRACTICE, _PRACTICE, seed=2).images
        self._others = self.features(np.concatenate([others.images[:_OTHERS], drawn, unlike]))
        with torch.inference_mode():
            told = self._end(self._others).softmax(dim=1)
        self._told = told.clone()

    def features(self, images: NDArray[np.uint8]) -> torch.Tensor:
        """Return what comes into the end for images, uint8, shape (count, 28, 28)."""
        return features_of(nn.Sequential(*self._below), self.model.metadata.normalization, images)

    def lesson(self, hand: Hand) -> Lesson:
        """Return what there is to learn of a hand.

        Raises:
            UserError: It lacks a digit; what is like others' would be forgotten.
        """
        if hand.missing:
            raise UserError(
                tr(
                    "There is no {digits} to learn from; draw at least one of each digit.",
                    digits=_listed(hand.missing),
                )
            )
        if not self.model.metadata.detects_non_digits:
            hand = hand.at(np.flatnonzero(hand.labels != NON_DIGIT))
        generator = np.random.default_rng(0)
        drawn = [vary(d, Variation(), generator) for d in hand.drawings for _ in range(_COPIES)]
        images = rasterize(drawn, generator.uniform(*_PENS, len(drawn)))
        return Lesson(hand, self.features(images))

    def tuned(self, lesson: Lesson) -> TrainedModel:
        """Return a copy of the model that has learned a lesson."""
        end = self._careful(self._learned(lesson))
        network = nn.Sequential(*copy.deepcopy(self._below), *end).eval().requires_grad_(False)
        round_to_half(network)
        recipe = {
            **self.model.metadata.recipe,
            "base": self.model.metadata.name,
            "own_drawings": len(lesson.hand),
        }
        return TrainedModel(replace(self.model.metadata, recipe=recipe, scores={}), network)

    def accuracy(self, model: TrainedModel) -> float:
        """Return how many of others' digits a tuned model reads right, 0 to 1."""
        _, end = _parted(model.network)
        return self._right(nn.Sequential(*end)) / max(len(self._checked), 1)

    @property
    def checked_count(self) -> int:
        """How many of others' digits `accuracy` is about."""
        return len(self._checked)

    def _learned(self, lesson: Lesson) -> nn.Sequential:
        end = copy.deepcopy(self._end).requires_grad_(True)
        labels, parameters = lesson.labels, list(end.parameters())
        optimizer = AdamW(Tensors(parameters), 0.0)
        order = torch.Generator().manual_seed(0)

        def some(features: torch.Tensor) -> torch.Tensor:
            # PyTorch's own dropout would take its chances from the whole program's.
            kept = torch.rand(features.shape, generator=order) >= _DROPOUT
            return features * kept / (1 - _DROPOUT)

        for step in range(_STEPS):
            own = torch.randint(len(labels), (_OWN_BATCH,), generator=order)
            other = torch.randint(len(self._told), (_OTHERS_BATCH,), generator=order)
            learned = functional.cross_entropy(end(some(lesson.features[own])), labels[own])
            kept = functional.cross_entropy(end(some(self._others[other])), self._told[other])
            loss = _OWN_SHARE * learned + (1 - _OWN_SHARE) * kept
            gradients = Tensors(torch.autograd.grad(loss, parameters))
            optimizer.step(gradients, _RATE * (1 - step / _STEPS))
        return end.requires_grad_(False)

    def _careful(self, learned: nn.Sequential) -> nn.Sequential:
        """Go back towards where the end was, as far as others' digits ask for it."""
        least = self._right(self._end) - _MOST_LOST
        end = learned
        for way in _WAYS:
            end = _between(self._end, learned, way)
            if self._right(end) >= least:
                break
        return end

    def _right(self, end: nn.Sequential) -> int:
        """Return how many of others' digits are read right."""
        with torch.inference_mode():
            read = end(self._checked_features)[:, :NUM_CLASSES].argmax(dim=1)
        return int((read.numpy() == self._checked.labels).sum())

    @cached_property
    def _checked_features(self) -> torch.Tensor:
        return self.features(self._checked.images)


def _between(start: nn.Sequential, goal: nn.Sequential, way: float) -> nn.Sequential:
    """Return layers part of the way from some to others."""
    between = copy.deepcopy(goal)
    with torch.no_grad():
        for parameter, before in zip(between.parameters(), start.parameters(), strict=True):
            parameter.lerp_(before, 1 - way)
    return between


def _parted(network: nn.Module) -> tuple[list[nn.Module], list[nn.Module]]:
    """Return the layers up to the last that makes images flat, and the others."""
    layers = list(network.children())
    flat = max(place for place, layer in enumerate(layers) if isinstance(layer, nn.Flatten))
    return layers[: flat + 1], layers[flat + 1 :]


def _listed(digits: Sequence[int]) -> str:
    *others, last = map(str, digits)
    return tr("{others} or {last}", others=", ".join(others), last=last) if others else last
