"""Random changes of training images, a whole batch at once, each image in its own way."""

import torch
from torch.nn import functional

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.training.augmentation_settings import Augmentation

# Points a side at which an elastic displacement is drawn; between them it is smooth. They lie
# about as far apart as the 4 pixels over which Simard et al. smooth theirs.
_ELASTIC_POINTS = 6
# By how much thinning is weaker than thickening: thin strokes must not vanish.
_THINNING = 0.4


def augment(
    images: torch.Tensor, augmentation: Augmentation, generator: torch.Generator
) -> torch.Tensor:
    """Turn, shift, zoom, shear, bend and thicken each image by its own random amounts.

    The elastic displacement is that of Simard, Steinkraus, Platt, Best Practices for
    Convolutional Neural Networks Applied to Visual Document Analysis, 2003, with smooth
    interpolation between random points in place of a convolution.

    Args:
        images: uint8, shape (batch, 28, 28), on any device.
        augmentation: How far.
        generator: Of the CPU; the same state gives the same changes.

    Returns:
        uint8, shape (batch, 28, 28), on the same device; black comes in from outside.
    """
    if not len(images):
        return images
    grid = _grid(len(images), augmentation, generator).to(images.device)
    pixels = images.unsqueeze(1).to(torch.float32)
    # Bicubic keeps edges sharper than bilinear would.
    warped = functional.grid_sample(pixels, grid, mode="bicubic", align_corners=False)
    if augmentation.thickness:
        warped = _thicken(warped, augmentation.thickness, generator)
    changed = torch.rand(len(images), generator=generator) < augmentation.share
    kept = (~changed).to(images.device)[:, None, None]
    return torch.where(kept, images, warped.squeeze(1).round_().clamp_(0, 255).to(torch.uint8))


def _grid(count: int, augmentation: Augmentation, generator: torch.Generator) -> torch.Tensor:
    """Return where each output pixel is taken from: float32, shape (count, 28, 28, 2)."""
    matrices = _matrices(count, augmentation, generator)
    grid = functional.affine_grid(matrices, [count, 1, IMAGE_SIZE, IMAGE_SIZE], align_corners=False)
    if not augmentation.elastic:
        return grid
    points = torch.randn(count, 2, _ELASTIC_POINTS, _ELASTIC_POINTS, generator=generator)
    strengths = torch.rand(count, generator=generator) * augmentation.elastic * 2 / IMAGE_SIZE
    smooth = functional.interpolate(
        points, (IMAGE_SIZE, IMAGE_SIZE), mode="bicubic", align_corners=True
    )
    return grid + (smooth * strengths[:, None, None, None]).permute(0, 2, 3, 1)


def _thicken(images: torch.Tensor, thickness: float, generator: torch.Generator) -> torch.Tensor:
    """Move each image part of the way towards strokes a pixel wider, or narrower, to each side."""
    amounts = (torch.rand(len(images), generator=generator) * 2 - 1) * thickness
    amounts = amounts.to(images.device)[:, None, None, None]
    wider = functional.max_pool2d(images, 3, stride=1, padding=1)
    narrower = -functional.max_pool2d(-images, 3, stride=1, padding=1)
    return (
        images
        + amounts.clamp(min=0) * (wider - images)
        + amounts.clamp(max=0) * _THINNING * (images - narrower)
    )


def _matrices(count: int, augmentation: Augmentation, generator: torch.Generator) -> torch.Tensor:
    """Return the affine part of where pixels are taken from: float32, shape (count, 2, 3)."""

    def uniform(most: float) -> torch.Tensor:
        return (torch.rand(count, generator=generator) * 2 - 1) * most

    angle = torch.deg2rad(uniform(augmentation.rotation))
    # As much smaller as larger: the logarithm of the zoom is spread evenly.
    zoom = torch.exp(uniform(1.0) * torch.log1p(torch.tensor(augmentation.zoom)))
    shear = uniform(augmentation.shear)
    # affine_grid measures from the center, 1 being half of the image's side.
    unit = 2 / IMAGE_SIZE
    cosine, sine = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    rows = (
        torch.stack([cosine, -sine + shear * cosine, uniform(augmentation.shift) * unit], dim=1),
        torch.stack([sine, cosine + shear * sine, uniform(augmentation.shift) * unit], dim=1),
    )
    return torch.stack(rows, dim=1)
