"""Training settings and presets: what can be trained, and what is refused."""

import json
import math
from typing import Any

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation
from mnist_desktop.settings import stored
from mnist_desktop.settings.declared import Settings, settings_of
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.presets import DEFAULT, PRESETS, preset
from mnist_desktop.training.settings import Device, Schedule, TrainingSettings

HOLDERS: dict[str, type[Settings]] = {"variation": Variation, "faults": PenFaults}


@pytest.mark.parametrize(
    "settings",
    [
        {"epochs": 0},
        {"epochs": -1},
        {"epochs": 1001},
        {"epochs": 1.5},
        {"epochs": True},
        {"batch_size": 0},
        {"batch_size": 10_001},
        {"batch_size": math.nan},
        {"learning_rate": 0.0},
        {"learning_rate": -0.1},
        {"learning_rate": 10.1},
        {"learning_rate": math.nan},
        {"learning_rate": math.inf},
        {"learning_rate": "0.1"},
        {"validation_share": 0.0},
        {"validation_share": 1.0},
        {"validation_share": 1.5},
        {"validation_share": math.nan},
        {"seed": -1},
        {"seed": 2**32},
        {"seed": 0.5},
    ],
    ids=str,
)
def test_impossible_settings_are_refused_in_one_line(settings: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="choose a") as caught:
        TrainingSettings(**settings)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "strengths",
    [
        {"rotation": -1},
        {"rotation": 181},
        {"shift": 15},
        {"zoom": 1},
        {"zoom": math.nan},
        {"shear": 3},
        {"shear": math.inf},
    ],
    ids=str,
)
def test_impossible_augmentation_is_refused(strengths: dict[str, Any]) -> None:
    with pytest.raises(
        UserError, match=f"^{next(iter(strengths)).capitalize()} is .+; choose a number"
    ):
        Augmentation(**strengths)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("variation", {"rotation": -1}),
        ("variation", {"slant": math.nan}),
        ("variation", {"stretch": 6}),
        ("variation", {"ends": -0.1}),
        ("variation", {"wobble": None}),
        ("variation", {"speed": "fast"}),
        ("faults", {"skips": 1.1}),
        ("faults", {"specks": -0.1}),
        ("faults", {"specks": "often"}),
    ],
    ids=str,
)
def test_impossible_pens_and_hands_are_refused(kind: str, values: dict[str, Any]) -> None:
    label = dict(settings_of(HOLDERS[kind]))[next(iter(values))].label
    with pytest.raises(UserError, match=f"^{label} is .+; choose a"):
        stored.from_dict(TrainingSettings, {"ink": {kind: values}}, "training settings")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (3, "training settings"),
        ({"augmentation": "much"}, "augmentation"),
        ({"ink": []}, "ink"),
        ({"ink": {"variation": 3}}, "variation"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name(content: object, what: str) -> None:
    with pytest.raises(UserError, match=f"The {what} must be a table"):
        stored.from_dict(TrainingSettings, content, "training settings")


def test_the_extremes_that_are_allowed_are_taken() -> None:
    TrainingSettings(1, 1, learning_rate=1e-9, validation_share=0.001, seed=0)
    TrainingSettings(1000, 10_000, learning_rate=10, validation_share=0.999, seed=2**32 - 1)
    Augmentation(180, 14, 0.9, 2)


def test_only_a_strength_above_zero_changes_anything() -> None:
    assert not Augmentation().changes_anything
    assert Augmentation(shear=0.1).changes_anything


def test_settings_become_plain_json() -> None:
    settings = TrainingSettings(
        schedule=Schedule.ONE_CYCLE, device=Device.CPU, augmentation=Augmentation(rotation=5)
    )
    content = json.loads(json.dumps(stored.to_dict(settings)))
    assert content["schedule"] == "one-cycle"
    assert content["device"] == "cpu"
    assert content["augmentation"]["rotation"] == 5


def test_each_preset_is_found_by_its_name() -> None:
    assert [preset(candidate.key) for candidate in PRESETS] == list(PRESETS)
    assert DEFAULT in PRESETS


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError, match="no preset “slow”") as caught:
        preset("slow")
    assert all(candidate.key in str(caught.value) for candidate in PRESETS)
