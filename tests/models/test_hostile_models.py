"""Model files from strangers: headers without end, and weights of which no answer comes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.metadata_file import read_metadata
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.networks import build
from mnist_desktop.models.trained_model import TrainedModel, predict
from tests.bounded import peak_reading

ONE = Drawing.of([[(0, 0), (0, 100)]])


@pytest.fixture
def moody(untrained_model: TrainedModel, tmp_path: Path) -> Path:
    """Return a model file that answers most images, but not a one."""
    network = build(untrained_model.metadata.architecture).eval().requires_grad_(False)
    # Of which nothing becomes infinite but where an image is bright just there.
    noise = np.random.default_rng(0).integers(0, 256, (28, 28), np.uint8)
    bright = np.flatnonzero((rasterize([ONE])[0] > 240) & (noise < 100))[0]
    next(network.parameters())[:, bright] = 3e38
    path = tmp_path / "moody.safetensors"
    save_model(replace(untrained_model, network=network), path)
    return path


def test_a_model_that_answers_some_images_with_no_numbers_says_so(moody: Path) -> None:
    model = load_model(moody)
    assert np.isfinite(predict(model, np.zeros((1, 28, 28), np.uint8)).probabilities).all()
    with pytest.raises(UserError, match="its answers are not all numbers; choose another model"):
        predict(model, rasterize([ONE]))


def test_what_is_printed_as_json_never_holds_what_is_no_number(
    moody: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ink = tmp_path / "one.jsonl"
    write_ink(ink, [replace(ONE, label=1)])
    for command in (["predict", str(ink)], ["evaluate", "--ink", str(ink)]):
        assert main([*command, "--json", "--model", str(moody)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "answers are not all numbers" in told.err


@pytest.mark.parametrize("content", ["[" * 100_000, "9" * 5000, '{"a": ' * 50_000, "\x00"])
def test_a_card_that_is_no_json_is_one_sentence(content: str, tmp_path: Path) -> None:
    path = tmp_path / "some.safetensors"
    header = json.dumps({"__metadata__": {"mnist_desktop": content}}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(UserError, match="not a model of this program"):
        read_metadata(path)


def test_a_header_that_would_take_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "some.safetensors"
    header = b'{"a": [' + b"[]," * 20_000_000 + b"[]]}"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    peak, told = peak_reading(
        f"read_metadata(Path({str(path)!r}))",
        "from mnist_desktop.models.metadata_file import read_metadata",
    )
    assert "is not a model file" in told
    assert peak < 200


@pytest.mark.parametrize(
    "change",
    [
        lambda card: card["normalization"].update(mean=10**400),
        lambda card: card.update(scores={"x": [[[]]]}),
        lambda card: card.update(calibration={"temperature": []}),
        lambda card: card.update(architecture={"kind": "perceptron", "hidden": {"a": 1}}),
        lambda card: card.update(format_version=10**4000),
        lambda card: card.update(name=["x"] * 10_000),
    ],
)
def test_an_odd_card_is_read_or_one_short_sentence(
    change: Callable[[dict[str, object]], None], untrained_model: TrainedModel, tmp_path: Path
) -> None:
    card = untrained_model.metadata.to_dict()
    change(card)
    path = tmp_path / "some.safetensors"
    header = json.dumps({"__metadata__": {"mnist_desktop": json.dumps(card)}}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    try:
        name = read_metadata(path).name
    except UserError as error:
        name = str(error).replace(str(path), "")
    assert len(name) < 500


def test_a_calibration_of_which_nothing_comes_is_refused(
    untrained_model: TrainedModel, tmp_path: Path
) -> None:
    card = replace(untrained_model.metadata, calibration=Calibration(1e-300))
    save_model(replace(untrained_model, metadata=card), tmp_path / "some.safetensors")
    with pytest.raises(UserError, match="answers are not all numbers"):
        load_model(tmp_path / "some.safetensors")
