"""Models as ONNX files, read by ONNX Runtime."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from numpy.typing import NDArray

import mnist_desktop.models
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.errors import UserError
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.synthetic_non_digits import scribble
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Pooling,
    Residual,
)
from mnist_desktop.models.calibration import Calibration, digitness
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build, build_seeded
from mnist_desktop.models.onnx_export import Exported, export
from mnist_desktop.models.trained_model import TrainedModel, compute_logits, predict, to_inputs

LEAST_DIGITNESS = 2.3
MAPS = (Block(2, 2, 5, is_padded=True), Block(3, pool=3, pooling=Pooling.AVERAGE))
ARCHITECTURES = [
    *(Perceptron((6,), activation=activation) for activation in Activation),
    *(Convolutional((Block(2, pool=4),), (), activation=kind) for kind in Activation),
    Perceptron((5, 4), batch_norm=True, dropout=0.3),
    Convolutional(MAPS, (4,), batch_norm=True, dropout=0.2),
    Convolutional(
        (Block(2, 3, pool=1), Block(3, kernel=1, pool=7)), (8, 6), activation=Activation.TANH
    ),
    Residual((2,)),
    Residual((2, 3, 3), blocks_per_stage=2, dropout=0.2, activation=Activation.SILU),
]


def model_of(architecture: Architecture, images: NDArray[np.uint8]) -> TrainedModel:
    """Return a model that has seen images without learning, and knows what is no digit."""
    metadata = ModelMetadata(
        "Made up",
        architecture,
        Normalization(0.2, 0.4),
        # So cold that slight differences of the logits are large ones of the probabilities.
        calibration=Calibration(0.05, LEAST_DIGITNESS),
        detects_non_digits=True,
    )
    network = build_seeded(architecture, seed=5, outputs=metadata.outputs)
    with torch.no_grad():  # batch normalization learns the means, none of which is 0 any more
        network(to_inputs(torch.from_numpy(images.copy()), metadata.normalization))
    return TrainedModel(metadata, network.eval().requires_grad_(False))


def run(path: Path, images: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
    """Return what ONNX Runtime answers, by output."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    values = session.run(None, {"images": images.astype(np.float32)})
    return dict(zip(names, values, strict=True))


@pytest.fixture(scope="module")
def bundled(bundled_model: Path) -> TrainedModel:
    return load_model(bundled_model)


