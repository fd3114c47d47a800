"""What is valid in a recipe survives every door: TOML, the command line, a run's file."""

import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from mnist_desktop.cli.recipe_options import add_recipe_options, recipe, recipe_arguments
from mnist_desktop.cli.setting_options import option_of
from mnist_desktop.models.architecture import KINDS, Block, Residual, from_dict, to_dict
from mnist_desktop.runs.run import Run
from mnist_desktop.settings import stored
from mnist_desktop.settings.declared import Settings, settings_of
from mnist_desktop.settings.kinds import Group
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.recipe_files import read_recipe, write_recipe
from mnist_desktop.training.settings import TrainingSettings
from tests.settings.recipes import EXAMPLES, SEEN, recipes

MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def with_seen(test: Callable[..., None]) -> Callable[..., None]:
    for one in SEEN:
        test = example(given_recipe=one)(test)
    return test


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    add_recipe_options(made)
    return made


PARSER = parser()


def as_run(made_by: Preset) -> Run:
    how = (made_by.architecture, made_by.settings)
    return Run("key", "Any", "", datetime.now(UTC), 1.0, "digits", *how, 1, 1, {}, 1, True)


def leaves(holder: type[Settings], prefix: str = "") -> list[str]:
    """Return the names of all settings, those of groups with the group's name before them."""
    found = []
    for name, setting in settings_of(holder):
        if isinstance(setting, Group):
            found += leaves(setting.holder, f"{prefix}{name}.")
        else:
            found.append(f"{prefix}{name}")
    return found


def keys(content: dict[str, Any], prefix: str = "") -> list[str]:
    found = []
    for name, value in content.items():
        nested = isinstance(value, dict)
        found += keys(value, f"{prefix}{name}.") if nested else [f"{prefix}{name}"]
    return found


@MANY
@with_seen
@given(given_recipe=recipes)
def test_any_recipe_survives_files_and_the_command_line(
    given_recipe: Preset, tmp_path: Path
) -> None:
    path = tmp_path / "any.toml"
    write_recipe(given_recipe, path)
    told = recipe(PARSER.parse_args(recipe_arguments(given_recipe)))
    run = as_run(given_recipe)
    again = Run.from_dict(run.key, json.loads(json.dumps(run.to_dict())))
    for read in (read_recipe(path), told, again):
        assert read.architecture == given_recipe.architecture
        assert read.settings == given_recipe.settings


def test_every_setting_has_an_option_and_a_key_in_files() -> None:
    declared = leaves(TrainingSettings)
    assert keys(stored.to_dict(TrainingSettings())) == declared
    options = {
        option_of(name, setting)
        for holder in (TrainingSettings, *KINDS.values())
        for name, setting in _flat(holder)
    }
    known = {option for action in PARSER._actions for option in action.option_strings}
    assert options <= known
    # No two settings of one recipe share an option.
    for kind in KINDS.values():
        mine = [option_of(*one) for holder in (TrainingSettings, kind) for one in _flat(holder)]
        assert len(mine) == len(set(mine))


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_of_a_network_has_a_key_in_files(kind: str) -> None:
    architecture = KINDS[kind]()
    content = to_dict(architecture)
    assert list(content) == ["kind", *leaves(KINDS[kind])]
    for block in content.get("blocks", []):
        assert list(block) == leaves(Block)
    assert from_dict(content) == architecture


def _flat(holder: type[Settings]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, setting in settings_of(holder):
        found += _flat(setting.holder) if isinstance(setting, Group) else [(name, setting)]
    return found


def test_files_of_before_still_open(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_text(
        '[network]\nkind = "residual"\nblocks = 2\n'
        '[training]\noptimiser = "sgd"\ngradient_norm = 2.5\n'
    )
    read = read_recipe(path)
    assert read.architecture == Residual(blocks_per_stage=2)
    assert (read.settings.optimizer, read.settings.max_grad_norm) == ("sgd", 2.5)
