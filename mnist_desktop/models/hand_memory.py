"""A last layer that remembers how one person writes, beside what the network learned from many.

Source of the idea: Vinyals et al., Matching Networks for One Shot Learning, NeurIPS 2016; Grave,
Cisse, Joulin, Unbounded Cache Model for Online Language Modeling, NeurIPS 2017. Here an example
that is not near says nothing, so that whoever is read right already stays so.
"""

import copy
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.models.metadata import Hand
from mnist_desktop.models.trained_model import BATCH, TrainedModel, to_inputs


@dataclass(frozen=True, eq=False)
class Remembered:
    """Examples of one person's hand, as the last layer sees them.

    Attributes:
        features: What comes into the last layer, float32, shape (examples, units).
        labels: int64, shape (examples,): 0 to 9, or 10 for what is no digit.
        least: A cosine from which on a drawing is like an example, 0 to below 1.
        belief: By how much the logit of an example's label is raised where a drawing is exactly
            alike, 0 or more.
    """

    features: torch.Tensor
    labels: torch.Tensor
    least: float
    belief: float


class HandMemory(nn.Linear):
    """A fully connected last layer that raises the logits of examples nearly alike.

    Each logit grows in proportion to how near the nearest example with its label is, from 0 at the
    cosine `least` to `belief` at 1. Features are float32, shape (batch, units).

    Args:
        inputs: Units that come in.
        outputs: Logits that go out.
        examples: How many examples there is room for.
    """

    features: torch.Tensor
    labels: torch.Tensor
    least: torch.Tensor
    belief: torch.Tensor

    def __init__(self, inputs: int, outputs: int, examples: int) -> None:
        super().__init__(inputs, outputs)
        self.register_buffer("features", torch.zeros(examples, inputs))
        self.register_buffer("labels", torch.zeros(examples, outputs))
        self.register_buffer("least", torch.zeros(1))
        self.register_buffer("belief", torch.zeros(1))

    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002, as PyTorch calls it
        """Return the logits, shape (batch, outputs)."""
        similar = functional.normalize(input, dim=1) @ self.features.T
        nearness = ((similar - self.least) / (1 - self.least)).clamp(min=0)
        nearest = (nearness.unsqueeze(2) * self.labels).amax(dim=1)
        return super().forward(input) + self.belief * nearest


def with_memory(network: nn.Sequential, examples: int) -> nn.Sequential:
    """Return a network whose last layer has room for examples; its weights are the same ones."""
    *below, last = network
    if not isinstance(last, nn.Linear):
        raise TypeError("The last layer of every network is fully connected.")
    memory = HandMemory(last.in_features, last.out_features, examples).to(last.weight.device)
    memory.weight, memory.bias = last.weight, last.bias
    return nn.Sequential(*below, memory)


def without_memory(model: TrainedModel) -> TrainedModel:
    """Return the model as it reads everybody's digits; itself where it remembers nobody's."""
    *below, last = copy.deepcopy(model.network).children()
    if not isinstance(last, HandMemory):
        return model
    plain = nn.Linear(last.in_features, last.out_features)
    plain.weight, plain.bias = last.weight, last.bias
    network = nn.Sequential(*below, plain).eval()
    return TrainedModel(replace(model.metadata, hand=None), network)


def remembering(model: TrainedModel, remembered: Remembered) -> TrainedModel:
    """Return a copy of a model that remembers these examples and no others; `model` stays so."""
    plain = without_memory(model)
    *below, last = copy.deepcopy(plain.network).children()
    if not isinstance(last, nn.Linear):
        raise TypeError("The last layer of every network is fully connected.")
    base = model.metadata.name if model.metadata.hand is None else model.metadata.hand.base
    memory = HandMemory(last.in_features, last.out_features, len(remembered.labels))
    memory.weight, memory.bias = last.weight, last.bias
    memory.features.copy_(functional.normalize(remembered.features, dim=1).half())
    memory.labels.copy_(functional.one_hot(remembered.labels, last.out_features))
    memory.least.fill_(remembered.least)
    memory.belief.fill_(remembered.belief)
    metadata = replace(plain.metadata, hand=Hand(base, len(remembered.labels)))
    return TrainedModel(metadata, nn.Sequential(*below, memory).eval().requires_grad_(False))


def features_of(model: TrainedModel, images: NDArray[np.uint8]) -> torch.Tensor:
    """Return what comes into the last layer.

    Args:
        model: Whose network, one layer after the other as `networks.build` makes them.
        images: uint8, shape (count, 28, 28), white on black.

    Returns:
        float32, shape (count, units).
    """
    below = nn.Sequential(*list(model.network.children())[:-1])
    found = []
    with torch.inference_mode():
        for start in range(0, len(images), BATCH):
            batch = torch.from_numpy(images[start : start + BATCH].copy())
            found.append(below(to_inputs(batch, model.metadata.normalization)))
    # A tensor made in inference mode could not be learned from.
    return torch.cat(found).clone()
