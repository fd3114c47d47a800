"""Networks as they are built."""

import pytest
import torch
from torch import nn

from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
)
from mnist_desktop.models.card import Normalisation
from mnist_desktop.models.networks import build_seeded, parameter_count
from mnist_desktop.models.trained import to_inputs


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


def test_pixels_are_normalised_as_the_card_says() -> None:
    images = torch.tensor([0, 255, 51], dtype=torch.uint8).reshape(3, 1, 1).expand(3, 28, 28)
    inputs = to_inputs(images, Normalisation(mean=0.2, deviation=0.5))
    assert inputs.shape == (3, 1, 28, 28)
    torch.testing.assert_close(inputs[:, 0, 0, 0], torch.tensor([-0.4, 1.6, 0.0]))
    assert images[1, 0, 0] == 255
