"""Model files, written and read, and what is wrong with those that are refused."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.torch
import torch

from mnist_desktop import paths
from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Block, Convolutional
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.metadata_file import read_metadata
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import Predictions, TrainedModel, predict

Weights = dict[str, torch.Tensor]
Card = dict[str, Any]


def write(path: Path, weights: Weights, metadata: Card | str | None) -> None:
    """Write a safetensors file with what a model file would have."""
    text = metadata if isinstance(metadata, str) else json.dumps(metadata)
    metadata = None if metadata is None else {"mnist_desktop": text}
    safetensors.torch.save_file(weights, path, metadata)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a model file may be written."""
    return tmp_path / "model.safetensors"


@pytest.fixture
def weights(untrained_model: TrainedModel) -> Weights:
    """Return the weights that fit the card."""
    return {name: tensor.clone() for name, tensor in untrained_model.network.state_dict().items()}


@pytest.fixture
def metadata(untrained_model: TrainedModel) -> Card:
    """Return the card that fits the weights."""
    return untrained_model.metadata.to_dict()


def test_a_saved_model_comes_back_with_its_card_and_the_same_answers(
    untrained_model: TrainedModel, few_digits: DigitSet, path: Path
) -> None:
    save_model(untrained_model, path)
    back = load_model(path)
    assert back.metadata == untrained_model.metadata
    np.testing.assert_array_equal(
        predict(back, few_digits.images).probabilities,
        predict(untrained_model, few_digits.images).probabilities,
    )


def test_a_convolutional_model_comes_back_with_the_same_answers(
    practised_model: TrainedModel, few_digits: DigitSet, path: Path
) -> None:
    save_model(practised_model, path)
    back = load_model(path)
    assert back.metadata == practised_model.metadata
    np.testing.assert_allclose(
        predict(back, few_digits.images).probabilities,
        predict(practised_model, few_digits.images).probabilities,
        atol=1e-6,
    )


def test_saving_replaces_an_older_file_and_leaves_nothing_else(
    untrained_model: TrainedModel, path: Path
) -> None:
    path.write_bytes(b"older")
    # A second name of the older file shows that it is replaced, not written over.
    second_name = path.with_name("second.safetensors")
    second_name.hardlink_to(path)
    save_model(untrained_model, path)
    assert load_model(path).metadata.name == "Untrained"
    assert second_name.read_bytes() == b"older"
    assert set(path.parent.iterdir()) == {path, second_name}


def test_saving_makes_the_folders_that_lack(untrained_model: TrainedModel, path: Path) -> None:
    below = path.parent / "new" / "folder" / "model.safetensors"
    save_model(untrained_model, below)
    assert below.is_file()


def test_a_place_that_cannot_be_written_is_told_and_left_clean(
    untrained_model: TrainedModel, path: Path
) -> None:
    path.mkdir()
    (path / "inside").write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written"):
        save_model(untrained_model, path)
    assert list(path.parent.iterdir()) == [path]


def test_half_precision_weights_are_taken(
    weights: Weights, metadata: Card, path: Path, few_digits: DigitSet
) -> None:
    write(path, {name: tensor.to(torch.float16) for name, tensor in weights.items()}, metadata)
    assert predict(load_model(path), few_digits.images).probabilities.dtype == np.float32


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        load_model(path)


def test_a_folder_is_no_model(path: Path) -> None:
    with pytest.raises(UserError, match="is a folder; name a model file"):
        load_model(path.parent)


@pytest.mark.parametrize("read", [load_model, read_metadata])
@pytest.mark.parametrize("keep", [0, 4, 100, -1])
def test_a_truncated_file_is_refused(
    keep: int, read: Callable[[Path], object], model_file: Path
) -> None:
    model_file.write_bytes(model_file.read_bytes()[:keep])
    with pytest.raises(UserError, match="not a model file, or is damaged"):
        read(model_file)


@pytest.mark.parametrize("read", [load_model, read_metadata])
@pytest.mark.parametrize(
    "header",
    [b"[]", b"7", b"{", b"\xff", b'{"a": 1}', b'{"a": {"data_offsets": []}}', b"[" * 100_000],
    ids=lambda header: str(header[:20]),
)
def test_a_header_that_cannot_be_is_refused(
    header: bytes, read: Callable[[Path], object], path: Path
) -> None:
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(UserError, match="not a model file, or is damaged"):
        read(path)


