"""Layers counted on paper, against the networks that are really built."""

from dataclasses import dataclass

import pytest
import torch
from torch import nn

from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.layer_summary import Layer, layers, totals
from mnist_desktop.models.networks import build_seeded, parameter_count
from mnist_desktop.training.presets import PRESETS
from tests.german import German, SpeakGerman

ARCHITECTURES = [
    Perceptron(),
    Perceptron((5,)),
    Perceptron((7, 6, 5), activation=Activation.TANH, batch_norm=True, dropout=0.25),
    Convolutional(),
    Convolutional((Block(2, kernel=5), Block(3, kernel=5)), (4,), batch_norm=True),
    Convolutional((Block(2, 2, 5, True, 4, Pooling.AVERAGE),), (), dropout=0.5),
    Convolutional((Block(2, 3, pool=1), Block(3, kernel=1, pool=7)), (4, 3), True, 0.2),
    Convolutional((Block(4, 4, 3, True, 3), Block(5)), (6,), activation=Activation.GELU),
    Residual(),
    Residual((3,), blocks_per_stage=2),
    Residual((2, 2, 4, 5), blocks_per_stage=2, activation=Activation.SILU, dropout=0.1),
    Residual((2, 2), blocks_per_stage=1),
    *(preset.architecture for preset in PRESETS),
]
SHAPING = (nn.Conv2d, nn.Linear, nn.MaxPool2d, nn.AvgPool2d, nn.Flatten)


@dataclass
class Ran:
    """What a module of the built network did."""

    shape: tuple[int, ...]
    parameters: int
    multiply_adds: int


def run(network: nn.Sequential) -> list[Ran]:
    """Pass one image through a network and return what each of its layers did.

    Normalizations and shortcuts are counted with the convolution before them.
    """
    ran: list[Ran] = []

    def hook(name: str) -> object:
        def note(module: nn.Module, _inputs: object, output: torch.Tensor) -> None:
            parameters = parameter_count(module)
            work = work_of(module, output)
            if isinstance(module, SHAPING) and "shortcut" not in name:
                ran.append(Ran(tuple(output.shape[1:]), parameters, work))
            elif ran:
                ran[-1].parameters += parameters
                ran[-1].multiply_adds += work

        return note

    for name, module in network.named_modules():
        if not list(module.children()):
            module.register_forward_hook(hook(name))
    network.eval()(torch.zeros(1, 1, 28, 28))
    return ran


def work_of(module: nn.Module, output: torch.Tensor) -> int:
    if isinstance(module, nn.Conv2d | nn.Linear):
        return module.weight.numel() * output[0, 0].numel()
    return 0


@pytest.mark.parametrize("outputs", [10, 11])
@pytest.mark.parametrize("architecture", ARCHITECTURES, ids=str)
def test_every_layer_is_the_one_that_is_built(architecture: Architecture, outputs: int) -> None:
    network = build_seeded(architecture, seed=0, outputs=outputs)
    image, *counted = layers(architecture, outputs)
    assert image == Layer("Input image", "", (1, 28, 28))
    assert [Ran(layer.shape, layer.parameters, layer.multiply_adds) for layer in counted] == run(
        network
    )
    assert totals(counted).parameters == parameter_count(network)


def test_multiply_adds_of_a_perceptron_are_its_weights() -> None:
    assert totals(layers(Perceptron((128, 64)))).multiply_adds == 784 * 128 + 128 * 64 + 64 * 10


def test_multiply_adds_of_a_convolution_are_its_weights_at_every_pixel() -> None:
    image, first, pool, flatten, last = layers(Convolutional((Block(8, kernel=5),), ()))
    assert first.multiply_adds == 5 * 5 * 8 * 24 * 24
    assert first.window == 5
    assert (pool.shape, pool.window) == ((8, 12, 12), 2)
    assert last.multiply_adds == 8 * 12 * 12 * 10
    assert [layer.multiply_adds for layer in (image, pool, flatten)] == [0, 0, 0]


def test_a_shortcut_that_changes_the_shape_counts_where_it_is_added() -> None:
    counted = layers(Residual((2, 4)))
    assert [layer.skips_from for layer in counted] == [None] * 3 + [1, None, 3, None, None]
    assert counted[3].multiply_adds == 3 * 3 * 2 * 2 * 28 * 28
    assert counted[5].multiply_adds == (3 * 3 * 4 * 4 + 2 * 4) * 14 * 14
    assert counted[5].parameters == 3 * 3 * 4 * 4 + 8 + 2 * 4 + 8


def test_the_size_is_four_bytes_a_parameter() -> None:
    counted = totals(layers(Perceptron((1,))))
    assert counted.parameters == 785 + 20
    assert counted.bytes == 4 * 805


def test_what_follows_a_layer_is_told_with_it() -> None:
    network = Convolutional((Block(3),), (4,), True, 0.5, Activation.LEAKY_RELU)
    told = [(layer.title, layer.detail) for layer in layers(network, outputs=11)]
    assert told == [
        ("Input image", ""),
        ("Convolution 3×3", "3 filters, batch norm, leaky ReLU"),
        ("Max-pool 2×2", ""),
        ("Flatten", "dropout 50\u00a0%"),
        ("Fully connected", "4 units, leaky ReLU, dropout 50\u00a0%"),
        ("Fully connected", "11 units, one for each answer"),
    ]


def test_layers_are_called_in_the_language_that_is_spoken(speak_german: SpeakGerman) -> None:
    texts: German = {
        ("{count} units", "{count} unit"): ("{count} Einheit", "{count} Einheiten"),
        "dropout {percent}\u00a0%": "Dropout {percent}\u00a0%",
        "sigmoid": "Sigmoid",
    }
    speak_german(texts)
    architecture = Perceptron((1000,), activation=Activation.SIGMOID, dropout=0.125)
    assert layers(architecture)[2].detail == "1.000 Einheiten, Sigmoid, Dropout 12,5\u00a0%"
