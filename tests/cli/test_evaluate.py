"""`mnist-desktop evaluate`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.ink.composing import NORMAL, compose
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

Shown = pytest.CaptureFixture[str]


def evaluated(capsys: Shown, *arguments: object) -> dict[str, Any]:
    """Run the subcommand and return the one JSON object on standard output."""
    assert main(["evaluate", "--json", *map(str, arguments)]) == 0
    shown: dict[str, Any] = json.loads(capsys.readouterr().out)
    return shown


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    """Return a file of ten labeled drawings, then one without a label and one without ink."""
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


def test_all_of_a_folder_is_scored(image_folder: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--data", image_folder, "--all")
    assert shown["data"] == "mine, all images"
    assert shown["count"] == 300


def test_all_of_a_table_is_scored(
    few_digits: DigitSet, bundled_model: Path, tmp_path: Path, capsys: Shown
) -> None:
    rows = np.column_stack([few_digits.labels, few_digits.images.reshape(-1, 784)])
    np.savetxt(tmp_path / "digits.csv", rows, "%d", ",")
    asked = ["--data", tmp_path / "digits.csv", "--model", bundled_model]
    assert evaluated(capsys, *asked)["count"] == 60
    shown = evaluated(capsys, *asked, "--all")
    assert shown["count"] == 300
    assert shown["accuracy"] > 0.7


@pytest.mark.parametrize("further", [[], ["--json"]])
def test_files_that_were_left_out_are_told(
    further: list[str], image_folder: Path, model_file: Path, capsys: Shown
) -> None:
    for number in range(3):
        (image_folder / "9" / f"zz {number}.png").write_bytes(b"nothing")
    asked = ["--data", str(image_folder), "--all", "--model", str(model_file), *further]
    assert main(["evaluate", *asked]) == 0
    shown = capsys.readouterr()
    assert shown.err == (
        "mnist-desktop: 5 files could not be read or showed no digit, and were left out: "
        "0/zz broken too.png, 0/zz broken.png, 9/zz 0.png and 2 more.\n"
    )
    if further:
        left_out = json.loads(shown.out)["left_out"]
        assert [Path(file["file"]).name for file in left_out][2:] == [
            "zz 0.png",
            "zz 1.png",
            "zz 2.png",
        ]
        assert all("cannot be read as an image" in file["reason"] for file in left_out)


def test_what_is_left_out_of_the_validation_part_is_told(
    image_folder: Path, bundled_model: Path, capsys: Shown
) -> None:
    shown = evaluated(capsys, "--data", image_folder, "--validation", "--model", bundled_model)
    assert len(shown["left_out"]) == 2


def test_a_folder_of_images_is_scored(image_folder: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--data", image_folder)
    assert shown["data"] == "mine test set"
    # A fifth, without the broken files.
    assert shown["count"] == 60
    assert shown["accuracy"] > 0.7


def test_idx_files_that_are_not_mnists_are_scored(
    idx_files: "IdxFiles", few_digits: DigitSet, capsys: Shown
) -> None:
    idx_files.images("t10k-images-idx3-ubyte", few_digits.images)
    idx_files.labels("t10k-labels-idx1-ubyte", few_digits.labels.tolist())
    assert evaluated(capsys, "--data", idx_files.folder)["count"] == 300


def test_without_a_model_the_bundled_one_reads(ink: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--ink", ink)
    assert shown["accuracy"] >= 0.7


def test_drawings_without_label_or_ink_are_counted_apart(
    ink: Path, model_file: Path, capsys: Shown
) -> None:
    shown = evaluated(capsys, "--ink", ink, "--model", model_file)
    assert shown["count"] == 10
    assert shown["unlabeled_count"] == 1
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
    path = tmp_path / "unlabeled.jsonl"
    path.write_text(line, encoding="ascii")
    shown = evaluated(capsys, "--ink", path, "--model", model_file)
    assert shown["count"] == 0
    assert shown["accuracy"] is None
    assert shown["loss"] is None
    assert shown["macro"] is None
    assert main(["evaluate", "--ink", str(path), "--model", str(model_file)]) == 0
    assert "no labeled drawings" in capsys.readouterr().out


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


def test_the_further_figures_come_with_json(bundled_model: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--practice", "--model", bundled_model)
    reach = shown["accuracy_interval"]
    assert 0 < reach["low"] < shown["accuracy"] < reach["high"] < 1
    assert shown["accuracy"] < shown["top_2_accuracy"] <= 1
    assert 0 < shown["calibration_error"] < 0.1
    # All classes are alike here.
    assert shown["weighted"]["recall"] == pytest.approx(shown["macro"]["recall"])
    assert sum(shown["reliability"]["count"]) == 1000
    errors = round(1000 * (1 - shown["accuracy"]))
    assert sum(shown["confidence_histogram"]["wrong"]) == errors


def test_two_models_are_compared(bundled_model: Path, model_file: Path, capsys: Shown) -> None:
    shown = evaluated(
        capsys, "--practice", "--model", bundled_model, "--compare", model_file, "--predictions"
    )
    found = shown["comparison"]
    kinds = ("both_right", "only_first_right", "only_second_right", "both_wrong")
    assert sum(found[kind] for kind in kinds) == 1000
    assert found["model"] == "Untrained"
    assert found["titles"] == ["digits", "untrained"]
    assert found["accuracy"] < shown["accuracy"]
    assert found["mcnemar"]["exact_p"] < 0.001
    difference = np.array(found["confusion_matrix"]) - np.array(shown["confusion_matrix"])
    np.testing.assert_array_equal(found["difference"], difference)
    assert len(found["only_first_right_images"]) == found["only_first_right"]
    first = shown["predictions"][found["only_first_right_images"][0] - 1]
    assert first["digit"] == first["label"]


def test_images_that_differ_are_counted_as_in_the_ink_file(
    ink: Path, bundled_model: Path, model_file: Path, tmp_path: Path, capsys: Shown
) -> None:
    lines = ink.read_text("utf-8").splitlines()
    (tmp_path / "late.jsonl").write_text("\n".join([lines[10], *lines[:10]]), encoding="utf-8")
    shown = evaluated(
        capsys, "--ink", tmp_path / "late.jsonl", "--model", bundled_model, "--compare", model_file
    )
    for number in shown["comparison"]["only_first_right_images"]:
        told = shown["predictions"][number - 1]
        assert told["digit"] == told["label"]
    assert shown["comparison"]["only_first_right_images"]


def test_people_are_told_of_a_comparison(
    ink: Path, bundled_model: Path, model_file: Path, capsys: Shown
) -> None:
    models = ["--model", str(bundled_model), "--compare", str(model_file)]
    assert main(["evaluate", "--ink", str(ink), *models]) == 0
    shown = capsys.readouterr().out
    assert "Compared with untrained" in shown
    assert "McNemar" in shown


def test_a_report_is_written(
    ink: Path, bundled_model: Path, model_file: Path, tmp_path: Path, capsys: Shown
) -> None:
    report = tmp_path / "new" / "report.html"
    models = ["--model", str(bundled_model), "--compare", str(model_file)]
    assert main(["evaluate", "--ink", str(ink), *models, "--report", str(report)]) == 0
    assert str(report) in capsys.readouterr().out
    written = report.read_text("utf-8")
    assert written.startswith("<!DOCTYPE html>")
    assert "Compared with untrained" in written
    assert "10 images" in written


def test_a_report_that_could_not_be_written_is_refused_before_any_work(
    tmp_path: Path, capsys: Shown
) -> None:
    nowhere = str(tmp_path / "nowhere.safetensors")
    assert main(["evaluate", "--practice", "--report", str(tmp_path), "--model", nowhere]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_where_the_report_cannot_be_written_any_more_the_figures_are_told(
    ink: Path, model_file: Path, tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.html"
    # Once it was looked whether it can be written.
    monkeypatch.setattr("mnist_desktop.cli.evaluate.check_writable", Path.mkdir)
    options = ["--model", str(model_file), "--report", str(report)]
    assert main(["evaluate", "--ink", str(ink), *options]) == 2
    shown = capsys.readouterr()
    assert "accuracy" in shown.out
    assert str(report) not in shown.out
    assert f"{report} cannot be written" in shown.err


def test_nothing_to_report_is_told(model_file: Path, tmp_path: Path, capsys: Shown) -> None:
    path = tmp_path / "unlabeled.jsonl"
    path.write_text('{"strokes": [[[0, 0], [1, 1]]]}', encoding="ascii")
    report = tmp_path / "report.html"
    options = ["--model", str(model_file), "--report", str(report)]
    assert main(["evaluate", "--ink", str(path), *options]) == 2
    assert "add labels" in capsys.readouterr().err
    assert not report.exists()


def test_the_validation_part_is_read(bundled_model: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--practice", "--validation", "--model", bundled_model)
    # The bundled model kept 5 % of its training set.
    assert shown["count"] == practice.TRAINING_COUNT * 0.05
    assert "validation" in shown["data"]


def test_the_validation_part_of_mnist_has_the_score_on_the_card(
    mnist_folder: Path, bundled_model: Path, capsys: Shown
) -> None:
    shown = evaluated(capsys, "--data", mnist_folder, "--validation", "--model", bundled_model)
    assert shown["data"] == "MNIST validation part"
    # The card's score counts held-out ink besides.
    assert shown["accuracy"] == pytest.approx(0.9934, abs=0.004)


def test_a_model_that_does_not_say_has_no_validation_part(model_file: Path, capsys: Shown) -> None:
    assert main(["evaluate", "--practice", "--validation", "--model", str(model_file)]) == 2
    assert "choose the test set" in capsys.readouterr().err


def test_an_ink_file_has_no_validation_part(ink: Path, capsys: Shown) -> None:
    assert main(["evaluate", "--ink", str(ink), "--validation"]) == 2
    assert "no validation part" in capsys.readouterr().err


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    """Return a file of three numbers, one of them labeled wrong, a digit, and one without label."""
    generator = np.random.default_rng(3)
    hand = [practice.draw(digit, generator) for digit in range(10)]
    made = [compose(hand, NORMAL, generator) for _ in range(3)]
    wrong = replace(made[2], number=f"{made[2].number}0")
    unlabeled = Drawing(made[0].strokes)
    path = tmp_path / "numbers.jsonl"
    write_ink(path, [made[0], made[1], wrong, hand[3], unlabeled])
    return path


def test_whole_numbers_are_scored(numbers: Path, bundled_model: Path, capsys: Shown) -> None:
    shown = evaluated(capsys, "--ink", numbers, "--model", bundled_model)
    rows = shown["predictions"]
    assert shown["count"] == 4
    assert shown["unlabeled_count"] == 1
    assert shown["number_accuracy"] == 0.75
    digits = sum(len(row["truth"]) for row in rows[:4])
    assert shown["digit_error_rate"] == pytest.approx(1 / digits)
    assert [row["number"] == row["truth"] for row in rows] == [True, True, False, True, False]
    assert rows[4]["truth"] is None
    assert rows[4]["number"] == rows[0]["number"]
    assert all(len(row["digits"]) == len(row["number"]) for row in rows)


def test_people_are_told_of_misread_numbers(numbers: Path, capsys: Shown) -> None:
    assert main(["evaluate", "--ink", str(numbers)]) == 0
    shown = capsys.readouterr().out
    assert "numbers all right 75.00\u00a0% of 4 numbers" in shown
    truth = read_ink(numbers)[2].number or ""
    assert f"      3  {truth} read as {truth[:-1]}, " in shown


def test_the_report_on_whole_numbers_is_one_page(
    numbers: Path, bundled_model: Path, tmp_path: Path, capsys: Shown
) -> None:
    page = tmp_path / "report.html"
    evaluated(capsys, "--ink", numbers, "--model", bundled_model, "--report", page)
    shown = page.read_text("utf-8")
    truth = read_ink(numbers)[2].number or ""
    assert f"✗ {truth}<" in shown
    assert f"read as {truth[:-1]}<" in shown
    assert "75.00\u00a0%" in shown


def test_whole_numbers_are_not_compared(numbers: Path, model_file: Path, capsys: Shown) -> None:
    arguments = ["evaluate", "--ink", str(numbers), "--compare", str(model_file)]
    assert main(arguments) == 2
    assert "leave out --compare" in capsys.readouterr().err