def test_what_is_far_longer_than_its_network_is_not_even_read(metadata: Card, path: Path) -> None:
    length = 1 << 30
    told = {"mnist_desktop": json.dumps(metadata)}
    much = {"dtype": "U8", "shape": [length], "data_offsets": [0, length]}
    header = json.dumps({"__metadata__": told, "much": much}).encode()
    with path.open("wb") as file:
        file.write(len(header).to_bytes(8, "little") + header)
        # All of it is a hole, which takes no room.
        file.truncate(8 + len(header) + length)
    with pytest.raises(UserError, match="its weights do not fit its network"):
        load_model(path)


def overwritten(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def cut_short(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(0)


# The first shows that the file is let go of; else the second would end the tests themselves.
@pytest.mark.parametrize("change", [overwritten, cut_short])
def test_what_becomes_of_the_file_does_not_change_a_model_that_is_loaded(
    change: Callable[[Path], None], untrained_model: TrainedModel, few_digits: DigitSet, path: Path
) -> None:
    save_model(untrained_model, path)
    model = load_model(path)
    change(path)
    np.testing.assert_array_equal(
        predict(model, few_digits.images).probabilities,
        predict(untrained_model, few_digits.images).probabilities,
    )


def test_a_file_of_another_kind_is_refused(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))
    with pytest.raises(UserError, match="not a model file"):
        load_model(path)


def test_safetensors_of_another_program_are_refused(weights: Weights, path: Path) -> None:
    write(path, weights, metadata=None)
    with pytest.raises(UserError, match="not a model of this program"):
        load_model(path)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "1" * 5000])
