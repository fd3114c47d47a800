"""Architectures built as PyTorch networks.

Every network takes float32 images of shape (batch, 1, 28, 28), normalised, and gives logits of
shape (batch, 10); softmax turns them into probabilities.
"""

import itertools

import torch
from torch import nn

from mnist_desktop.data.digit_set import CLASSES, SIDE
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron


def build(architecture: Architecture) -> nn.Sequential:
    """Build a network with fresh random weights, from PyTorch's global random state."""
    if isinstance(architecture, Perceptron):
        return _perceptron(architecture)
    return _convolutional(architecture)


def build_seeded(architecture: Architecture, seed: int) -> nn.Sequential:
    """Build a network whose weights depend on `seed` alone; the global state stays untouched."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build(architecture)


def parameter_count(network: nn.Module) -> int:
    """Return how many numbers training adjusts."""
    return sum(parameter.numel() for parameter in network.parameters())


def _perceptron(architecture: Perceptron) -> nn.Sequential:
    widths = (SIDE * SIDE, *architecture.hidden)
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, outputs in itertools.pairwise(widths):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(widths[-1], CLASSES))


def _convolutional(architecture: Convolutional) -> nn.Sequential:
    first, second = architecture.filters
    return nn.Sequential(
        *_block(1, first, architecture),
        *_block(first, second, architecture),
        nn.Flatten(),
        nn.Linear(second * architecture.map_side**2, architecture.hidden),
        nn.ReLU(),
        nn.Linear(architecture.hidden, CLASSES),
    )


def _block(inputs: int, outputs: int, architecture: Convolutional) -> list[nn.Module]:
    """Return convolution, max-pool and ReLU.

    ReLU and max-pool give the same in either order; in this one ReLU has a quarter of the work.
    """
    layers: list[nn.Module] = [nn.Conv2d(inputs, outputs, architecture.kernel)]
    if architecture.batch_norm:
        layers.append(nn.BatchNorm2d(outputs))
    return [*layers, nn.MaxPool2d(2), nn.ReLU()]
