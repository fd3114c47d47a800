"""`mnist-desktop adapt` and `evaluate --adapt`."""

import json
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.models.model_files import load_model


@pytest.fixture
def ink_file(tmp_path: Path) -> Path:
    """Return an ink file with two drawings of each digit by each of two people."""
    generator = np.random.default_rng(0)
    drawings = [practice.draw(number % 10, generator) for number in range(40)]
    path = tmp_path / "ink.jsonl"
    write_ink(
        path,
        [
            Drawing.of(drawing.strokes, drawing.label, writer="Ada" if number < 20 else "Bo")
            for number, drawing in enumerate(drawings)
        ],
    )
    return path


def test_a_model_is_taught_and_saved(
    ink_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mine.safetensors"
    assert main(["adapt", "--ink", str(ink_file), "--out", str(out), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["learned_count"] == 40
    assert shown["held_out_count"] == 40
    assert 0.9 < shown["held_out_adapted_accuracy"] <= 1
    assert shown["others_adapted_accuracy"] > shown["others_accuracy"] - 0.001
    assert load_model(out).metadata.recipe["base"] == shown["base"]


def test_each_writer_is_scored_with_and_without_learning(
    ink_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--ink", str(ink_file), "--adapt", "1", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["adapt"], shown["learned_count"], shown["count"]) == (1, 20, 20)
    assert {"accuracy", "adapted_accuracy"} < set(shown)
    assert [writer["writer"] for writer in shown["writers"]] == ["Ada", "Bo"]
    for writer in shown["writers"]:
        assert (writer["learned_count"], writer["count"]) == (10, 10)
        assert 0 <= writer["adapted_accuracy"] <= 1


def test_people_get_a_table_of_writers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "few.jsonl"
    drawings = [practice.draw(1, np.random.default_rng(seed)) for seed in range(3)]
    write_ink(path, [Drawing.of(drawing.strokes, 1, writer="Ada") for drawing in drawings])
    assert main(["evaluate", "--ink", str(path), "--adapt", "2"]) == 0
    *_, header, row = capsys.readouterr().out.splitlines()
    assert header.split()[0] == "writer"
    assert row.split()[:3] == ["Ada", "2", "1"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--adapt", "1"], "name it with --ink"),
        (["--ink", "INK", "--adapt", "1", "--report", "a.html"], "leave out --report"),
    ],
)
def test_what_does_not_go_together_is_told(
    options: list[str], told: str, ink_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(ink_file) if option == "INK" else option for option in options]
    assert main(["evaluate", *given]) == 2
    assert told in capsys.readouterr().err


def test_a_hand_that_lacks_digits_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "few.jsonl"
    write_ink(path, [practice.draw(1, np.random.default_rng(0))])
    assert main(["adapt", "--ink", str(path), "--out", str(tmp_path / "m.safetensors")]) == 2
    assert "draw at least one of each digit" in capsys.readouterr().err
    assert not (tmp_path / "m.safetensors").exists()
