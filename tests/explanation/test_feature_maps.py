"""What the stages of a network put out, on networks of which it is known."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation.feature_maps import feature_maps
from mnist_desktop.explanation.records import FeatureMaps
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.layer_summary import layers
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel, compute_logits
from mnist_desktop.training.presets import PRESETS

PLAIN = Normalization(0, 1)


def one_kernel_model(kernel: list[list[float]]) -> TrainedModel:
    """Return a model that has one convolution of one filter, and ReLU."""
    architecture = Convolutional((Block(1, is_padded=True, pool=1),), ())
    network = build_seeded(architecture, seed=0).eval().requires_grad_(False)
    convolution = network[0]
    assert isinstance(convolution, nn.Conv2d)
    assert convolution.bias is not None
    convolution.weight.copy_(torch.tensor([[kernel]]))
    convolution.bias.zero_()
    return TrainedModel(ModelMetadata("One kernel", architecture, PLAIN), network)


def untrained(architecture: Architecture) -> TrainedModel:
    network = build_seeded(architecture, seed=2).eval().requires_grad_(False)
    return TrainedModel(ModelMetadata("Untrained", architecture), network)


@pytest.fixture
def image(few_digits: DigitSet) -> NDArray[np.uint8]:
    """Return a digit with black and white in it."""
    chosen: NDArray[np.uint8] = few_digits.images[0].copy()
    chosen[14, 14] = 255
    return chosen


def test_the_map_of_an_identity_kernel_is_the_image(image: NDArray[np.uint8]) -> None:
    first = feature_maps(one_kernel_model([[0, 0, 0], [0, 1, 0], [0, 0, 0]]), image)[0]
    assert first.title == "Convolution 3×3"
    np.testing.assert_array_equal(first.gray[0], image)
    np.testing.assert_allclose(first.values[0], image / 255, rtol=1e-6)


def test_an_edge_filter_finds_the_edge() -> None:
    # Black on the left, white from column 14 on: dark to light is found, light to dark is not.
    image = np.zeros((28, 28), np.uint8)
    image[:, 14:] = 255
    rising = [[-1.0, 0.0, 1.0]] * 3
    found = feature_maps(one_kernel_model(rising), image)[0].values[0]
    expected = np.zeros((28, 28), np.float32)
    expected[:, 13:15] = 3
    # Above and below the image there is black.
    expected[[0, -1], 13:15] = 2
    np.testing.assert_allclose(found, expected)
    falling = feature_maps(one_kernel_model([[1.0, 0.0, -1.0]] * 3), image)[0].values[0]
    # The padding is black too: the image's own right edge falls.
    assert np.flatnonzero(falling.any(axis=0)).tolist() == [27]


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("pooling", Pooling)
@pytest.mark.parametrize("batch_norm", [False, True])
def test_the_stages_are_those_of_the_diagram(
    activation: Activation, pooling: Pooling, batch_norm: bool, image: NDArray[np.uint8]
) -> None:
    blocks = (Block(2, 2, 5, True, 2, pooling), Block(3, pool=1), Block(4, pooling=pooling))
    architecture = Convolutional(blocks, (6, 5), batch_norm, 0.3, activation)
    check_against_diagram(untrained(architecture), image)


@pytest.mark.parametrize(
    "architecture",
    [preset.architecture for preset in PRESETS if not isinstance(preset.architecture, Residual)]
    + [Perceptron((7, 5, 3), batch_norm=True, dropout=0.5, activation=Activation.TANH)],
    ids=str,
)
def test_the_stages_of_the_presets_are_those_of_the_diagram(
    architecture: Architecture, image: NDArray[np.uint8]
) -> None:
    check_against_diagram(untrained(architecture), image)


def check_against_diagram(model: TrainedModel, image: NDArray[np.uint8]) -> None:
    drawn = [
        layer
        for layer in layers(model.metadata.architecture, model.metadata.outputs)[1:]
        if layer.title != "Flatten"
    ]
    found = feature_maps(model, image)
    assert [stage.title for stage in found] == [layer.title for layer in drawn]
    assert [stage.values.size for stage in found] == [int(np.prod(layer.shape)) for layer in drawn]
    assert [stage.values.shape[0] for stage in found] == [layer.shape[0] for layer in drawn]


def test_a_residual_block_is_one_stage(image: NDArray[np.uint8]) -> None:
    found = feature_maps(untrained(Residual((4, 8), blocks_per_stage=2)), image)
    assert [(stage.title, stage.values.shape) for stage in found] == [
        ("Convolution 3×3", (4, 28, 28)),
        ("Residual block", (4, 28, 28)),
        ("Residual block", (4, 28, 28)),
        ("Residual block", (8, 14, 14)),
        ("Residual block", (8, 14, 14)),
        ("Mean of each map", (8,)),
        ("Fully connected", (10,)),
    ]
    np.testing.assert_allclose(found[5].values, found[4].values.mean(axis=(1, 2)), rtol=1e-4)


@pytest.mark.parametrize(
    "architecture", [Perceptron((6,)), Convolutional(), Residual((3,), blocks_per_stage=1)], ids=str
)
def test_the_last_stage_is_the_answer(architecture: Architecture, image: NDArray[np.uint8]) -> None:
    model = untrained(architecture)
    last = feature_maps(model, image)[-1].values
    np.testing.assert_allclose(last, compute_logits(model, image[None])[0], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("activation", [Activation.RELU, Activation.TANH])
def test_a_max_pool_takes_the_greatest_of_each_square(
    activation: Activation, image: NDArray[np.uint8]
) -> None:
    # The pool stands before the activation in the network, but behind it in the pictures.
    model = untrained(Convolutional((Block(3, is_padded=True),), (), activation=activation))
    convolved, pooled, _ = feature_maps(model, image)
    squares = convolved.values.reshape(3, 14, 2, 14, 2)
    np.testing.assert_allclose(pooled.values, squares.max(axis=(2, 4)), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("values", "gray"),
    [
        ([[0.0, 2.0], [1.0, 0.5]], [[0, 255], [128, 64]]),
        ([[1.0, 2.0], [1.0, 2.0]], [[128, 255], [128, 255]]),
        ([[-1.0, 0.0], [1.0, 1.0]], [[0, 128], [255, 255]]),
        ([[0.0, 0.0], [0.0, 0.0]], [[0, 0], [0, 0]]),
        ([[-2.0, -2.0], [-2.0, -2.0]], [[0, 0], [0, 0]]),
    ],
)
def test_maps_share_one_scale(values: list[list[float]], gray: list[list[int]]) -> None:
    stage = FeatureMaps("", np.array(values, np.float32)[:, None, :])
    assert stage.gray[:, 0].tolist() == gray


def test_the_model_keeps_no_hooks_and_stays_as_it_was(
    bundled_model: Path, image: NDArray[np.uint8]
) -> None:
    model = load_model(bundled_model)
    before = compute_logits(model, image[None])
    found = feature_maps(model, image)
    again = feature_maps(model, image)
    for one, other in zip(found, again, strict=True):
        np.testing.assert_array_equal(one.values, other.values)
    np.testing.assert_array_equal(compute_logits(model, image[None]), before)
    assert not any(module._forward_hooks for module in model.network.modules())


def test_it_is_quick_enough_to_follow_a_pen(bundled_model: Path, image: NDArray[np.uint8]) -> None:
    model = load_model(bundled_model)
    seconds: dict[str, list[float]] = {"maps": [], "answer": []}
    for _ in range(20):
        seconds["answer"].append(seconds_for(lambda: compute_logits(model, image[None])))
        seconds["maps"].append(seconds_for(lambda: feature_maps(model, image)))
    # The answer follows the pen. The quickest of both, taken in turn, for other work on the
    # machine is not what is measured.
    assert min(seconds["maps"]) < 5 * min(seconds["answer"])


def seconds_for(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
