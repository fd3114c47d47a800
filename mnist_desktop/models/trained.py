"""A trained network, and what it answers to images."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.models.card import ModelCard, Normalisation

BATCH = 500
"""Images that are answered at once."""


@dataclass(frozen=True, eq=False)
class TrainedModel:
    """A network on the CPU, ready to answer, with its card."""

    card: ModelCard
    network: nn.Module


def to_inputs(images: torch.Tensor, normalisation: Normalisation) -> torch.Tensor:
    """Normalise images for a network.

    Args:
        images: uint8, shape (batch, 28, 28), on any device.
        normalisation: The network's own.

    Returns:
        float32, shape (batch, 1, 28, 28), on the same device, channels last in memory, in which
        convolutions run faster.
    """
    inputs = images.unsqueeze(1).to(torch.float32)
    inputs = inputs.div_(255).sub_(normalisation.mean).div_(normalisation.deviation)
    return inputs.contiguous(memory_format=torch.channels_last)


def probabilities(model: TrainedModel, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the probability of each digit for each image.

    Args:
        model: Who answers.
        images: uint8, shape (count, 28, 28), white on black.

    Returns:
        float32, shape (count, 10); each row sums to 1.
    """
    if not len(images):
        return np.zeros((0, 10), np.float32)
    return np.concatenate(list(probabilities_in_batches(model, images)))


def probabilities_in_batches(
    model: TrainedModel, images: NDArray[np.uint8]
) -> Iterator[NDArray[np.float32]]:
    """Yield what `probabilities` returns, batch by batch, for progress and cancelling."""
    for start in range(0, len(images), BATCH):
        # A copy: PyTorch takes no read-only memory.
        batch = torch.from_numpy(images[start : start + BATCH].copy())
        with torch.inference_mode():
            logits = model.network(to_inputs(batch, model.card.normalisation))
            answer: NDArray[np.float32] = logits.softmax(dim=1).numpy()
        yield answer
