"""What was exported goes on as any ink file does."""

import json
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.collection.exchange import reading_others, write_others
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.data import practice
from mnist_desktop.data.ink_set import read_digits, read_non_digits
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.mnist import Part
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.models.metadata_file import read_metadata


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return a file of ten digits, of each one, and two drawings that are none."""
    generator = np.random.default_rng(8)
    path = tmp_path / "exported.jsonl"
    labels = [*range(10), None, None]
    drawings = [practice.draw(label or 0, generator) for label in labels]
    kept = [
        KeptDrawing.now(drawing, label, Origin.CORRECTION, "3")
        for drawing, label in zip(drawings, labels, strict=True)
    ]
    write_others(path, kept)
    return path


def test_all_that_is_known_comes_back(exported: Path) -> None:
    found = finished(reading_others(exported))
    assert [kept.label for kept in found] == [*range(10), None, None]
    assert {(kept.origin, kept.read) for kept in found} == {(Origin.CORRECTION, "3")}


def test_what_nobody_labeled_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "others.jsonl"
    ink = Drawing.of([[[0, 0], [1, 1]]])
    write_ink(path, [ink, Drawing(ink.strokes, 4), Drawing.of([], 5)])
    assert [kept.label for kept in finished(reading_others(path))] == [4]
    write_ink(path, [ink, Drawing(ink.strokes, number="12")])
    with pytest.raises(UserError, match="no drawing of a digit with a label"):
        finished(reading_others(path))


def test_its_digits_are_a_set(exported: Path) -> None:
    source = InkSource(exported)
    parts = [finished(source.load(part)) for part in Part]
    assert sum(map(len, parts)) == 10


def test_digits_are_learned_as_digits_and_what_is_none_as_none(exported: Path) -> None:
    assert len([one for one in read_digits(exported) if one.label is not None]) == 10
    assert [one.label for one in read_non_digits(exported)] == [None, None]


def test_where_nothing_is_said_all_of_a_file_is_no_digit(tmp_path: Path) -> None:
    path = tmp_path / "letters.jsonl"
    write_ink(path, [Drawing.of([[[0, 0], [1, 1]]], name="Greek/alpha")] * 3)
    assert len(read_non_digits(path)) == 3


def test_it_is_evaluated(
    exported: Path, model_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", "--json", "--ink", str(exported), "--model", str(model_file)]
    assert main(arguments) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["count"] == 10
    assert len(shown["predictions"]) == 12


def test_it_is_trained_with(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "model.safetensors"
    given = ["--ink", str(exported), "--non-digits", str(exported), "--out", str(out)]
    small = ["--practice", "--preset", "classic", "--epochs", "1", "--hidden", "4"]
    assert main(["train", *small, *given]) == 0
    capsys.readouterr()
    assert read_metadata(out).detects_non_digits
