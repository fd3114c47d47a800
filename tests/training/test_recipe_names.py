"""What a recipe is called that nobody gave a name."""

from dataclasses import replace
from typing import Any

import pytest

from mnist_desktop.ink.variation import Variation
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.training.presets import PRESETS, Preset, preset
from mnist_desktop.training.recipe_names import recipe_name
from mnist_desktop.training.settings import OptimizerKind, Schedule, TrainingSettings

FAST, CLASSIC, ACCURATE = preset("fast"), preset("classic"), preset("accurate")


def name_after(recipe: Preset, architecture: Architecture | None = None, **changes: Any) -> str:
    """What a recipe is called whose network or settings are changed."""
    settings = replace(recipe.settings, **changes)
    return recipe_name(architecture or recipe.architecture, settings, PRESETS)


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.key)
def test_a_recipe_that_has_a_name_keeps_it(recipe: Preset) -> None:
    assert name_after(recipe) == recipe.title


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"epochs": 20}, "20 epochs"),
        ({"epochs": 1}, "1 epoch"),
        ({"optimizer": OptimizerKind.ADAMW, "batch_size": 50}, "batch size 50, AdamW"),
        # The share that comes with it is what it always was.
        ({"optimizer": OptimizerKind.SGD}, "SGD with momentum"),
        ({"optimizer": OptimizerKind.SGD, "momentum": 0.5}, "SGD with momentum, momentum 0.5"),
        ({"schedule": Schedule.COSINE, "learning_rate": 0.1}, "learning rate 0.1, schedule cosine"),
        ({"l2": 0.01, "patience": 3}, "L2 0.01, early stopping 3 epochs"),
        ({"max_grad_norm": 1.0, "validation_share": 0.25}, "max grad norm 1, validation 25 %"),
        ({"augmentation": Augmentation(rotation=5)}, "rotation 5°"),
        ({"augmentation": Augmentation(rotation=5, shift=2)}, "changed augmentation"),
        ({"ink": InkRendering(variation=Variation(rotation=1))}, "turn 1°"),
        # What matters least is told last, however it is declared.
        ({"seed": 4, "augmentation": Augmentation(shear=0.1)}, "shear 0.1, seed 4"),
        ({"epochs": 5, "mixed_precision": True, "seed": 1}, "5 epochs, seed 1, …"),
    ],
)
def test_it_is_called_after_the_nearest_and_what_differs(
    changes: dict[str, Any], told: str
) -> None:
    assert name_after(FAST, **changes) == f"Fast · {told}"


def test_what_is_turned_off_is_told() -> None:
    assert name_after(ACCURATE, augmentation=Augmentation()) == "Accurate · no augmentation"
    assert isinstance(ACCURATE.architecture, Convolutional)
    without = replace(ACCURATE.architecture, batch_norm=False, dropout=0.0)
    assert name_after(ACCURATE, without) == "Accurate · no batch normalization, no dropout"
    assert (
        name_after(preset("large"), l2=0.0, mixed_precision=False)
        == "Large · no L2, no mixed precision"
    )


@pytest.mark.parametrize(
    ("architecture", "name"),
    [
        (Perceptron((64,)), "Classic perceptron · hidden layers 64"),
        (Perceptron(activation=Activation.SILU), "Classic perceptron · activation SiLU"),
        (Convolutional(), "Classic convolutional"),
        (Convolutional((Block(8), Block(16))), "Classic convolutional · filters 8–16"),
        (Convolutional((Block(8), Block(8))), "Classic convolutional · 8 filters"),
        (Convolutional((Block(32),) * 3, ()), "Classic convolutional · 3 blocks, no hidden layers"),
        (
            Convolutional((Block(32, kernel=5), Block(64, kernel=5, pooling=Pooling.AVERAGE))),
            "Classic convolutional · kernel 5, pooling Max–Mean",
        ),
        # After one for the same kind of network, even where more of the rest differs.
        (Residual(blocks_per_stage=2), "Small ResNet · 2 blocks, 10 epochs, …"),
    ],
)
def test_a_network_is_told_before_how_it_learns(architecture: Architecture, name: str) -> None:
    assert name_after(CLASSIC, architecture) == name


def test_ones_own_recipes_are_known_too_and_the_first_of_equals_counts() -> None:
    mine = replace(FAST, title="Mine", settings=replace(FAST.settings, epochs=30))
    asked = replace(FAST.settings, epochs=31)
    assert recipe_name(FAST.architecture, asked, (*PRESETS, mine)) == "Fast · 31 epochs"
    assert recipe_name(FAST.architecture, asked, (mine, *PRESETS)) == "Mine · 31 epochs"
    nearer = replace(asked, batch_size=mine.settings.batch_size, epochs=30, l1=0.1)
    assert recipe_name(FAST.architecture, nearer, (*PRESETS, mine)) == "Mine · L1 0.1"


def test_settings_that_change_nothing_are_none() -> None:
    settings = TrainingSettings(momentum=0.1, drop_epochs=9)
    assert recipe_name(Perceptron(), settings, PRESETS) == "Classic perceptron"
