"""Descriptions of networks: what can be built, and what is refused."""

import json
import math
from typing import Any

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import (
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    from_dict,
    to_dict,
)

SOME = [
    Perceptron(),
    Perceptron((1,)),
    Perceptron((8192,) * 16),
    Convolutional(),
    Convolutional((Block(1, kernel=5), Block(7, kernel=5)), (3,), batch_norm=True),
    Convolutional((Block(3, 2, 5, True, 4, Pooling.AVERAGE),), (), dropout=0.5),
]


@pytest.mark.parametrize("architecture", SOME, ids=str)
def test_an_architecture_survives_json(architecture: Architecture) -> None:
    read = from_dict(json.loads(json.dumps(to_dict(architecture))))
    assert read == architecture
    assert repr(read) == repr(architecture)


@pytest.mark.parametrize("hidden", [(), (0,), (-3,), (8193,), (10,) * 17, (1.5,), (True,), ("8",)])
def test_an_impossible_perceptron_is_refused(hidden: Any) -> None:
    with pytest.raises(UserError, match=r"^Hidden layers is .+; choose 1 to 16 whole numbers"):
        Perceptron(hidden)


@pytest.mark.parametrize(
    "settings",
    [
        {"filters": 0},
        {"filters": 10**9},
        {"filters": 2.0},
        {"kernel": 4},
        {"kernel": 29},
        {"kernel": 3.0},
        {"kernel": -1},
        {"convolutions": 0},
        {"convolutions": True},
        {"pool": 0},
        {"pool": 14.0},
        {"is_padded": 1},
        {"pooling": "median"},
        {"pooling": []},
    ],
    ids=str,
)
def test_an_impossible_block_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UserError, match=r" is .*; choose"):
        Block(**settings)


@pytest.mark.parametrize(
    "settings",
    [
        {"blocks": ()},
        {"blocks": (Block(pool=1),) * 9},
        {"hidden": (0,)},
        {"hidden": (10**9,)},
        {"hidden": (5,) * 17},
        {"batch_norm": 1},
        {"batch_norm": "yes"},
        {"dropout": 1},
        {"dropout": -0.1},
        {"dropout": math.nan},
        {"dropout": "0"},
    ],
    ids=str,
)
def test_an_impossible_convolutional_network_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UserError, match=r"1 to 8 blocks|at most 16| is .*; choose"):
        Convolutional(**settings)


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        # 28 → 26 → 3 pixels, and a pool of 5.
        ((Block(pool=7), Block(kernel=1, pool=5)), "Block 2 cannot pool 5×5 of maps of 3×3"),
        ((Block(pool=7), Block(kernel=5)), "Block 2 gets maps of 3×3 pixels, too small"),
        ((Block(pool=7), Block(convolutions=2)), "Block 2 gets maps of 3×3 pixels, too small"),
    ],
    ids=str,
)
def test_maps_that_become_too_small_are_explained(blocks: tuple[Block, ...], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        Convolutional(blocks)


def test_maps_of_one_pixel_cannot_be_normalized() -> None:
    blocks = (Block(pool=7), Block(pool=1))
    assert Convolutional(blocks).map_side == 1
    with pytest.raises(UserError, match="Block 2 has maps of a single pixel"):
        Convolutional(blocks, batch_norm=True)


@pytest.mark.parametrize(
    "content",
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
        {"kind": "perceptron", "hidden": [8], "filters": 5},
        {"kind": "convolutional", "filters": [1, 2], "kernel": 3},
        {"kind": "convolutional", "blocks": 3},
        {"kind": "convolutional", "blocks": [3]},
        {"kind": "convolutional", "blocks": "ab"},
        {"kind": "convolutional", "blocks": {"filters": 3}},
        {"kind": "convolutional", "blocks": [{"filters": 3, "stride": 2}]},
        {"kind": "convolutional", "hidden": 3},
    ],
    ids=str,
)
def test_a_description_that_is_none_is_refused(content: Any) -> None:
    with pytest.raises(
        UserError,
        match=r"^The (architecture|block|\w+ network) |^(Hidden layers|Blocks) is .+; choose",
    ):
        from_dict(content)


@pytest.mark.parametrize(
    ("blocks", "side"),
    [
        ((Block(), Block()), 5),
        ((Block(kernel=5), Block(kernel=5)), 4),
        ((Block(kernel=7), Block(kernel=7)), 2),
        ((Block(is_padded=True), Block(convolutions=2, is_padded=True), Block(pool=1)), 5),
        ((Block(convolutions=3), Block(pool=3)), 3),
    ],
)
def test_the_feature_maps_have_the_side_that_remains(blocks: tuple[Block, ...], side: int) -> None:
    assert Convolutional(blocks).map_side == side
