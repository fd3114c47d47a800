"""Networks whose layers are called as plain functions."""

from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.straight_network import straighten
from mnist_desktop.models.trained_model import TrainedModel, compute_logits


@pytest.mark.parametrize(
    "architecture",
    [
        Perceptron((16,), dropout=0.5),
        Convolutional((Block(4, kernel=5, convolutions=2), Block(8)), hidden=(16,)),
        Convolutional((Block(4, pool=1, is_padded=False), Block(4, pool=3)), hidden=()),
        Convolutional(
            (Block(4, pooling=Pooling.AVERAGE),), activation=Activation.GELU, batch_norm=True
        ),
        Residual(filters=(4, 8), blocks_per_stage=1),
    ],
    ids=["perceptron", "convolutional", "unpadded", "average", "residual"],
)
def test_answers_stay_the_same(architecture: Architecture, few_digits: DigitSet) -> None:
    network = build_seeded(architecture, seed=2).eval().requires_grad_(False)
    model = TrainedModel(ModelMetadata("Untrained", architecture), network)
    before = compute_logits(model, few_digits.images)
    np.testing.assert_array_equal(compute_logits(straighten(model), few_digits.images), before)


def test_the_bundled_model_reads_the_same(bundled_model: Path, few_digits: DigitSet) -> None:
    model = fuse_batch_norm(load_model(bundled_model))
    for image in few_digits.images[:20]:
        before = compute_logits(model, image[None])
        np.testing.assert_array_equal(compute_logits(straighten(model), image[None]), before)
