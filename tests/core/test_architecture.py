"""Descriptions of networks: what can be built, and what is refused."""

import json
from typing import Any

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    Architecture,
    Convolutional,
    Perceptron,
    from_plain,
    to_plain,
)

SOME = [
    Perceptron(),
    Perceptron((1,)),
    Perceptron((8192,) * 16),
    Convolutional(),
    Convolutional((1, 7), kernel=5, hidden=3, batch_norm=True),
    Convolutional(kernel=7),
]


@pytest.mark.parametrize("architecture", SOME, ids=str)
def test_an_architecture_survives_json(architecture: Architecture) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(architecture)))) == architecture


@pytest.mark.parametrize("hidden", [(), (0,), (-3,), (8193,), (10,) * 17, (1.5,), (True,), ("8",)])
def test_an_impossible_perceptron_is_refused(hidden: Any) -> None:
    with pytest.raises(UserError):
        Perceptron(hidden)


@pytest.mark.parametrize(
    "settings",
    [
        {"filters": (0, 5)},
        {"filters": (5, 10**9)},
        {"filters": (5,)},
        {"filters": (5, 5, 5)},
        {"kernel": 4},
        {"kernel": 29},
        {"kernel": 3.0},
        {"kernel": -1},
        {"hidden": 0},
        {"hidden": 10**9},
        {"batch_norm": 1},
        {"batch_norm": "yes"},
    ],
    ids=str,
)
def test_an_impossible_convolutional_network_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        Convolutional(**settings)


@pytest.mark.parametrize(
    "plain",
    [
        None,
        7,
        [],
        {},
        {"kind": "transformer"},
        {"kind": []},
        {"kind": {}},
        {"kind": None},
        {"kind": "perceptron", "hidden": 5},
        {"kind": "perceptron", "hidden": None},
        {"kind": "perceptron", "hidden": ["8"]},
        {"kind": "perceptron", "hidden": [[8]]},
        {"kind": "perceptron", "hidden": [8], "dropout": 0.5},
        {"kind": "convolutional", "filters": [1, 2], "kernel": [3]},
        {"kind": "convolutional", "filters": 3},
    ],
    ids=str,
)
def test_a_description_that_is_none_is_refused(plain: Any) -> None:
    with pytest.raises(UserError):
        from_plain(plain)


@pytest.mark.parametrize(("kernel", "side"), [(3, 5), (5, 4), (7, 2)])
def test_the_feature_maps_have_the_side_that_remains(kernel: int, side: int) -> None:
    assert Convolutional(kernel=kernel).map_side == side
