"""Architectures built as PyTorch networks.

Every network takes float32 images of shape (batch, 1, 28, 28), normalised, and gives logits of
shape (batch, 10), or (batch, 11) where they also know what is no digit; softmax turns the first
ten into the probabilities of the digits.
"""

import itertools

import torch
from torch import nn

from mnist_desktop.digits import CLASSES, SIDE
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron


def build(architecture: Architecture, outputs: int = CLASSES) -> nn.Sequential:
    """Build a network with fresh random weights, from PyTorch's global random state.

    Args:
        architecture: What is built.
        outputs: Logits it gives: 10, or 11 where it also knows what is no digit.
    """
    if isinstance(architecture, Perceptron):
        return _perceptron(architecture, outputs)
    return _convolutional(architecture, outputs)


def build_seeded(architecture: Architecture, seed: int, outputs: int = CLASSES) -> nn.Sequential:
    """Build a network whose weights depend on `seed` alone; the global state stays untouched."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build(architecture, outputs)


def parameter_count(network: nn.Module) -> int:
    """Return how many numbers training adjusts."""
    return sum(parameter.numel() for parameter in network.parameters())


def _perceptron(architecture: Perceptron, outputs: int) -> nn.Sequential:
    widths = (SIDE * SIDE, *architecture.hidden)
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, units in itertools.pairwise(widths):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(widths[-1], outputs))


def _convolutional(architecture: Convolutional, outputs: int) -> nn.Sequential:
    first, second = architecture.filters
    return nn.Sequential(
        *_block(1, first, architecture),
        *_block(first, second, architecture),
        nn.Flatten(),
        nn.Linear(second * architecture.map_side**2, architecture.hidden),
        nn.ReLU(),
        nn.Linear(architecture.hidden, outputs),
    )


def _block(inputs: int, outputs: int, architecture: Convolutional) -> list[nn.Module]:
    """Return convolution, max-pool and ReLU.

    ReLU and max-pool give the same in either order; in this one ReLU has a quarter of the work.
    """
    layers: list[nn.Module] = [nn.Conv2d(inputs, outputs, architecture.kernel)]
    if architecture.batch_norm:
        layers.append(nn.BatchNorm2d(outputs))
    return [*layers, nn.MaxPool2d(2), nn.ReLU()]
