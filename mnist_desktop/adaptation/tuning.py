"""Learning a person's hand: the end of a network is tuned to it, in seconds.

What lies below the end stays as it is, so images pass through it only once. Besides the person's
digits, each varied many times, the end learns to go on answering as before to digits of others
and to what is no digit, so that nothing is forgotten. Source of that: Li, Hoiem, Learning without
Forgetting, ECCV 2016.
"""

import copy
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.adaptation.remembering import NON_DIGIT, remember_images
from mnist_desktop.data import practice
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.synthetic_non_digits import made_up
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.hand_memory import without_memory
from mnist_desktop.models.trained_model import BATCH, TrainedModel, to_inputs
from mnist_desktop.training.optimizers import AdamW, Tensors

Progress = Generator[float, None, TrainedModel]
"""Yields how much of the work is done, 0 to 1, and returns the model."""

_OTHERS, _PRACTICE, _NON_DIGITS = 1600, 300, 300
_COPIES = 20
_STEPS, _RATE, _TOLD_EVERY = 150, 0.001, 10
_OWN_BATCH, _OTHERS_BATCH = 64, 128
# Of the loss.
_OWN_SHARE = 0.3
_PENS = (1.4, 4.0)


@dataclass(frozen=True, eq=False)
class Hand:
    """A person's drawings, ready to be learned from.

    Attributes:
        drawings: None of them empty.
        labels: int64, shape (drawings,): 0 to 9, or 10 for what is no digit.
    """

    drawings: tuple[Drawing, ...]
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, digits: Sequence[Drawing], non_digits: Sequence[Drawing] = ()) -> "Hand":
        """Return the labeled ones of `digits` that have ink, and `non_digits` that have any."""
        inked = [d for d in digits if d.label is not None and not d.is_empty]
        others = [drawing for drawing in non_digits if not drawing.is_empty]
        labels = [drawing.label for drawing in inked] + [NON_DIGIT] * len(others)
        return cls((*inked, *others), np.array(labels, np.int64))

    def at(self, places: NDArray[np.int64]) -> "Hand":
        """Return some of them."""
        return Hand(tuple(self.drawings[place] for place in places), self.labels[places])

    def __len__(self) -> int:
        return len(self.labels)


class HandTuner:
    """Tunes a model to one person's hand, and to another's.

    Args:
        model: Who reads; it stays as it is. What it remembers of a hand is left out.
        images: Of digits of others, uint8, shape (count, 28, 28); the first of them are used.
    """

    def __init__(self, model: TrainedModel, images: NDArray[np.uint8]) -> None:
        self._model = without_memory(model)
        self._base = model.metadata
        generator = np.random.default_rng(0)
        drawn = practice.make("Practice digits", _PRACTICE, seed=2)
        unlike = [made_up((), generator) for _ in range(_NON_DIGITS)]
        others = np.concatenate([images[:_OTHERS], drawn.images, rasterize(unlike)])
        layers = list(copy.deepcopy(self._model.network).children())
        start = 1 + max(place for place, layer in enumerate(layers) if _is_flat(layer))
        self._below, self._end = nn.Sequential(*layers[:start]), nn.Sequential(*layers[start:])
        self._others = self._features(others)
        with torch.inference_mode():
            told = self._end(self._others).softmax(dim=1)
        self._told = told.clone()

    def tune(self, hand: Hand) -> Progress:
        """Learn a person's digits, and remember them.

        Raises:
            UserError: There is nothing to learn from.
        """
        if not len(hand):
            raise UserError("There is no digit to learn from; draw some and say what they are.")
        end = copy.deepcopy(self._end).requires_grad_(True)
        inputs, labels = self._varied(hand)
        optimizer = AdamW(Tensors(end.parameters()), 0.0)
        order = torch.Generator().manual_seed(0)
        for step in range(_STEPS):
            own = torch.randint(len(inputs), (_OWN_BATCH,), generator=order)
            other = torch.randint(len(self._others), (_OTHERS_BATCH,), generator=order)
            loss = _OWN_SHARE * functional.cross_entropy(end(inputs[own]), labels[own])
            kept = functional.cross_entropy(end(self._others[other]), self._told[other])
            loss = loss + (1 - _OWN_SHARE) * kept
            gradients = Tensors(torch.autograd.grad(loss, list(end.parameters())))
            optimizer.step(gradients, _RATE * (1 - step / _STEPS))
            if step % _TOLD_EVERY == 0:
                yield step / _STEPS
        network = nn.Sequential(*copy.deepcopy(self._below), *end).eval().requires_grad_(False)
        tuned = TrainedModel(replace(self._model.metadata, scores={}), network)
        return remember_images(tuned, rasterize(hand.drawings), hand.labels)

    def _varied(self, hand: Hand) -> tuple[torch.Tensor, torch.Tensor]:
        generator = np.random.default_rng(0)
        drawn = [vary(d, Variation(), generator) for d in hand.drawings for _ in range(_COPIES)]
        images = rasterize(drawn, generator.uniform(*_PENS, len(drawn)))
        return self._features(images), torch.from_numpy(np.repeat(hand.labels, _COPIES))

    def _features(self, images: NDArray[np.uint8]) -> torch.Tensor:
        """Return what comes into the end for images: float32, shape (count, units)."""
        found = []
        with torch.inference_mode():
            for start in range(0, len(images), BATCH):
                batch = torch.from_numpy(images[start : start + BATCH].copy())
                found.append(self._below(to_inputs(batch, self._model.metadata.normalization)))
        # What was made in inference mode could not be learned from.
        return torch.cat(found).clone()


def _is_flat(layer: nn.Module) -> bool:
    return isinstance(layer, nn.Flatten)
