"""Which recipe the options of `mnist-desktop train` name."""

import argparse
from pathlib import Path

import pytest

from mnist_desktop.cli.recipe_options import add_recipe_options, recipe
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Activation, Block, Convolutional, Perceptron
from mnist_desktop.training.presets import DEFAULT, Preset, preset
from mnist_desktop.training.settings import Device, OptimizerKind, Schedule


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    add_recipe_options(made)
    return made


def chosen(*options: str) -> Preset:
    return recipe(parser().parse_args(options))


def test_without_options_it_is_the_default() -> None:
    assert chosen() == DEFAULT


def test_options_change_the_recipe() -> None:
    changed = chosen(
        *("--preset", "classic", "--hidden", "32,16", "--activation", "tanh"),
        *("--dropout", "0.3", "--batch-norm", "--optimizer", "sgd", "--momentum", "0.5"),
        *("--lr", "0.2", "--schedule", "plateau", "--l1", "0.01", "--patience", "4"),
        *("--rotation", "8", "--elastic", "1", "--device", "cpu", "--mixed-precision"),
    )
    assert changed.architecture == Perceptron((32, 16), True, 0.3, Activation.TANH)
    settings = changed.settings
    assert (settings.optimizer, settings.momentum) == (OptimizerKind.SGD, 0.5)
    assert (settings.learning_rate, settings.schedule) == (0.2, Schedule.PLATEAU)
    assert (settings.l1, settings.patience) == (0.01, 4)
    assert (settings.augmentation.rotation, settings.augmentation.elastic) == (8, 1)
    assert (settings.device, settings.mixed_precision) == (Device.CPU, True)
    assert settings.epochs == preset("classic").settings.epochs
    assert changed.title == "Classic perceptron · hidden layers 32–16, batch normalization, …"


def test_blocks_and_another_kind_of_network_are_named() -> None:
    blocks = ("--block", "filters=8,kernel=5", "--block", "filters=16,pool=1,is_padded=yes")
    changed = chosen("--preset", "classic", "--network", "convolutional", *blocks)
    assert changed.architecture == Convolutional(
        (Block(8, kernel=5), Block(16, pool=1, is_padded=True))
    )


def test_options_change_a_recipe_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[training]\nepochs = 3\nl2 = 0.5\n")
    changed = chosen("--config", str(path), "--epochs", "4")
    assert (changed.settings.epochs, changed.settings.l2) == (4, 0.5)
    assert changed.title == "mine · 4 epochs"
    # Its own name comes first, even where a preset is as near.
    path.write_text("[training]\nepochs = 10\n")
    assert chosen("--config", str(path)).title == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--preset", "residual", "--hidden", "5"], "no --hidden"),
        (["--preset", "classic", "--hidden", "5,x"], "such as 128, 64"),
        (["--preset", "classic", "--dropout", "2"], "Dropout is 2; choose a share"),
        (["--preset", "nothing"], "no preset"),
        (["--l1", "-1"], "L1 is -1"),
        (["--block", "filter=3"], "Block is “filter=3”"),
        (["--epochs", "many"], "Epochs is many; choose a whole number from 1 to 1,000"),
        (["--lr", "fast"], "Learning rate is fast; choose a number from 0.000000001 to 10"),
    ],
)
def test_what_cannot_be_is_told(options: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        chosen(*options)
