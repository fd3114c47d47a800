"""Random changes of training images, a whole batch at once, each image in its own way."""

import torch
from torch.nn import functional

from mnist_desktop.digits import SIDE
from mnist_desktop.training.settings import Augmentation


def augment(
    images: torch.Tensor, augmentation: Augmentation, generator: torch.Generator
) -> torch.Tensor:
    """Turn, shift, zoom and shear each image by its own random amounts.

    Args:
        images: uint8, shape (batch, 28, 28), on any device.
        augmentation: How far.
        generator: Of the CPU; the same state gives the same changes.

    Returns:
        uint8, shape (batch, 28, 28), on the same device; black comes in from outside.
    """
    if not len(images):
        return images
    matrices = _matrices(len(images), augmentation, generator).to(images.device)
    grid = functional.affine_grid(matrices, [len(images), 1, SIDE, SIDE], align_corners=False)
    warped = functional.grid_sample(
        images.unsqueeze(1).to(torch.float32), grid, align_corners=False
    )
    changed = torch.rand(len(images), generator=generator) < augmentation.share
    kept = (~changed).to(images.device)[:, None, None]
    return torch.where(kept, images, warped.squeeze(1).round_().to(torch.uint8))


def _matrices(count: int, augmentation: Augmentation, generator: torch.Generator) -> torch.Tensor:
    """Return where each output pixel is taken from: float32, shape (count, 2, 3)."""

    def uniform(most: float) -> torch.Tensor:
        return (torch.rand(count, generator=generator) * 2 - 1) * most

    angle = torch.deg2rad(uniform(augmentation.rotation))
    # As much smaller as larger: the logarithm of the zoom is spread evenly.
    zoom = torch.exp(uniform(1.0) * torch.log1p(torch.tensor(augmentation.zoom)))
    shear = uniform(augmentation.shear)
    # affine_grid measures from the centre, 1 being half of the image's side.
    unit = 2 / SIDE
    cosine, sine = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    rows = (
        torch.stack([cosine, -sine + shear * cosine, uniform(augmentation.shift) * unit], dim=1),
        torch.stack([sine, cosine + shear * sine, uniform(augmentation.shift) * unit], dim=1),
    )
    return torch.stack(rows, dim=1)
