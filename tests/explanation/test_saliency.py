"""What pixels add to a score, on networks of which it is known."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation.integrated_gradients import (
    approach_integrated_gradients,
    integrated_gradients,
)
from mnist_desktop.explanation.saliency import gradient_times_input
from mnist_desktop.models.architecture import Activation, Architecture, Convolutional, Residual
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel, compute_logits

Way = Callable[[TrainedModel, NDArray[np.uint8], int], NDArray[np.float32]]
WAYS: list[Way] = [gradient_times_input, integrated_gradients]
BLACK = np.zeros((28, 28), np.uint8)


def linear_model(weights: NDArray[np.float32]) -> TrainedModel:
    """Return a model whose logits are its weights, (10, 784), times the inputs, plus 3."""
    layer = nn.Linear(784, 10)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(weights))
        layer.bias.fill_(3)
    network = nn.Sequential(nn.Flatten(), layer).eval().requires_grad_(False)
    return TrainedModel(ModelMetadata("Linear", Convolutional()), network)


@pytest.fixture(scope="module")
def noise() -> NDArray[np.uint8]:
    """Return an image of which each pixel is another."""
    return np.random.default_rng(1).integers(0, 256, (28, 28), dtype=np.uint8)


@pytest.fixture(scope="module")
def bundled(bundled_model: Path) -> TrainedModel:
    return load_model(bundled_model)


@pytest.mark.parametrize("way", WAYS)
def test_in_a_linear_network_each_pixel_adds_its_weight_times_itself(
    way: Way, noise: NDArray[np.uint8]
) -> None:
    weights = np.random.default_rng(2).normal(size=(10, 784)).astype(np.float32)
    added = way(linear_model(weights), noise, 4)
    expected = weights[4].reshape(28, 28) * (noise / 255) / Normalization().deviation
    np.testing.assert_allclose(added, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sign", [1, -1])
def test_only_the_pixel_that_is_looked_at_counts(
    way: Way, sign: int, noise: NDArray[np.uint8]
) -> None:
    weights = np.zeros((10, 784), np.float32)
    weights[7, 28 * 12 + 5] = sign
    added = way(linear_model(weights), noise, 7)
    assert np.flatnonzero(added).tolist() == [28 * 12 + 5]
    assert np.sign(added[12, 5]) == sign
    assert not way(linear_model(weights), noise, 6).any()


def test_of_a_cube_the_gradient_tells_three_times_what_is_there(noise: NDArray[np.uint8]) -> None:
    class Cube(nn.Module):
        def forward(self, images: torch.Tensor) -> torch.Tensor:
            return (images**3).flatten(1).sum(dim=1, keepdim=True).expand(-1, 10)

    metadata = ModelMetadata("Cube", Convolutional(), Normalization(0, 1))
    model = TrainedModel(metadata, Cube())
    share = noise / 255
    np.testing.assert_allclose(gradient_times_input(model, noise, 0), 3 * share**3, rtol=1e-5)
    np.testing.assert_allclose(integrated_gradients(model, noise, 0), share**3, rtol=5e-3)


@pytest.mark.parametrize("digit", range(10))
def test_the_shares_add_up_to_the_score_of_the_bundled_model(
    bundled: TrainedModel, few_digits: DigitSet, digit: int
) -> None:
    image = few_digits.images[digit]
    black, answer = compute_logits(bundled, np.stack([BLACK, image]))
    rise = answer[digit] - black[digit]
    added = integrated_gradients(bundled, image, digit)
    assert abs(added.sum() - rise) <= 0.01 * abs(rise) + 0.0002


@pytest.mark.parametrize(
    "architecture",
    [
        Residual((4, 8), blocks_per_stage=1),
        Residual((4,), blocks_per_stage=1, activation=Activation.GELU),
        Convolutional(activation=Activation.SIGMOID),
    ],
    ids=str,
)
def test_the_shares_add_up_to_the_score_of_an_untrained_network(
    architecture: Architecture, few_digits: DigitSet
) -> None:
    network = build_seeded(architecture, seed=5).eval().requires_grad_(False)
    model = TrainedModel(ModelMetadata("Untrained", architecture), network)
    image = few_digits.images[0]
    black, answer = compute_logits(model, np.stack([BLACK, image]))
    for digit in range(10):
        rise = answer[digit] - black[digit]
        added = integrated_gradients(model, image, digit)
        assert abs(added.sum() - rise) <= 0.01 * abs(rise) + 1e-4


@pytest.mark.parametrize("way", WAYS)
def test_black_pixels_add_nothing(way: Way, bundled: TrainedModel, few_digits: DigitSet) -> None:
    image = few_digits.images[0]
    added = way(bundled, image, 2)
    assert added.shape == (28, 28)
    assert added.dtype == np.float32
    assert not added[image == 0].any()
    assert added[image > 0].any()
    assert not way(bundled, BLACK, 2).any()


def test_it_is_approached_in_steps_that_can_be_left(
    bundled: TrainedModel, few_digits: DigitSet
) -> None:
    image = few_digits.images[1]
    steps = list(approach_integrated_gradients(bundled, image, 3))
    assert len(steps) > 1
    np.testing.assert_array_equal(steps[-1], integrated_gradients(bundled, image, 3))
    black, answer = compute_logits(bundled, np.stack([BLACK, image]))[:, 3]
    gaps = [abs(step.sum() - (answer - black)) for step in (steps[0], steps[-1])]
    assert gaps[0] > gaps[1]


@pytest.mark.parametrize("way", WAYS)
def test_the_model_stays_as_it_was(way: Way, bundled: TrainedModel, few_digits: DigitSet) -> None:
    before = fingerprint(bundled)
    image = few_digits.images[2].copy()
    way(bundled, image, 5)
    assert fingerprint(bundled) == before
    assert all(parameter.grad is None for parameter in bundled.network.parameters())
    assert not any(parameter.requires_grad for parameter in bundled.network.parameters())
    np.testing.assert_array_equal(image, few_digits.images[2])


def test_several_threads_may_ask_one_model(bundled: TrainedModel, few_digits: DigitSet) -> None:
    alone = [gradient_times_input(bundled, few_digits.images[digit], digit) for digit in range(8)]
    together: dict[int, NDArray[np.float32]] = {}

    def work(digit: int) -> None:
        for _ in range(5):
            together[digit] = gradient_times_input(bundled, few_digits.images[digit], digit)

    threads = [threading.Thread(target=work, args=(digit,)) for digit in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for digit in range(8):
        np.testing.assert_allclose(together[digit], alone[digit], rtol=1e-4, atol=1e-5)


def fingerprint(model: TrainedModel) -> str:
    content = hashlib.sha256()
    for tensor in model.network.state_dict().values():
        content.update(tensor.numpy().tobytes())
    return content.hexdigest() + str(model.network.training)
