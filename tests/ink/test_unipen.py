"""Reading pen-drawn digits in UNIPEN text."""

import gzip
from pathlib import Path

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.ink.unipen import read_unipen

TWO_DIGITS = """\
.VERSION 1.0
.COORD X Y
.SEGMENT DIGIT 0 ? "8"
.PEN_DOWN
  10  100
  20  90
.PEN_UP
.DT 50
.PEN_DOWN
  5  5
.PEN_UP
.SEGMENT DIGIT 1 ? "0"
.PEN_DOWN
  1 1
  2 2
.PEN_UP
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return where UNIPEN text may be written."""
    return tmp_path / "digits.tra"


def points(path: Path) -> list[list[list[list[float]]]]:
    return [[stroke.tolist() for stroke in drawing.strokes] for drawing in read_unipen(path)]


def test_digits_come_with_strokes_and_labels_y_downward(text: Path) -> None:
    text.write_text(TWO_DIGITS, encoding="latin-1")
    assert [drawing.label for drawing in read_unipen(text)] == [8, 0]
    assert points(text) == [[[[10, -100], [20, -90]], [[5, -5]]], [[[1, -1], [2, -2]]]]


def test_compressed_text_is_read_too(text: Path) -> None:
    compressed = text.with_name("digits.tra.gz")
    compressed.write_bytes(gzip.compress(TWO_DIGITS.encode("latin-1")))
    text.write_text(TWO_DIGITS, encoding="latin-1")
    assert points(compressed) == points(text)


def test_numbers_outside_of_strokes_are_not_ink(text: Path) -> None:
    text.write_text('.SEGMENT DIGIT 0 ? "1"\n3 3\n.PEN_DOWN\n1 1\n.PEN_UP\n7 7\n', encoding="ascii")
    assert points(text) == [[[[1, -1]]]]


def test_ink_of_something_else_does_not_join_the_last_digit(text: Path) -> None:
    text.write_text(
        '.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 1\n.PEN_UP\n'
        '.SEGMENT WORD 1 ? "one"\n.PEN_DOWN\n9 9\n.PEN_UP\n'
        '.SEGMENT DIGIT 2 ? "2"\n.PEN_DOWN\n2 2\n.PEN_UP\n',
        encoding="ascii",
    )
    assert points(text) == [[[[1, -1]]], [[[2, -2]]]]


@pytest.mark.parametrize("line", ["12", "a b", "nan 3", "1 inf", "1e300 2"])
def test_a_line_that_is_no_point_is_refused_by_its_number(line: str, text: Path) -> None:
    text.write_text(f'.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 1\n{line}\n', encoding="ascii")
    with pytest.raises(UserError, match="line 4 is not a point"):
        read_unipen(text)


def test_text_without_digits_is_refused(text: Path) -> None:
    text.write_text("nothing here\n", encoding="ascii")
    with pytest.raises(UserError, match="holds no digit"):
        read_unipen(text)


def test_a_missing_or_broken_file_is_refused(text: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_unipen(text)
    broken = text.with_suffix(".gz")
    broken.write_bytes(b"no gzip")
    with pytest.raises(UserError, match="broken gzip file"):
        read_unipen(broken)


def test_the_writer_is_known_where_the_comment_names_one(text: Path) -> None:
    named = '.SEGMENT DIGIT 0 ? "8"\n.COMMENT 8 12  224\n.PEN_DOWN\n1 1\n.PEN_UP\n'
    text.write_text(named + named.replace(" 12 ", " 3 ") + TWO_DIGITS, encoding="latin-1")
    assert [drawing.writer for drawing in read_unipen(text)] == ["12", "3", None, None]
