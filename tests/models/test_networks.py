"""Networks as they are built."""

from collections.abc import Callable

import pytest
import torch
from torch import nn
from torch.nn import functional

from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.metadata import Normalization
from mnist_desktop.models.networks import ResidualBlock, build_seeded, parameter_count
from mnist_desktop.models.trained_model import to_inputs


@pytest.mark.parametrize(
    "architecture",
    [
        Perceptron((5,)),
        Perceptron((4,) * 16),
        Convolutional((Block(2), Block(3)), (4,)),
        Convolutional((Block(2, kernel=5), Block(3, kernel=5)), (4,), batch_norm=True),
        Convolutional((Block(1, kernel=7), Block(1, kernel=7)), (1,)),
        Convolutional((Block(2, 2, 5, True, 4, Pooling.AVERAGE),), (), dropout=0.5),
        Convolutional((Block(2, 3, pool=1), Block(3, kernel=1, pool=7)), (4, 3), True, 0.2),
        Residual((2, 3, 4, 5), 2, 0.1),
    ],
    ids=str,
)
def test_every_architecture_answers_with_ten_logits(architecture: Architecture) -> None:
    network = build_seeded(architecture, seed=0).eval()
    assert network(torch.zeros(3, 1, 28, 28)).shape == (3, 10)


@pytest.mark.parametrize(
    ("architecture", "count"),
    [
        (Perceptron((128, 64)), 784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10),
        (
            Convolutional((Block(32), Block(64)), (128,)),
            (9 + 1) * 32 + (9 * 32 + 1) * 64 + (64 * 25 + 1) * 128 + 1290,
        ),
        (
            Convolutional((Block(2, kernel=5), Block(3, kernel=5)), (4,), batch_norm=True),
            (25 + 1) * 2 + 4 + (50 + 1) * 3 + 6 + (3 * 16 + 1) * 4 + 50,
        ),
    ],
    ids=str,
)
def test_the_number_of_parameters_is_that_of_the_textbook(
    architecture: Architecture, count: int
) -> None:
    assert parameter_count(build_seeded(architecture, seed=0)) == count


def weights(network: nn.Module) -> list[list[float]]:
    return [tensor.flatten().tolist() for tensor in network.state_dict().values()]


def test_the_seed_alone_decides_the_weights() -> None:
    first = build_seeded(Perceptron((5,)), seed=1)
    torch.rand(3)
    assert weights(first) == weights(build_seeded(Perceptron((5,)), seed=1))
    assert weights(first) != weights(build_seeded(Perceptron((5,)), seed=2))


def test_building_leaves_the_global_random_state_alone() -> None:
    before = torch.random.get_rng_state()
    build_seeded(Convolutional(), seed=9)
    assert torch.equal(before, torch.random.get_rng_state())


def test_pixels_are_normalized_as_the_card_says() -> None:
    images = torch.tensor([0, 255, 51], dtype=torch.uint8).reshape(3, 1, 1).expand(3, 28, 28)
    inputs = to_inputs(images, Normalization(mean=0.2, deviation=0.5))
    assert inputs.shape == (3, 1, 28, 28)
    torch.testing.assert_close(inputs[:, 0, 0, 0], torch.tensor([-0.4, 1.6, 0.0]))
    assert images[1, 0, 0] == 255


@pytest.mark.parametrize(
    ("activation", "bent"),
    [
        (Activation.RELU, functional.relu),
        (Activation.LEAKY_RELU, functional.leaky_relu),
        (Activation.GELU, functional.gelu),
        (Activation.SILU, functional.silu),
        (Activation.SIGMOID, torch.sigmoid),
        (Activation.TANH, torch.tanh),
    ],
)
def test_each_activation_bends_as_its_name_says(
    activation: Activation, bent: Callable[[torch.Tensor], torch.Tensor]
) -> None:
    network = build_seeded(Perceptron((6,), activation=activation), 0).eval()
    images = torch.randn(5, 1, 28, 28, generator=torch.Generator().manual_seed(1))
    first, last = [layer for layer in network if isinstance(layer, nn.Linear)]
    torch.testing.assert_close(network(images), last(bent(first(images.flatten(1)))))


@pytest.mark.parametrize("activation", Activation)
def test_the_activation_comes_before_the_pool_in_effect(activation: Activation) -> None:
    network = build_seeded(Convolutional((Block(3),), (), activation=activation), 0).eval()
    images = torch.randn(2, 1, 28, 28, generator=torch.Generator().manual_seed(1))
    convolution = next(layer for layer in network if isinstance(layer, nn.Conv2d))
    bend = next(layer for layer in network if type(layer).__module__.endswith("activation"))
    last = next(layer for layer in network if isinstance(layer, nn.Linear))
    expected = last(functional.max_pool2d(bend(convolution(images)), 2).flatten(1))
    torch.testing.assert_close(network(images), expected)


def test_a_residual_block_adds_what_came_in() -> None:
    block = ResidualBlock(4, 4, 1, nn.ReLU).eval()
    maps = torch.rand(2, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        for parameter in block.found[-1].parameters():
            parameter.zero_()
    # What it finds is nothing then, so that all comes through as it is.
    torch.testing.assert_close(block(maps), maps)
    halved = ResidualBlock(4, 8, 2, nn.ReLU).eval()
    assert halved(maps).shape == (2, 8, 4, 4)


@pytest.mark.parametrize("filters", [(2, 3), (4, 8), (5, 32)])
def test_gradients_of_residual_networks_of_few_filters_are_numbers(
    filters: tuple[int, ...],
) -> None:
    network = build_seeded(Residual(filters), seed=1).to(memory_format=torch.channels_last)
    images = torch.rand(50, 1, 28, 28).to(memory_format=torch.channels_last)
    for _ in range(5):
        network(images).square().sum().backward()
    gradients = [parameter.grad for parameter in network.parameters()]
    assert all(g is not None and g.isfinite().all() for g in gradients)


@pytest.mark.parametrize("side", [1, 7, 14, 28])
def test_a_shortcut_is_a_convolution_with_a_stride(side: int) -> None:
    block = ResidualBlock(3, 5, 2, nn.ReLU)
    shortcut = block.shortcut
    assert isinstance(shortcut, nn.Sequential)
    weight = shortcut[0].weight
    assert isinstance(weight, torch.Tensor)
    maps = torch.randn(2, 3, side, side)
    expected = functional.conv2d(maps, weight, stride=2)
    torch.testing.assert_close(shortcut[0](maps), expected)
