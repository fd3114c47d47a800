"""A model made faster for reading one image at a time; its answers are the same.

To call a layer that is a module, and to look up its weights, takes PyTorch as long as to compute a
small layer. Here they are looked up once.
"""

from collections.abc import Callable
from dataclasses import replace

import torch
from torch import nn
from torch.nn import functional

from mnist_desktop.models.trained_model import TrainedModel

_Step = Callable[[torch.Tensor], torch.Tensor]


def straighten(model: TrainedModel) -> TrainedModel:
    """Return a model that reads one image faster; the model stays as it is.

    What is returned is only for reading: it can be neither saved nor trained on.
    """
    return replace(model, network=straight(model.network))


def straight(network: nn.Module) -> nn.Module:
    """Return a network, or layers of one, that does the same faster, see `straighten`."""
    return _Straight(network)


class _Straight(nn.Module):
    """Does what a network does, layer by layer."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        layers = network.children() if isinstance(network, nn.Sequential) else [network]
        self._steps = [_step(layer) for layer in layers]

    def forward(self, found: torch.Tensor) -> torch.Tensor:
        """Return the logits."""
        for step in self._steps:
            found = step(found)
        return found


def _step(layer: nn.Module) -> _Step:
    """Return what a layer does; the layer itself, where it is none of those that are common."""
    if type(layer) is nn.Conv2d and isinstance(layer.padding, tuple):
        return _convolution(layer, layer.padding)
    if type(layer) is nn.Linear:
        weight, bias = layer.weight, layer.bias
        return lambda found: functional.linear(found, weight, bias)
    if type(layer) is nn.MaxPool2d and layer.kernel_size == layer.stride and not layer.padding:
        side = layer.kernel_size
        return lambda found: torch.max_pool2d(found, side)
    if type(layer) is nn.ReLU:
        return torch.relu
    if type(layer) is nn.Flatten:
        return lambda found: found.flatten(1)
    return layer


def _convolution(layer: nn.Conv2d, padding: tuple[int, ...]) -> _Step:
    weight, bias, stride = layer.weight, layer.bias, layer.stride
    dilation, groups = layer.dilation, layer.groups
    return lambda found: torch.conv2d(found, weight, bias, stride, padding, dilation, groups)