@pytest.fixture(scope="module")
def exported(bundled: TrainedModel, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Return the bundled model's ONNX file, and what is told of it."""
    return export(bundled, tmp_path_factory.mktemp("exported") / "bundled.onnx")


def test_the_bundled_model_answers_alike_and_rejects_alike(
    bundled: TrainedModel, exported: Exported, few_digits: DigitSet
) -> None:
    hand = np.random.default_rng(1)
    scribbles = rasterize([scribble(hand) for _ in range(100)])
    images = np.concatenate([few_digits.images, scribbles])
    found, expected = run(exported.path, images), predict(bundled, images)
    np.testing.assert_allclose(found["probabilities"], expected.probabilities, atol=1e-5)
    np.testing.assert_array_equal(found["rejected"], expected.rejected)
    assert 0 < found["rejected"].sum() < len(images)


def test_a_model_that_rejects_nothing_gives_probabilities_alone(
    untrained_model: TrainedModel, few_digits: DigitSet, tmp_path: Path
) -> None:
    export(untrained_model, tmp_path / "small.onnx")
    found = run(tmp_path / "small.onnx", few_digits.images)
    assert list(found) == ["probabilities"]
    expected = predict(untrained_model, few_digits.images).probabilities
    np.testing.assert_allclose(found["probabilities"], expected, atol=1e-6)


@pytest.mark.parametrize("architecture", ARCHITECTURES, ids=str)
def test_every_architecture_answers_alike(
    architecture: Architecture, few_digits: DigitSet, tmp_path: Path
) -> None:
    model, path = model_of(architecture, few_digits.images), tmp_path / "model.onnx"
    export(model, path)
    found, expected = run(path, few_digits.images), predict(model, few_digits.images)
    logits = compute_logits(model, few_digits.images)
    np.testing.assert_allclose(found["probabilities"], expected.probabilities, atol=1e-4)
    np.testing.assert_allclose(found["digitness"], digitness(logits), atol=1e-4)
    np.testing.assert_array_equal(
        found["rejected"], found["digitness"] < np.float32(LEAST_DIGITNESS)
    )
    assert np.ptp(found["digitness"]) > 1e-3  # or any network would answer like it
    onnx.checker.check_model(onnx.load(path), full_check=True)


@pytest.mark.parametrize("count", [1, 2, 17])
def test_any_number_of_images_is_answered_at_once(
    count: int, practised_model: TrainedModel, few_digits: DigitSet, tmp_path: Path
) -> None:
    export(practised_model, tmp_path / "model.onnx")
    images = few_digits.images[:count]
    found = run(tmp_path / "model.onnx", images)["probabilities"]
    assert found.shape == (count, 10)
    np.testing.assert_allclose(found, predict(practised_model, images).probabilities, atol=1e-5)


def test_the_file_takes_and_gives_what_is_promised(exported: Exported) -> None:
    session = onnxruntime.InferenceSession(exported.path, providers=["CPUExecutionProvider"])
    (images,) = session.get_inputs()
    assert (images.name, images.type, images.shape) == (
        "images",
        "tensor(float)",
        ["batch", 28, 28],
    )
    assert [(output.name, output.type, output.shape) for output in session.get_outputs()] == [
        ("probabilities", "tensor(float)", ["batch", 10]),
        ("digitness", "tensor(float)", ["batch"]),
        ("rejected", "tensor(bool)", ["batch"]),
    ]


def test_the_file_holds_the_card(bundled: TrainedModel, exported: Exported) -> None:
    (entry,) = onnx.load(exported.path).metadata_props
    assert entry.key == "mnist_desktop"
    assert ModelMetadata.from_dict(json.loads(entry.value)) == bundled.metadata


def test_weights_of_16_bits_stay_so(exported: Exported, bundled_model: Path) -> None:
    assert exported.size == exported.path.stat().st_size
    assert exported.size < 1.05 * bundled_model.stat().st_size


def test_both_frameworks_are_compared(practised_model: TrainedModel, tmp_path: Path) -> None:
    threads = torch.get_num_threads()
    exported = export(practised_model, tmp_path / "new" / "model.onnx")
    assert exported.path == tmp_path / "new" / "model.onnx"
    assert 0 <= exported.difference < 1e-5
    assert 0 < exported.torch_microseconds < 1e6
    assert 0 < exported.onnx_microseconds < 1e6
    assert torch.get_num_threads() == threads


def test_what_answers_otherwise_is_not_written(
    practised_model: TrainedModel, tmp_path: Path
) -> None:
    architecture = Perceptron((50,), dropout=0.9)
    network = build_seeded(architecture, seed=0).train()  # so it leaves out units at random
    model = TrainedModel(ModelMetadata("Restless", architecture), network.requires_grad_(False))
    path = tmp_path / "model.onnx"
    export(practised_model, path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="answers otherwise"):
        export(model, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_answers_with_no_numbers_is_not_written(
    untrained_model: TrainedModel, tmp_path: Path
) -> None:
    network = build(untrained_model.metadata.architecture).eval().requires_grad_(False)
    next(network.parameters()).fill_(float("nan"))
    with pytest.raises(UserError, match="answers are not all numbers"):
        export(replace(untrained_model, network=network), tmp_path / "model.onnx")


@pytest.mark.parametrize("missing", ["onnx", "onnxruntime"])
def test_without_the_extra_one_is_told_how_to_install_it(
    missing: str,
    untrained_model: TrainedModel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    # As in a program that has not exported before.
    monkeypatch.delitem(sys.modules, "mnist_desktop.models.onnx_graph", raising=False)
    monkeypatch.delattr(mnist_desktop.models, "onnx_graph", raising=False)
    with pytest.raises(UserError, match=r"pip install 'mnist-desktop\[export\]'"):
        export(untrained_model, tmp_path / "model.onnx")
    assert list(tmp_path.iterdir()) == []


def test_a_network_too_large_for_the_format_is_told(tmp_path: Path) -> None:
    architecture = Perceptron((8192,) * 9)
    with torch.device("meta"):  # without memory
        network = build(architecture)
    with pytest.raises(UserError, match="too large"):
        export(TrainedModel(ModelMetadata("Huge", architecture), network), tmp_path / "model.onnx")


def test_a_file_that_cannot_be_written_is_told(
    untrained_model: TrainedModel, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    for path in (tmp_path, tmp_path / "file" / "model.onnx"):
        with pytest.raises(UserError, match=r"cannot be written \(.+\); choose another place"):
            export(untrained_model, path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
