"""Recipes as TOML files, and the user's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    Activation,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset
from mnist_desktop.training.recipe_files import (
    delete_recipe,
    keep_recipe,
    own_recipes,
    read_own_recipes,
    read_recipe,
    write_recipe,
)
from mnist_desktop.training.settings import OptimizerKind, Schedule, TrainingSettings
from tests.bounded import peak_reading


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.key)
def test_every_preset_survives_its_file(recipe: Preset, tmp_path: Path) -> None:
    path = tmp_path / f"{recipe.key}.toml"
    write_recipe(recipe, path)
    assert read_recipe(path) == replace(recipe, advice="")


def test_a_file_written_by_hand_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        """
        title = "Mine"
        [network]
        kind = "convolutional"
        activation = "gelu"
        hidden = [64]
        [[network.blocks]]
        filters = 8
        pooling = "average"
        [training]
        optimizer = "sgd"
        schedule = "cosine"
        l1 = 0.001
        [training.augmentation]
        rotation = 10
        """
    )
    recipe = read_recipe(path)
    assert recipe.title == "Mine"
    assert recipe.architecture == Convolutional(
        (Block(8, pooling=Pooling.AVERAGE),), (64,), activation=Activation.GELU
    )
    assert recipe.settings == TrainingSettings(
        optimizer=OptimizerKind.SGD,
        schedule=Schedule.COSINE,
        l1=0.001,
        augmentation=Augmentation(rotation=10),
    )


def test_an_empty_file_is_the_classic_recipe(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("")
    recipe = read_recipe(path)
    assert (recipe.title, recipe.architecture) == ("empty", Perceptron())
    assert recipe.settings == TrainingSettings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "no TOML file"),
        ("[trainning]", "no “trainning”"),
        ("[training]\nepoch = 3", "no “epoch”"),
        ("[training]\nepochs = 0", "Epochs is 0; choose a whole number from 1 to 1,000"),
        ("[training]\noptimizer = 'magic'", "Optimizer is magic; choose one of adam"),
        ("[training.augmentation]\nspin = 3", "no “spin”"),
        ("training = 3", "training settings must be a table"),
        ("[network]\nkind = 'transformer'", "unknown"),
        ("network = 3", "unknown"),
        ("[network]\nkind = 'residual'\nactivation = 'step'", "Activation is step"),
        ("[network]\nkind = 'convolutional'\nblocks = [3]", "block must be a table"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_name(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(UserError, match=said) as caught:
        read_recipe(path)
    assert "mine.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_recipe(tmp_path / "nothing.toml")


def nested(depth: int) -> str:
    return "a = " + "[" * depth + "]" * depth


HOSTILE = {
    "nested 5,000 deep": nested(5000),
    "inline tables": "a = " + "{b = " * 5000 + "1" + "}" * 5000,
    "digits": f"[training]\nepochs = {'9' * 5000}",
    "hexadecimal digits": f"[training]\nepochs = 0x{'f' * 5000}",
    "hexadecimal widths": f"[network]\nkind = 'perceptron'\nhidden = [0x{'f' * 5000}]",
    "hexadecimal rate": f"[training]\nlearning_rate = 0x{'f' * 5000}",
    "nested widths": f"[network]\nkind = 'perceptron'\nhidden = {'[' * 200}{']' * 200}",
    "dotted key": ".".join("a" * 20_000) + " = 1",
    "dotted table": "[" + ".".join("a" * 20_000) + "]",
    "quoted dotted key": ".".join(['"a.b"'] * 5_000) + " = 1",
    "long": "title = '" + "x" * 200_000 + "'",
    "no text": "\x00\x01",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_recipe_is_one_sentence_in_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(HOSTILE[name], "utf-8")
    peak, told = peak_reading(
        f"read_recipe(Path({str(path)!r}))",
        "from mnist_desktop.training.recipe_files import read_recipe",
    )
    assert "hostile.toml" in told
    assert len(told) < 600
    assert len(told.splitlines()) == 1
    assert peak < 250


def test_hostile_recipes_among_ones_own_are_left_out_and_named() -> None:
    path = keep_recipe(replace(DEFAULT, key="", title="mine"))
    for number, text in enumerate(HOSTILE.values()):
        (path.parent / f"hostile-{number:02}.toml").write_text(text, "utf-8")
    own = read_own_recipes()
    assert [recipe.title for recipe in own.recipes] == ["mine"]
    assert len(own.faults) == len(HOSTILE)
    assert all(f"hostile-{number:02}" in fault for number, fault in enumerate(own.faults))


def test_a_title_is_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'title = "a\\u202e\\n{"x" * 5000}"', "utf-8")
    title = read_recipe(path).title
    assert len(title) <= 200
    assert "\u202e" not in title
    assert "\n" not in title


def test_own_recipes_are_kept_replaced_and_deleted() -> None:
    assert own_recipes() == []
    mine = replace(DEFAULT, key="", title="Büro: 1/2", architecture=Residual())
    path = keep_recipe(mine)
    assert path.parent == paths.recipes_folder()
    again = replace(mine, settings=replace(mine.settings, epochs=7))
    keep_recipe(again)
    keep_recipe(replace(mine, title="another"))
    (path.parent / "broken.toml").write_text("?")
    (fault,) = read_own_recipes().faults
    assert "broken.toml" in fault
    assert [recipe.title for recipe in own_recipes()] == ["another", "Büro: 1/2"]
    assert own_recipes()[1].settings.epochs == 7
    delete_recipe("another")
    assert [recipe.title for recipe in own_recipes()] == ["Büro: 1/2"]


def test_a_recipe_needs_a_name() -> None:
    with pytest.raises(UserError, match="name"):
        keep_recipe(replace(DEFAULT, title=" / "))


def test_what_cannot_be_read_is_set_aside_before_it_would_be_replaced() -> None:
    path = keep_recipe(replace(DEFAULT, title="Mine"))
    path.write_text("[training]\nepochs = 'many'  # a week's work, and a slip of the pen")
    broken = path.read_bytes()
    keep_recipe(replace(DEFAULT, title="Mine"))
    assert read_recipe(path).title == "Mine"
    assert path.with_name("Mine-broken-1.toml").read_bytes() == broken
    keep_recipe(replace(DEFAULT, title="Mine"))
    assert not path.with_name("Mine-broken-2.toml").exists()


def test_a_recipe_of_a_newer_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("format_version = 2\n[hyperspace]\nepochs = 3")
    with pytest.raises(UserError, match=r"^mine\.toml was written by a newer version"):
        read_recipe(path)
    path.write_text("format_version = 1\n[training]\nepochs = 3")
    assert read_recipe(path).settings.epochs == 3
