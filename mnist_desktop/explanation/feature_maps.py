"""What each stage of a network finds in an image, from edges to whole digits."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.explanation.records import MEAN, FeatureMaps
from mnist_desktop.models.networks import ResidualBlock
from mnist_desktop.models.trained_model import TrainedModel, to_inputs
from mnist_desktop.texts import mark

_ACTIVATIONS = (nn.ReLU, nn.LeakyReLU, nn.GELU, nn.SiLU, nn.Sigmoid, nn.Tanh)
_POOLS = (nn.MaxPool2d, nn.AvgPool2d, nn.AdaptiveAvgPool2d)


def feature_maps(model: TrainedModel, image: NDArray[np.uint8]) -> tuple[FeatureMaps, ...]:
    """Return what each stage of a network puts out for one image.

    A stage is a layer with its activation, a pool or a residual block; the last are the logits.

    Args:
        model: Whose network, one layer after the other as `networks.build` makes them. Its
            layers are called one by one and get no hooks, which other threads would run into.
        image: uint8, shape (28, 28), white on black.
    """
    # A copy: PyTorch takes no read-only memory.
    inputs = to_inputs(torch.from_numpy(image[None].copy()), model.metadata.normalization)
    with torch.inference_mode():
        return tuple(_stages(list(model.network.children()), inputs))


def _stages(layers: Sequence[nn.Module], values: torch.Tensor) -> Iterator[FeatureMaps]:
    name = size = ""
    for layer, following in zip(layers, [*layers[1:], None], strict=True):
        activation = following if isinstance(following, _ACTIVATIONS) else None
        if isinstance(layer, nn.MaxPool2d) and activation is not None:
            # The pool stands before an activation that only rises. What goes into the pool is
            # shown activated, as it is wherever the activation comes first.
            yield _stage(name, size, activation(values))
        values = layer(values)
        name, size = _named(layer) or (name, size)
        ends_stage = isinstance(layer, (*_ACTIVATIONS, *_POOLS, ResidualBlock))
        if following is None or (ends_stage and activation is None):
            yield _stage(name, size, values)


def _stage(name: str, size: str, values: torch.Tensor) -> FeatureMaps:
    single = values[0]
    is_one_value_a_map = single.dim() == 3 and single.shape[1:].numel() == 1
    numbers = (single.flatten() if is_one_value_a_map else single).contiguous()
    # A copy, for a stage that changes nothing puts out the very memory that came in.
    return FeatureMaps(name, numbers.numpy().copy(), size)


def _named(layer: nn.Module) -> tuple[str, str] | None:
    """Return what a layer is called, as in `models.layer_summary`, and its size; None for parts."""
    match layer:
        case nn.Conv2d():
            return mark("Convolution"), f"{layer.kernel_size[0]}×{layer.kernel_size[1]}"
        case nn.MaxPool2d() | nn.AvgPool2d():
            name = mark("Max-pool") if isinstance(layer, nn.MaxPool2d) else mark("Mean-pool")
            return name, f"{layer.kernel_size}×{layer.kernel_size}"
        case nn.AdaptiveAvgPool2d():
            return MEAN, ""
        case nn.Linear():
            return mark("Fully connected"), ""
        case ResidualBlock():
            return mark("Residual block"), ""
    return None
