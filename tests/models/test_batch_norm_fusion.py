"""Models made faster for reading many images."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.models.architecture import Architecture, Block, Convolutional, Residual
from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel, compute_logits


def lived_in(architecture: Architecture) -> TrainedModel:
    """Return an untrained model whose norms have seen something, as after a training."""
    network = build_seeded(architecture, seed=2)
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for part in network.modules():
            if isinstance(part, nn.BatchNorm2d):
                for values in (part.running_mean, part.running_var, part.weight, part.bias):
                    assert values is not None
                    values.uniform_(0.5, 1.5, generator=generator)
    return TrainedModel(
        ModelMetadata("Lived in", architecture), network.eval().requires_grad_(False)
    )


@pytest.mark.parametrize(
    "architecture",
    [
        Convolutional((Block(4, convolutions=2), Block(8)), hidden=(16,), batch_norm=True),
        Convolutional((Block(4),), hidden=(), batch_norm=False),
        Residual(filters=(4, 8), blocks_per_stage=1),
    ],
    ids=["convolutional", "without norms", "residual"],
)
def test_answers_stay_the_same_and_norms_are_gone(
    architecture: Architecture, few_digits: DigitSet
) -> None:
    model = lived_in(architecture)
    before = compute_logits(model, few_digits.images)
    faster = fuse_batch_norm(model)
    found = compute_logits(faster, few_digits.images)
    np.testing.assert_allclose(found, before, atol=1e-4)
    assert not any(isinstance(part, nn.BatchNorm2d) for part in faster.network.modules())
    np.testing.assert_array_equal(compute_logits(model, few_digits.images), before)


def test_the_bundled_model_reads_the_same(bundled_model: Path, few_digits: DigitSet) -> None:
    model = load_model(bundled_model)
    found = compute_logits(fuse_batch_norm(model), few_digits.images)
    np.testing.assert_allclose(found, compute_logits(model, few_digits.images), atol=1e-3)
