"""The options that say which network is trained, and how."""

import argparse
from dataclasses import replace
from pathlib import Path

from mnist_desktop.cli.setting_options import (
    add_setting_options,
    changed,
    options_of,
    refuse_unknown,
)
from mnist_desktop.models.architecture import KINDS, Architecture, kind_of
from mnist_desktop.runs.spread import group_name
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset, preset
from mnist_desktop.training.recipe_files import read_recipe
from mnist_desktop.training.recipe_names import recipe_name
from mnist_desktop.training.settings import TrainingSettings


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
    network.add_argument(
        "--network",
        choices=list(KINDS),
        help="kind of network; another than the recipe's begins with its own defaults",
    )
    add_setting_options(network, *KINDS.values())
    add_setting_options(
        parser.add_argument_group("training, in place of the recipe's"), TrainingSettings
    )


def recipe(arguments: argparse.Namespace) -> Preset:
    """Return the recipe that the options name, with their changes, which its title tells.

    Raises:
        UserError: There is none of that name, or the changes are impossible.
    """
    chosen = _chosen(arguments)
    architecture = _architecture(chosen.architecture, arguments)
    settings = changed(chosen.settings, arguments)
    # A run that is gone on from gives its name on as it is.
    is_continued = arguments.before is not None
    known = (chosen, *PRESETS)
    title = chosen.title if is_continued else recipe_name(architecture, settings, known)
    return replace(chosen, title=title, architecture=architecture, settings=settings)


def recipe_arguments(recipe: Preset) -> list[str]:
    """Return the options that `recipe` reads as the same network and settings."""
    network = ["--network", kind_of(recipe.architecture), *options_of(recipe.architecture)]
    return [*network, *options_of(recipe.settings)]


def _chosen(arguments: argparse.Namespace) -> Preset:
    if arguments.config is not None:
        return read_recipe(arguments.config)
    if arguments.before is not None:
        run = RunStore().run(arguments.before)
        return Preset(run.key, group_name([run]), "", run.architecture, run.settings)
    return preset(arguments.preset or DEFAULT.key)


def _architecture(architecture: Architecture, arguments: argparse.Namespace) -> Architecture:
    kind = KINDS[arguments.network or kind_of(architecture)]
    refuse_unknown(arguments, kind, tuple(KINDS.values()))
    return changed(architecture if isinstance(architecture, kind) else kind(), arguments)
