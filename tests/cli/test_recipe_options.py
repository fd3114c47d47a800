"""Which recipe the options of `mnist-desktop train` name."""

import argparse
from dataclasses import fields
from pathlib import Path

import pytest

from mnist_desktop.cli.recipe_options import add_recipe_options, recipe
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Activation, Perceptron
from mnist_desktop.training.presets import DEFAULT, Preset, preset
from mnist_desktop.training.settings import Device, OptimizerKind, Schedule, TrainingSettings


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    add_recipe_options(made)
    return made


def chosen(*options: str) -> Preset:
    return recipe(parser().parse_args(options))


def test_without_options_it_is_the_default() -> None:
    assert chosen() == DEFAULT


def test_every_setting_has_an_option() -> None:
    known = {action.dest for action in parser()._actions}
    settings = {field.name for field in fields(TrainingSettings)}
    # How ink is drawn is for recipe files alone.
    assert settings - known == {"augmentation", "ink"}
    augmentation = {field.name for field in fields(TrainingSettings().augmentation)}
    assert augmentation <= known


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


def test_options_change_a_recipe_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[training]\nepochs = 3\nl2 = 0.5\n")
    settings = chosen("--config", str(path), "--epochs", "4").settings
    assert (settings.epochs, settings.l2) == (4, 0.5)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--preset", "residual", "--hidden", "5"], "no --hidden"),
        (["--preset", "classic", "--hidden", "5,x"], "128,64"),
        (["--preset", "classic", "--dropout", "2"], "dropout is 2"),
        (["--preset", "nothing"], "no preset"),
        (["--l1", "-1"], "L1 is -1"),
    ],
)
def test_what_cannot_be_is_told(options: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        chosen(*options)
