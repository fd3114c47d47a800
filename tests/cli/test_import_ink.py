"""`mnist-desktop import-ink`."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.ink.ink_files import read_ink

UNIPEN = """\
.SEGMENT DIGIT 0 ? "4"
.PEN_DOWN
  10 100
  20  50
.PEN_UP
.PEN_DOWN
   5  60
.PEN_UP
.SEGMENT DIGIT 1 ? "1"
.PEN_DOWN
  1 9
  1 2
.PEN_UP
"""


@pytest.fixture(params=["digits.tra", "digits.tra.gz"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return UNIPEN text, plain and compressed."""
    path = tmp_path / str(request.param)
    content = UNIPEN.encode("ascii")
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_digits_become_an_ink_file(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["import-ink", str(source), "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ink": str(out), "count": 2}
    four, one = read_ink(out)
    assert (four.label, one.label) == (4, 1)
    assert [stroke.tolist() for stroke in four.strokes] == [[[10, -100], [20, -50]], [[5, -60]]]


def test_people_are_told_how_many(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["import-ink", str(source), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"2 drawings written to {out}.\n"
    single = tmp_path / "single.tra"
    single.write_text(UNIPEN[: UNIPEN.index(".SEGMENT DIGIT 1")])
    assert main(["import-ink", str(single), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"1 drawing written to {out}.\n"


LETTERS = ["Greek/character07", "Greek/character08", "Greekish/character01", "Latin/character07"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], LETTERS),
        (["--only", "Greek"], LETTERS[:2]),
        (["--only", "Greek/character07", "--only", "Latin"], [LETTERS[0], LETTERS[3]]),
        (["--leave-out", "Greek"], LETTERS[2:]),
        (["--leave-out", "Greek/character08"], [LETTERS[0], *LETTERS[2:]]),
        (["--only", "Greek", "--leave-out", "Greek/character07"], [LETTERS[1]]),
    ],
    ids=" ".join,
)
def test_letters_are_chosen_by_name(
    options: list[str], expected: list[str], tmp_path: Path
) -> None:
    source, out = tmp_path / "letters.zip", tmp_path / "out.jsonl"
    with zipfile.ZipFile(source, "w") as archive:
        for letter in LETTERS:
            archive.writestr(f"strokes/{letter}/0001_05.txt", "START\n1,-2,0\n3,-4,9\nBREAK\n")
    assert main(["import-ink", str(source), "--out", str(out), *options]) == 0
    assert [drawing.name for drawing in read_ink(out)] == expected


def test_a_name_that_nothing_has_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "letters.zip", tmp_path / "out.jsonl"
    with zipfile.ZipFile(source, "w") as archive:
        content = "START\n1,-2,0\n3,-4,9\nBREAK\n"
        archive.writestr(f"strokes/{LETTERS[0]}/0001_05.txt", content)
    assert main(["import-ink", str(source), "--only", "Grek", "--out", str(out)]) == 2
    assert "check --only" in capsys.readouterr().err
    assert not out.exists()
