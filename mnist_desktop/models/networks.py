"""Architectures built as PyTorch networks.

Every network takes float32 images of shape (batch, 1, 28, 28), normalised, and gives logits of
shape (batch, 10), or (batch, 11) where they also know what is no digit; softmax turns the first
ten into the probabilities of the digits.
"""

import itertools

import torch
from torch import nn

from mnist_desktop.digits import CLASSES, SIDE
from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
)


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


def round_to_half(network: nn.Module) -> None:
    """Round a network's weights to what 16 bits can hold; they stay float32."""
    with torch.no_grad():
        for tensor in network.state_dict().values():
            if tensor.is_floating_point():
                tensor.copy_(tensor.half())


def _perceptron(architecture: Perceptron, outputs: int) -> nn.Sequential:
    widths = (SIDE * SIDE, *architecture.hidden)
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, units in itertools.pairwise(widths):
        layers += [nn.Linear(inputs, units), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(widths[-1], outputs))


def _convolutional(architecture: Convolutional, outputs: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    maps = 1
    for block in architecture.blocks:
        layers += _block(maps, block, architecture.batch_norm)
        maps = block.filters
    layers.append(nn.Flatten())
    units = maps * architecture.map_side**2
    for hidden in architecture.hidden:
        layers += _hidden_layer(units, hidden, architecture)
        units = hidden
    return nn.Sequential(*layers, *_dropout(architecture), nn.Linear(units, outputs))


def _block(maps: int, block: Block, batch_norm: bool) -> list[nn.Module]:
    """Return convolutions, each followed by ReLU, and the pool.

    ReLU and max-pool give the same in either order; with ReLU last it has a fraction of the work.
    """
    layers: list[nn.Module] = []
    for number in range(block.convolutions):
        if number:
            layers.append(nn.ReLU())
        inputs = block.filters if number else maps
        padding = block.kernel // 2 if block.is_padded else 0
        layers.append(nn.Conv2d(inputs, block.filters, block.kernel, padding=padding))
        if batch_norm:
            layers.append(nn.BatchNorm2d(block.filters))
    if block.pool == 1:
        return [*layers, nn.ReLU()]
    if block.pooling == Pooling.MAX:
        return [*layers, nn.MaxPool2d(block.pool), nn.ReLU()]
    return [*layers, nn.ReLU(), nn.AvgPool2d(block.pool)]


def _hidden_layer(units: int, hidden: int, architecture: Convolutional) -> list[nn.Module]:
    return [*_dropout(architecture), nn.Linear(units, hidden), nn.ReLU()]


def _dropout(architecture: Convolutional) -> list[nn.Module]:
    return [nn.Dropout(architecture.dropout)] if architecture.dropout else []
