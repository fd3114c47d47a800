"""`mnist-desktop predict`."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnist_desktop.__main__ import main
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink

SEVEN = [(30, 30), (90, 30), (55, 120)]


def picture(background: int, ink: int) -> Image.Image:
    image = Image.new("L", (130, 150), background)
    ImageDraw.Draw(image).line(SEVEN, fill=ink, width=9, joint="curve")
    return image


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a seven in every form."""
    picture(255, 0).save(tmp_path / "dark_on_light.png")
    picture(20, 240).save(tmp_path / "light_on_dark.png")
    picture(255, 0).save(tmp_path / "photo.jpg", quality=90)
    clear = Image.new("RGBA", (130, 150), (0, 0, 0, 0))
    clear.paste((0, 0, 128, 255), mask=picture(0, 255))
    clear.save(tmp_path / "transparent.png")
    Image.new("L", (40, 40), 255).save(tmp_path / "nothing.png")
    lines = [{"strokes": [SEVEN]}, {"strokes": []}, {"strokes": [SEVEN], "label": 7}]
    (tmp_path / "ink.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="ascii")
    return tmp_path


def predicted(capsys: pytest.CaptureFixture[str], *files: Path) -> list[dict[str, Any]]:
    """Run the subcommand with the bundled model and return what it read."""
    assert main(["predict", "--json", *map(str, files)]) == 0
    predictions: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["predictions"]
    return predictions


@pytest.mark.parametrize(
    "name", ["dark_on_light.png", "light_on_dark.png", "transparent.png", "photo.jpg"]
)
def test_an_image_is_read(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = predicted(capsys, folder / name)
    assert row["file"] == str(folder / name)
    assert row["digit"] == 7
    assert row["confidence"] == pytest.approx(max(row["probabilities"]))
    assert row["number"] == "7"
    assert row["digits"][0]["probabilities"] == row["probabilities"]
    assert sum(row["probabilities"]) == pytest.approx(1, abs=1e-4)
    assert "drawing" not in row


def test_each_drawing_of_an_ink_file_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = predicted(capsys, folder / "ink.jsonl")
    assert [row["drawing"] for row in rows] == [1, 2, 3]
    assert [row["digit"] for row in rows] == [7, None, 7]
    assert rows[1]["confidence"] is None
    assert rows[1]["probabilities"] is None
    np.testing.assert_allclose(rows[0]["probabilities"], rows[2]["probabilities"], atol=1e-6)


def test_files_are_told_in_the_order_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [folder / "photo.jpg", folder / "ink.jsonl", folder / "nothing.png"]
    rows = predicted(capsys, *files)
    assert [Path(row["file"]).name for row in rows] == [
        "photo.jpg",
        "ink.jsonl",
        "ink.jsonl",
        "ink.jsonl",
        "nothing.png",
    ]
    assert rows[-1]["digit"] is None


def test_people_get_a_line_for_each_digit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(folder / name) for name in ("photo.jpg", "ink.jsonl", "nothing.png")]
    assert main(["predict", *files]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{files[0]}: 7 (")
    assert lines[1].startswith(f"{files[1]}, drawing 1: 7 (")
    assert lines[2] == f"{files[1]}, drawing 2: nothing drawn"
    assert lines[4] == f"{files[2]}: nothing drawn"
    assert len(lines) == 5


def test_another_model_may_read(
    folder: Path, model_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = str(folder / "photo.jpg")
    assert main(["predict", "--json", "--model", str(model_file), image]) == 0
    assert json.loads(capsys.readouterr().out)["model"] == "Untrained"


def test_an_ink_file_without_drawings_gives_no_predictions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.ink").write_bytes(b"")
    assert predicted(capsys, tmp_path / "empty.ink") == []


def test_an_ink_file_may_have_any_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = (folder / "ink.jsonl").rename(folder / "one.json")
    assert [row["digit"] for row in predicted(capsys, renamed)] == [7, None, 7]


def test_more_digits_than_are_read_at_once_are_all_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"strokes": [SEVEN]})
    many = folder / "many.jsonl"
    many.write_text(f"{line}\n" * 501 + '{"strokes": []}\n' + f"{line}\n", encoding="ascii")
    rows = predicted(capsys, many)
    assert [row["drawing"] for row in rows] == list(range(1, 504))
    assert [row["digit"] for row in rows] == [7] * 501 + [None, 7]


def test_whole_numbers_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seven, right, below = np.array(SEVEN), np.array([100, 0]), np.array([0, 150])
    path = tmp_path / "numbers.jsonl"
    write_ink(
        path,
        [
            Drawing.of([seven, seven + right]),
            Drawing.of([seven, seven + right + below, seven + below]),
        ],
    )
    number, lines = predicted(capsys, path)
    assert number["number"] == "77"
    assert number["digit"] is None
    assert [digit["digit"] for digit in number["digits"]] == [7, 7]
    assert number["digits"][1]["box"] == [130, 30, 60, 90]
    assert 0.9 < number["confidence"] < 1
    assert lines["number"] == "7\n77"
    assert main(["predict", str(path)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith(f"{path}, drawing 1: 77 (")
    assert shown[1].startswith(f"{path}, drawing 2: 7, 77 (")


@pytest.fixture
def broken(tmp_path: Path) -> list[Path]:
    """Return two files that are no images."""
    files = [tmp_path / "broken.png", tmp_path / "notes.txt"]
    for file in files:
        file.write_bytes(b"nothing")
    return files


def test_what_can_be_read_is_told_before_what_cannot(
    folder: Path, broken: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    good = [str(folder / "photo.jpg"), str(folder / "dark_on_light.png")]
    assert main(["predict", good[0], *map(str, broken), good[1]]) == 2
    shown = capsys.readouterr()
    assert [line.partition(": ")[0] for line in shown.out.splitlines()] == good
    faults = shown.err.splitlines()
    assert len(faults) == 2
    for fault, file in zip(faults, broken, strict=True):
        assert fault.startswith(f"mnist-desktop: {file} cannot be read as an image")


def test_programs_are_told_what_cannot_be_read_too(
    folder: Path, broken: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["predict", "--json", str(broken[0]), str(folder / "photo.jpg")]) == 2
    shown = json.loads(capsys.readouterr().out)
    assert [row["digit"] for row in shown["predictions"]] == [7]
    (unread,) = shown["unreadable"]
    assert unread["file"] == str(broken[0])
    assert "cannot be read as an image" in unread["reason"]


def test_where_nothing_can_be_read_no_model_is_waited_for(
    broken: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone.safetensors")
    assert main(["predict", "--model", gone, *map(str, broken)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 2
    assert gone not in shown.err
