"""A last layer that remembers how one person writes, beside what the network learned from many.

Source of the idea: Vinyals et al., Matching Networks for One Shot Learning, NeurIPS 2016; Grave,
Cisse, Joulin, Unbounded Cache Model for Online Language Modeling, NeurIPS 2017. Here an example
that is not near says nothing, so that whoever is read right already stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from mnist_desktop.models.parallel import parallel_map
from mnist_desktop.models.trained_model import BATCH, TrainedModel, to_inputs

# What is nearly the same says much, and what is somewhat alike says little: in proportion, it would
# take digits of which there is no example for those of which there is.
_STEEPNESS = 1.5


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


class HandMemory(nn.Module):
    """A last layer that raises the logits of examples nearly alike.

    Each logit grows by `belief` times the `nearness` of the nearest example with its label.

    Args:
        last: The layer in whose place it stands: from float32 features, shape (batch, units), to
            logits, shape (batch, outputs).
        remembered: The examples; one at least.
    """

    def __init__(self, last: nn.Linear, remembered: Remembered) -> None:
        super().__init__()
        self._last = last
        self._examples = functional.normalize(remembered.features, dim=1)
        strengths = functional.one_hot(remembered.labels, last.out_features)
        self._strengths = strengths * remembered.belief
        self._least = remembered.least

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        """Return the logits, float32, shape (batch, outputs)."""
        similar = functional.normalize(features, dim=1) @ self._examples.T
        near = nearness(similar, self._least).unsqueeze(2)
        logits: torch.Tensor = self._last(features) + (near * self._strengths).amax(dim=1)
        return logits


def nearness(similar: torch.Tensor, least: float) -> torch.Tensor:
    """Return how much examples have to say: 0 where they are less alike than `least`, to 1.

    Args:
        similar: Cosines of features, of any shape.
        least: See `Remembered`.
    """
    return ((similar - least) / (1 - least)).clamp(min=0) ** _STEEPNESS


def features_of(
    layers: Sequence[nn.Module], model: TrainedModel, images: NDArray[np.uint8]
) -> torch.Tensor:
    """Return what the first layers of a model's network make of images.

    Args:
        layers: These first layers.
        model: Whose network.
        images: uint8, shape (count, 28, 28), white on black; one at least.

    Returns:
        float32, shape (count, units).
    """
    network = nn.Sequential(*layers)

    def see(start: int) -> torch.Tensor:
        # A copy: PyTorch takes no read-only memory.
        batch = torch.from_numpy(images[start : start + BATCH].copy())
        with torch.inference_mode():
            seen: torch.Tensor = network(to_inputs(batch, model.metadata.normalization))
        return seen

    starts = range(0, len(images), BATCH)
    found = list(parallel_map(see, starts) if len(starts) > 1 else map(see, starts))
    # What was made in inference mode could not be learned from.
    return torch.cat(found).clone()
