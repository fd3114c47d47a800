"""The options that say which network is trained, and how."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Activation, Architecture
from mnist_desktop.runs.spread import group_name
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset, preset
from mnist_desktop.training.recipe_files import read_recipe
from mnist_desktop.training.settings import CHOICES, Augmentation, TrainingSettings

# Option names where they are not the setting's own.
_OPTIONS = {"learning_rate": "lr", "share": "changed-share"}
_SETTINGS = {
    "epochs": "times every image is seen",
    "batch_size": "images for one step",
    "optimizer": "rule by which the gradients change the weights",
    "momentum": "of SGD",
    "learning_rate": "learning rate, the peak where the schedule changes it",
    "schedule": "how the learning rate changes",
    "drop_epochs": "epochs before each drop of the schedules step and plateau",
    "drop_factor": "what the learning rate is multiplied by at each drop",
    "l1": "strength of the L1 penalty",
    "l2": "strength of the L2 penalty; AdamW's weight decay",
    "max_grad_norm": "greatest length of the gradient; longer ones are shortened",
    "patience": "epochs without a better validation loss after which training ends",
    "validation_share": "share of the training set kept for choosing the best epoch",
    "seed": "same seed, same CPU, same model",
    "device": "where the computing is done",
    "label_smoothing": "share of each target spread over all digits",
    "mixed_precision": "bfloat16 where the device is faster with it",
    "half_precision_weights": "round the finished weights to 16 bits",
}
_AUGMENTATION = {
    "rotation": "largest turn of training images, degrees",
    "shift": "largest shift, pixels",
    "zoom": "largest change of size, share",
    "shear": "largest slant, share of the height",
    "elastic": "elastic bending, pixels",
    "thickness": "thicker and thinner strokes, share",
    "share": "share of the images that are changed",
}


def add_recipe_options(parser: argparse.ArgumentParser) -> None:
    """Add them; every setting has an option of its own name."""
    source = parser.add_mutually_exclusive_group()
    known = ", ".join(p.key for p in PRESETS)
    source.add_argument("--preset", metavar="NAME", help=f"one of {known}; default: {DEFAULT.key}")
    source.add_argument(
        "--config", type=Path, metavar="FILE", help="recipe file (TOML) instead of a preset"
    )
    source.add_argument(
        "--continue",
        dest="before",
        metavar="RUN",
        help="go on from the model of a kept run, with its recipe; `mnist-desktop runs` lists them",
    )
    network = parser.add_argument_group("network, in place of the recipe's")
    network.add_argument("--hidden", metavar="N,N", help="units of the fully connected layers")
    network.add_argument("--activation", choices=[str(a) for a in Activation])
    network.add_argument("--dropout", type=float, metavar="X", help="share left out at random")
    network.add_argument("--batch-norm", action=argparse.BooleanOptionalAction, default=None)
    settings = parser.add_argument_group("training, in place of the recipe's")
    _add(settings, TrainingSettings(), _SETTINGS)
    images = parser.add_argument_group("training images, in place of the recipe's")
    _add(images, Augmentation(), _AUGMENTATION)


def recipe(arguments: argparse.Namespace) -> Preset:
    """Return the recipe that the options name, with their changes.

    Raises:
        UserError: There is none of that name, or the changes are impossible.
    """
    chosen = _chosen(arguments)
    augmentation = replace(chosen.settings.augmentation, **_given(arguments, _AUGMENTATION))
    settings = replace(chosen.settings, augmentation=augmentation, **_given(arguments, _SETTINGS))
    return replace(chosen, architecture=_changed(chosen.architecture, arguments), settings=settings)


def _chosen(arguments: argparse.Namespace) -> Preset:
    if arguments.config is not None:
        return read_recipe(arguments.config)
    if arguments.before is not None:
        run = RunStore().run(arguments.before)
        return Preset(run.key, group_name([run]), "", run.architecture, run.settings)
    return preset(arguments.preset or DEFAULT.key)


def _add(group: Any, defaults: Any, helps: Mapping[str, str]) -> None:
    for name, text in helps.items():
        option = "--" + _OPTIONS.get(name, name).replace("_", "-")
        default = getattr(defaults, name)
        if name in CHOICES:
            group.add_argument(
                option, dest=name, choices=[str(c) for c in CHOICES[name]], help=text
            )
        elif isinstance(default, bool):
            group.add_argument(
                option, dest=name, action=argparse.BooleanOptionalAction, default=None, help=text
            )
        else:
            sign = "N" if isinstance(default, int) else "X"
            group.add_argument(option, dest=name, type=type(default), metavar=sign, help=text)


def _given(arguments: argparse.Namespace, names: Iterable[str]) -> dict[str, Any]:
    given = {name: getattr(arguments, name) for name in names}
    return {
        name: CHOICES[name](value) if name in CHOICES else value
        for name, value in given.items()
        if value is not None
    }


def _changed(architecture: Architecture, arguments: argparse.Namespace) -> Architecture:
    changes: dict[str, Any] = {
        "hidden": _units(arguments.hidden),
        "activation": arguments.activation and Activation(arguments.activation),
        "dropout": arguments.dropout,
        "batch_norm": arguments.batch_norm,
    }
    changes = {name: value for name, value in changes.items() if value is not None}
    known = {field.name for field in fields(architecture)}
    for name in changes:
        if name not in known:
            option = name.replace("_", "-")
            raise UserError(f"A network of this kind has no --{option}; leave it out.")
    return replace(architecture, **changes)


def _units(text: str | None) -> tuple[int, ...] | None:
    if text is None:
        return None
    try:
        return tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise UserError(f"“{text}” are no numbers of units; write them like 128,64.") from error
