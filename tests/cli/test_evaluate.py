"""`mnist-desktop evaluate`."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.files import write_ink

Shown = pytest.CaptureFixture[str]


def evaluated(capsys: Shown, *arguments: object) -> dict[str, Any]:
    """Run the subcommand and return the one JSON object on standard output."""
    assert main(["evaluate", "--json", *map(str, arguments)]) == 0
    shown: dict[str, Any] = json.loads(capsys.readouterr().out)
    return shown


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    """Return a file of ten labelled drawings, then one without a label and one without ink."""
    generator = np.random.default_rng(8)
    drawings = [practice.draw(digit, generator) for digit in range(10)]
    path = tmp_path / "drawings.jsonl"
    write_ink(path, [*drawings, Drawing(drawings[3].strokes), Drawing.of([], 5)])
    return path


def test_the_practice_set_is_scored(model_file: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--practice", "--model", model_file)
    matrix = np.array(shown["confusion_matrix"])
    assert shown["model"] == "Untrained"
    assert shown["count"] == 1000 == matrix.sum()
    assert shown["accuracy"] == pytest.approx(np.trace(matrix) / 1000)
    assert matrix.sum(axis=1).tolist() == [100] * 10
    assert [row["digit"] for row in shown["per_class"]] == list(range(10))
    assert all(row["support"] == 100 for row in shown["per_class"])
    assert "predictions" not in shown


def test_without_a_model_the_bundled_one_reads(ink: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--ink", ink)
    assert shown["accuracy"] >= 0.7


def test_drawings_without_label_or_ink_are_counted_apart(
    ink: Path, model_file: Path, capsys: Shown
) -> None:
    shown = evaluated(capsys, "--ink", ink, "--model", model_file)
    assert shown["count"] == 10
    assert shown["unlabelled_count"] == 1
    assert shown["empty_count"] == 1
    assert np.array(shown["confusion_matrix"]).sum(axis=1).tolist() == [1] * 10


def test_predictions_tell_every_drawing_in_order(
    ink: Path, model_file: Path, capsys: Shown
) -> None:
    shown = evaluated(capsys, "--ink", ink, "--model", model_file)["predictions"]
    assert [row["drawing"] for row in shown] == list(range(1, 13))
    assert [row["label"] for row in shown] == [*range(10), None, 5]
    assert shown[11]["digit"] is None
    assert shown[11]["probabilities"] is None
    assert shown[10]["digit"] == shown[3]["digit"]
    for row in shown[:11]:
        assert sum(row["probabilities"]) == pytest.approx(1, abs=1e-4)
        assert row["digit"] == int(np.argmax(row["probabilities"]))


def test_predictions_of_a_set_come_with_its_labels(model_file: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--practice", "--model", model_file, "--predictions")
    assert [row["image"] for row in shown["predictions"]] == list(range(1, 1001))
    right = [row["digit"] == row["label"] for row in shown["predictions"]]
    assert np.mean(right) == pytest.approx(shown["accuracy"])


@pytest.mark.parametrize("line", ["", '{"strokes": [[[0, 0], [1, 1]]]}', '{"strokes": []}'])
def test_where_no_drawing_has_a_label_there_is_no_accuracy(
    line: str, model_file: Path, tmp_path: Path, capsys: Shown
) -> None:
    path = tmp_path / "unlabelled.jsonl"
    path.write_text(line, encoding="ascii")
    shown = evaluated(capsys, "--ink", path, "--model", model_file)
    assert shown["count"] == 0
    assert shown["accuracy"] is None
    assert shown["loss"] is None
    assert shown["macro"] is None
    assert main(["evaluate", "--ink", str(path), "--model", str(model_file)]) == 0
    assert "no labelled drawings" in capsys.readouterr().out


def test_people_get_a_table(ink: Path, model_file: Path, capsys: Shown) -> None:
    assert main(["evaluate", "--ink", str(ink), "--model", str(model_file)]) == 0
    shown = capsys.readouterr().out
    assert "of 10 images" in shown
    assert "precision" in shown
    assert "Confusion matrix" in shown


def test_the_real_mnist_is_scored(mnist_folder: Path, model_file: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--data", mnist_folder, "--model", model_file)
    assert shown["count"] == 10_000
    assert shown["data"] == "MNIST test set"


def test_predictions_without_json_are_refused_before_any_work(
    tmp_path: Path, capsys: Shown
) -> None:
    nowhere = str(tmp_path / "nowhere.safetensors")
    assert main(["evaluate", "--practice", "--predictions", "--model", nowhere]) == 2
    assert "add --json" in capsys.readouterr().err
