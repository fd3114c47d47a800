"""A model made faster for reading many images; its answers are the same but for rounding.

A finished batch normalization only scales and shifts what a convolution gives, so the convolution
can do that itself. Source: Jacob et al., Quantization and Training of Neural Networks for Efficient
Integer-Arithmetic-Only Inference, CVPR 2018, section 3.2.
"""

import copy
from dataclasses import replace
from itertools import pairwise

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from mnist_desktop.models.trained_model import TrainedModel


def fuse_batch_norm(model: TrainedModel) -> TrainedModel:
    """Return a copy of a model that reads many images faster; the model stays as it is.

    The copy is only for reading: it can be neither saved nor trained on.
    """
    network = copy.deepcopy(model.network)
    for part in network.modules():
        if isinstance(part, nn.Sequential):
            _fuse(part)
            _drop_idle(part)
    # The inputs lie so as well; otherwise weights are laid out anew for every batch.
    return replace(model, network=network.to(memory_format=torch.channels_last))


def _drop_idle(layers: nn.Sequential) -> None:
    """Take out what does nothing when a network reads; to call it takes a tenth of the time."""
    for name, layer in list(layers.named_children()):
        if isinstance(layer, nn.Identity | nn.Dropout):
            delattr(layers, name)


def _fuse(layers: nn.Sequential) -> None:
    for place, (convolution, norm) in enumerate(pairwise(list(layers))):
        if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            layers[place] = fuse_conv_bn_eval(convolution, norm)
            layers[place + 1] = nn.Identity()