def test_a_description_that_is_no_json_is_refused(text: str, weights: Weights, path: Path) -> None:
    write(path, weights, text)
    with pytest.raises(UserError, match="not a model of this program"):
        load_model(path)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"format_version": 2}, "newer version"),
        ({"format_version": "1"}, "no description"),
        ({"format_version": None}, "no description"),
        ({"architecture": {"kind": "oracle"}}, "architecture is unknown"),
        ({"architecture": {"kind": ["perceptron"]}}, "architecture is unknown"),
        ({"architecture": {"kind": "perceptron", "hidden": [10**12]}}, "whole numbers from 1"),
        ({"architecture": {"kind": "perceptron", "hidden": [8] * 1000}}, "Hidden layers is"),
        ({"architecture": {"kind": "perceptron", "width": 8}}, "no “width”"),
        ({"normalization": None}, "lacks its normalization"),
        ({"normalization": {"mean": 0.1}}, "normalization needs"),
        ({"normalization": {"mean": 0.1, "deviation": 0}}, "normalization needs"),
        ({"normalization": {"mean": math.nan, "deviation": 1}}, "normalization needs"),
        ({"normalization": {"mean": 10**400, "deviation": 1}}, "normalization needs"),
        ({"recipe": []}, "lacks its recipe"),
        ({"scores": 3}, "lacks its scores"),
        ({"scores": {"loss": "low"}}, "scores are not numbers"),
        ({"scores": {"loss": math.inf}}, "scores are not numbers"),
        ({"scores": {"loss": 10**400}}, "scores are not numbers"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_description_that_cannot_be_is_refused(
    change: Card, fault: str, weights: Weights, metadata: Card, path: Path
) -> None:
    write(path, weights, metadata | change)
    with pytest.raises(UserError, match=f"model.safetensors cannot be used. .*{fault}") as caught:
        load_model(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("card_text", ["null", "[]", "7", '"text"'])
def test_json_that_describes_nothing_is_refused(
    card_text: str, weights: Weights, path: Path
) -> None:
    write(path, weights, card_text)
    with pytest.raises(UserError, match="no description"):
        load_model(path)


def without_one(weights: Weights) -> Weights:
    return dict(list(weights.items())[1:])


def with_another(weights: Weights) -> Weights:
    return weights | {"extra.weight": torch.zeros(3)}


def transposed(weights: Weights) -> Weights:
    return {name: tensor.t().contiguous() for name, tensor in weights.items()}


def whole_numbers(weights: Weights) -> Weights:
    return {name: tensor.to(torch.int32) for name, tensor in weights.items()}


def complex_numbers(weights: Weights) -> Weights:
    return {name: tensor.to(torch.complex64) for name, tensor in weights.items()}


def with_a_nan(weights: Weights) -> Weights:
    next(iter(weights.values())).view(-1)[0] = math.nan
    return weights


def with_an_infinity(weights: Weights) -> Weights:
    next(iter(weights.values())).view(-1)[0] = math.inf
    return weights


@pytest.mark.parametrize(
    "damage",
    [
        without_one,
        with_another,
        transposed,
        whole_numbers,
        complex_numbers,
        with_a_nan,
        with_an_infinity,
    ],
)
def test_weights_that_cannot_be_the_networks_are_refused(
    damage: Callable[[Weights], Weights], weights: Weights, metadata: Card, path: Path
) -> None:
    write(path, damage(weights), metadata)
    with pytest.raises(UserError, match="is damaged"):
        load_model(path)


def test_a_network_whose_answers_are_no_numbers_is_refused(path: Path) -> None:
    architecture = Convolutional((Block(2), Block(2)), (4,), batch_norm=True)
    network = build_seeded(architecture, seed=0)
    weights = network.state_dict()
    variances = next(tensor for name, tensor in weights.items() if "running_var" in name)
    variances.fill_(-1)
    write(path, weights, ModelMetadata("Odd", architecture).to_dict())
    with pytest.raises(UserError, match=r"is damaged: .* answers"):
        load_model(path)


def test_weights_too_large_to_compute_with_are_refused(
    weights: Weights, metadata: Card, path: Path
) -> None:
    write(path, {name: torch.full_like(tensor, 1e30) for name, tensor in weights.items()}, metadata)
    with pytest.raises(UserError, match=r"is damaged: .* answers"):
        load_model(path)


def test_a_temperature_too_small_to_divide_by_is_refused(
    weights: Weights, metadata: Card, path: Path
) -> None:
    calibration = {"temperature": 1e-300, "least_digitness": None}
    write(path, weights, metadata | {"calibration": calibration})
    with pytest.raises(UserError, match=r"is damaged: .* answers"):
        load_model(path)


def test_a_pickled_model_is_not_even_opened(weights: Weights, path: Path) -> None:
    torch.save(weights, path)
    with pytest.raises(UserError, match="not a model file"):
        load_model(path)


def test_scores_are_added_to_a_card_without_losing_others(untrained_model: TrainedModel) -> None:
    metadata = untrained_model.metadata.with_scores(test_accuracy=0.5)
    assert metadata.scores == {"loss": 2.3, "test_accuracy": 0.5}
    assert untrained_model.metadata.scores == {"loss": 2.3}
    assert ModelMetadata.from_dict(json.loads(json.dumps(metadata.to_dict()))) == metadata


@pytest.mark.parametrize("deviation", [0, -1, math.nan, math.inf])
def test_a_normalization_that_cannot_be_is_refused(deviation: float) -> None:
    with pytest.raises(UserError, match="deviation above 0"):
        Normalization(0.1, deviation)


def test_the_bundled_model_reads_practice_digits(bundled_model: Path) -> None:
    test = practice.test_set()
    predicted = predict(load_model(bundled_model), test.images).probabilities.argmax(axis=1)
    assert (predicted == test.labels).mean() > 0.9


def test_the_bundled_model_reads_mnist_as_well_as_its_card_says(
    bundled_model: Path, mnist_folder: Path, bundled_predictions_on_mnist: Predictions
) -> None:
    from mnist_desktop.data import mnist

    model = load_model(bundled_model)
    test = mnist.load(mnist_folder, mnist.Part.TEST)
    predicted = bundled_predictions_on_mnist.probabilities.argmax(axis=1)
    accuracy = (predicted == test.labels).mean()
    assert accuracy == pytest.approx(model.metadata.scores["test_accuracy"], abs=0.0005)
    assert accuracy >= 0.992


def test_resources_lie_in_the_root_of_a_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.bundled_model() == tmp_path / "resources" / "digits.safetensors"
