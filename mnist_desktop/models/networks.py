"""Architectures built as PyTorch networks.

Every network takes float32 images of shape (batch, 1, 28, 28), normalized, and gives logits of
shape (batch, 10), or (batch, 11) where they also know what is no digit; softmax turns the first
ten into the probabilities of the digits.
"""

import itertools

import torch
from torch import nn
from torch.nn import functional

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.chance import OwnChance

_ACTIVATIONS: dict[Activation, type[nn.Module]] = {
    Activation.RELU: nn.ReLU,
    Activation.LEAKY_RELU: nn.LeakyReLU,
    Activation.GELU: nn.GELU,
    Activation.SILU: nn.SiLU,
    Activation.SIGMOID: nn.Sigmoid,
    Activation.TANH: nn.Tanh,
}


def build(architecture: Architecture, outputs: int = NUM_CLASSES) -> nn.Sequential:
    """Build a network with fresh random weights, from PyTorch's global random state.

    Args:
        architecture: What is built.
        outputs: Logits it gives: 10, or 11 where it also knows what is no digit.
    """
    if isinstance(architecture, Perceptron):
        return _perceptron(architecture, outputs)
    if isinstance(architecture, Residual):
        return _residual(architecture, outputs)
    return _convolutional(architecture, outputs)


def build_seeded(
    architecture: Architecture, seed: int, outputs: int = NUM_CLASSES
) -> nn.Sequential:
    """Build a network whose weights depend on `seed` alone; the global state stays untouched."""
    with OwnChance(seed, torch.device("cpu")).drawn_from():
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
    widths = (IMAGE_SIZE * IMAGE_SIZE, *architecture.hidden)
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, units in itertools.pairwise(widths):
        layers.append(nn.Linear(inputs, units))
        if architecture.batch_norm:
            layers.append(nn.BatchNorm1d(units))
        layers += [_ACTIVATIONS[architecture.activation](), *_dropout(architecture)]
    return nn.Sequential(*layers, nn.Linear(widths[-1], outputs))


def _convolutional(architecture: Convolutional, outputs: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    maps = 1
    for block in architecture.blocks:
        layers += _block(maps, block, architecture)
        maps = block.filters
    layers.append(nn.Flatten())
    units = maps * architecture.map_side**2
    for hidden in architecture.hidden:
        layers += _hidden_layer(units, hidden, architecture)
        units = hidden
    return nn.Sequential(*layers, *_dropout(architecture), nn.Linear(units, outputs))


def _block(maps: int, block: Block, architecture: Convolutional) -> list[nn.Module]:
    """Return convolutions, each followed by the activation, and the pool.

    An activation that only rises and max-pool give the same in either order; with the activation
    last it has a fraction of the work.
    """
    activation = _ACTIVATIONS[architecture.activation]
    layers: list[nn.Module] = []
    for number in range(block.convolutions):
        if number:
            layers.append(activation())
        inputs = block.filters if number else maps
        padding = block.kernel // 2 if block.is_padded else 0
        layers.append(nn.Conv2d(inputs, block.filters, block.kernel, padding=padding))
        if architecture.batch_norm:
            layers.append(nn.BatchNorm2d(block.filters))
    if block.pool == 1:
        return [*layers, activation()]
    if block.pooling == Pooling.AVERAGE:
        return [*layers, activation(), nn.AvgPool2d(block.pool)]
    pool = nn.MaxPool2d(block.pool)
    if architecture.activation.only_rises:
        return [*layers, pool, activation()]
    return [*layers, activation(), pool]


def _hidden_layer(units: int, hidden: int, architecture: Convolutional) -> list[nn.Module]:
    activation = _ACTIVATIONS[architecture.activation]()
    return [*_dropout(architecture), nn.Linear(units, hidden), activation]


def _residual(architecture: Residual, outputs: int) -> nn.Sequential:
    first = architecture.filters[0]
    activation = _ACTIVATIONS[architecture.activation]
    layers: list[nn.Module] = [_convolution(1, first), nn.BatchNorm2d(first), activation()]
    maps = first
    for stage, filters in enumerate(architecture.filters):
        for number in range(architecture.blocks_per_stage):
            stride = 2 if stage and not number else 1
            layers.append(ResidualBlock(maps, filters, stride, activation))
            maps = filters
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), *_dropout(architecture)]
    return nn.Sequential(*layers, nn.Linear(maps, outputs))


class ResidualBlock(nn.Module):
    """Two convolutions whose answer is added to what came in.

    Source: He, Zhang, Ren, Sun, Deep Residual Learning for Image Recognition, 2016; where the
    shape changes, the shortcut is a 1×1 convolution (their option B).

    Args:
        maps: Feature maps that come in.
        filters: Feature maps that go out.
        stride: 2 halves the side of the maps, 1 keeps it.
        activation: What follows the first convolution and the sum.
    """

    def __init__(self, maps: int, filters: int, stride: int, activation: type[nn.Module]) -> None:
        super().__init__()
        self.found = nn.Sequential(
            _convolution(maps, filters, stride=stride),
            nn.BatchNorm2d(filters),
            activation(),
            _convolution(filters, filters),
            nn.BatchNorm2d(filters),
        )
        self.shortcut: nn.Module = nn.Identity()
        if stride > 1 or maps != filters:
            self.shortcut = nn.Sequential(
                Projection(maps, filters, 1, stride=stride, bias=False), nn.BatchNorm2d(filters)
            )
        self.activation = activation()

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """Return the block's feature maps for those that come in."""
        result: torch.Tensor = self.activation(self.found(maps) + self.shortcut(maps))
        return result


class Projection(nn.Conv2d):
    """A 1×1 convolution that takes every `stride`-th pixel, as `nn.Conv2d` does.

    Pixels are left out before and not while it is computed: PyTorch 2.15 writes beyond its memory
    in the backward pass of such a convolution with a stride and few filters, and crashes.
    """

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """Return the filters' answers."""
        rows, columns = self.stride
        return functional.conv2d(maps[..., ::rows, ::columns], self.weight, self.bias)


def _convolution(maps: int, filters: int, stride: int = 1) -> nn.Conv2d:
    # Batch normalization takes any bias away again.
    return nn.Conv2d(maps, filters, 3, stride=stride, padding=1, bias=False)


def _dropout(architecture: Architecture) -> list[nn.Module]:
    return [nn.Dropout(architecture.dropout)] if architecture.dropout else []
