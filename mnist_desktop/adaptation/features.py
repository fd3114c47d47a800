"""What the first layers of a network make of images."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.models.metadata import Normalization
from mnist_desktop.models.parallel import parallel_map
from mnist_desktop.models.trained_model import BATCH, to_inputs


def features_of(
    layers: nn.Module, normalization: Normalization, images: NDArray[np.uint8]
) -> torch.Tensor:
    """Return what the first layers of a network make of images.

    Args:
        layers: These first layers.
        normalization: The network's own.
        images: uint8, shape (count, 28, 28), white on black; one at least.

    Returns:
        float32, shape (count, units).
    """

    def see(start: int) -> torch.Tensor:
        # A copy: PyTorch takes no read-only memory.
        batch = torch.from_numpy(images[start : start + BATCH].copy())
        with torch.inference_mode():
            seen: torch.Tensor = layers(to_inputs(batch, normalization))
        return seen

    starts = range(0, len(images), BATCH)
    found = list(parallel_map(see, starts) if len(starts) > 1 else map(see, starts))
    # What was made in inference mode could not be learned from.
    return torch.cat(found).clone()
