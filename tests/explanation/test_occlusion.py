"""What hiding a part of an image costs, on networks of which it is known."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation.occlusion import occlusion_map
from mnist_desktop.models.architecture import Convolutional
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel

ROW, COLUMN = 12, 9
GAIN = 3.0


@pytest.fixture(scope="module")
def one_pixel_model() -> TrainedModel:
    """Return a model whose logit of 3 is `GAIN` times one pixel, 0 to 1, and of 5 less than 0."""
    layer = nn.Linear(784, 10)
    with torch.no_grad():
        layer.weight.zero_()
        layer.bias.zero_()
        layer.weight[3, 28 * ROW + COLUMN] = GAIN
        layer.weight[5, 28 * ROW + COLUMN] = -GAIN
    metadata = ModelMetadata("One pixel", Convolutional(), Normalization(0, 1))
    return TrainedModel(metadata, nn.Sequential(nn.Flatten(), layer).eval().requires_grad_(False))


WHITE = np.full((28, 28), 255, np.uint8)


def test_hiding_the_one_pixel_that_counts_costs_what_it_gave(
    one_pixel_model: TrainedModel,
) -> None:
    found = occlusion_map(one_pixel_model, WHITE, 3, patch=1)
    expected = np.zeros((28, 28))
    expected[ROW, COLUMN] = GAIN
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert found.dtype == np.float32


def test_what_speaks_against_a_digit_is_below_0(one_pixel_model: TrainedModel) -> None:
    against = occlusion_map(one_pixel_model, WHITE, 5, patch=1)
    assert against[ROW, COLUMN] == pytest.approx(-GAIN)
    assert not occlusion_map(one_pixel_model, WHITE, 8).any()


def test_a_gray_pixel_costs_less(one_pixel_model: TrainedModel) -> None:
    found = occlusion_map(one_pixel_model, WHITE // 5, 3, patch=1)
    assert found[ROW, COLUMN] == pytest.approx(GAIN / 5)


def test_a_pixel_gets_the_mean_of_the_squares_that_cover_it(one_pixel_model: TrainedModel) -> None:
    found = occlusion_map(one_pixel_model, WHITE, 3, patch=3)
    # A pixel so many rows and columns away shares (3 - rows) by (3 - columns) of its 9 squares.
    near = [(3 - abs(row)) * (3 - abs(column)) / 9 for row in (0, 1, 2) for column in (0, -1, 2)]
    cells = [found[ROW + row, COLUMN + column] for row in (0, 1, 2) for column in (0, -1, 2)]
    np.testing.assert_allclose(cells, GAIN * np.array(near), rtol=1e-4)
    far = found.copy()
    far[ROW - 2 : ROW + 3, COLUMN - 2 : COLUMN + 3] = 0
    np.testing.assert_allclose(far, 0, atol=1e-6)


def test_hiding_black_costs_nothing(one_pixel_model: TrainedModel) -> None:
    image = WHITE.copy()
    image[:, :14] = 0
    assert not occlusion_map(one_pixel_model, image, 3).any()
    assert not occlusion_map(one_pixel_model, np.zeros((28, 28), np.uint8), 3).any()


@pytest.mark.parametrize(("patch", "stride"), [(4, 2), (5, 2), (5, 5), (28, 1), (1, 1), (7, 4)])
def test_every_pixel_is_covered_whatever_the_stride(
    one_pixel_model: TrainedModel, patch: int, stride: int
) -> None:
    found = occlusion_map(one_pixel_model, WHITE, 3, patch, stride)
    assert np.isfinite(found).all()
    assert found[ROW, COLUMN] == pytest.approx(GAIN, rel=1e-4)


def test_the_bundled_model_rests_on_ink(bundled_model: Path, few_digits: DigitSet) -> None:
    model = load_model(bundled_model)
    image = few_digits.images[5]
    found = occlusion_map(model, image, int(few_digits.labels[5]))
    inked = np.argwhere(image > 0)
    farthest = [np.abs(inked - place).max(axis=1).min() for place in np.argwhere(found != 0)]
    assert max(farthest) < 4
    # On the whole, ink speaks for what is read.
    assert found.sum() > 0
