"""Ink files, written and read, and what is wrong with those that are refused."""

import json
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import is_ink, read_ink, reading_ink, write_ink

GOOD = '{"strokes": [[[0, 1], [2.5, 3]]], "label": 7}'


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    """Return where an ink file may be written."""
    return tmp_path / "drawings.jsonl"


def test_what_is_written_is_read_back(ink: Path) -> None:
    drawings = [
        Drawing.of([[(0, 1.25), (2, 3)], [(4, -5)]], label=0),
        Drawing.of([[(1e6, 1e-6)]]),
        Drawing.of([], label=9),
    ]
    assert write_ink(ink, drawings) == 3
    back = read_ink(ink)
    assert [drawing.label for drawing in back] == [0, None, 9]
    for before, after in zip(drawings, back, strict=True):
        assert len(before.strokes) == len(after.strokes)
        for one, other in zip(before.strokes, after.strokes, strict=True):
            np.testing.assert_array_equal(one, other)


def test_reading_tells_how_far_it_has_come(ink: Path) -> None:
    write_ink(ink, [Drawing.of([[(0, 0), (1, n)]], 1) for n in range(1200)])
    assert [done for done, _ in reading_ink(ink)] == [500, 1000]


def test_each_line_is_one_json_object_with_strokes_and_label(ink: Path) -> None:
    write_ink(ink, [Drawing.of([[(1, 2)]], 3), Drawing.of([[(1, 2)]])])
    lines = [json.loads(line) for line in ink.read_text(encoding="utf-8").splitlines()]
    assert lines == [{"strokes": [[[1, 2]]], "label": 3}, {"strokes": [[[1, 2]]]}]


def test_blank_lines_are_passed_over(ink: Path) -> None:
    ink.write_text(f"\n{GOOD}\n  \n{GOOD}\n\n", encoding="utf-8")
    assert len(read_ink(ink)) == 2


def test_an_empty_file_holds_no_drawing(ink: Path) -> None:
    ink.write_bytes(b"")
    assert read_ink(ink) == []


def test_empty_strokes_are_left_out(ink: Path) -> None:
    ink.write_text('{"strokes": [[], [[1, 2]], []]}', encoding="utf-8")
    assert len(read_ink(ink)[0].strokes) == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_any_editor_are_read(line_end: str, mark: str, ink: Path) -> None:
    ink.write_bytes(f"{mark}{GOOD}{line_end}{GOOD}{line_end}".encode())
    assert [drawing.label for drawing in read_ink(ink)] == [7, 7]


def test_a_line_ends_only_where_json_lines_ends_it(ink: Path) -> None:
    ink.write_text('{"strokes": [[[0, 1]]], "writer": "a\u2028b"}\n', encoding="utf-8")
    assert len(read_ink(ink)) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        (f'{{"strokes": [[[1{"0" * 5000}, 2]]]}}', "not JSON"),
        ("7", "no list of strokes"),
        ("[[[1, 2]]]", "no list of strokes"),
        ('{"label": 3}', "no list of strokes"),
        ('{"strokes": null}', "no list of strokes"),
        ('{"strokes": [[1, 2]]}', "not a list of points"),
        ('{"strokes": [[[1]]]}', "not a list of points"),
        ('{"strokes": [[[1, 2, 3, 4]]]}', "not a list of points"),
        ('{"strokes": [[[1, 2, -3]]]}', "not a list of points"),
        ('{"strokes": [[[1, 2, 3]], [[1, 2]]]}', "with pressure and without"),
        ('{"strokes": [[["1", 2]]]}', "not a list of points"),
        ('{"strokes": [[[true, 2]]]}', "not a list of points"),
        ('{"strokes": [[[NaN, 2]]]}', "not a list of points"),
        ('{"strokes": [[[1, -Infinity]]]}', "not a list of points"),
        ('{"strokes": [[[1e10, 2]]]}', "not a list of points"),
        (f'{{"strokes": [[[1{"0" * 400}, 2]]]}}', "not a list of points"),
        ('{"strokes": [], "label": 10}', "label 10"),
        ('{"strokes": [], "label": -1}', "label -1"),
        ('{"strokes": [], "label": "7"}', "label '7'"),
        ('{"strokes": [], "label": 7.0}', "label 7.0"),
        ('{"strokes": [], "label": true}', "label True"),
    ],
    ids=lambda text: text[:30],
)
def test_a_malformed_line_is_refused_by_its_number(line: str, fault: str, ink: Path) -> None:
    ink.write_text(f"{GOOD}\n\n{line}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(UserError, match=f"line 3 .*{fault}") as caught:
        read_ink(ink)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_utf8_is_refused(ink: Path) -> None:
    ink.write_bytes(b'{"strokes": [], "writer": "\xe9"}')
    with pytest.raises(UserError, match="no UTF-8"):
        read_ink(ink)


def test_a_missing_file_and_a_folder_are_refused(ink: Path) -> None:
    for path in (ink, ink.parent):
        with pytest.raises(UserError, match="cannot be read"):
            read_ink(path)


def test_a_place_that_cannot_be_written_is_told(ink: Path) -> None:
    ink.write_bytes(b"")
    with pytest.raises(UserError, match="cannot be written"):
        write_ink(ink / "below" / "nothing.jsonl", [])


def test_writer_and_name_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    write_ink(path, [Drawing.of([[[0, 0]]], 4, writer="12"), Drawing.of([[[1, 1]]], name="Ж")])
    known = [(drawing.label, drawing.writer, drawing.name) for drawing in read_ink(path)]
    assert known == [(4, "12", None), (None, None, "Ж")]


@pytest.mark.parametrize("key", ["writer", "name"])
def test_a_writer_or_name_that_is_no_text_is_refused(tmp_path: Path, key: str) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(f'{{"strokes": [], "{key}": 3}}\n', encoding="utf-8")
    with pytest.raises(UserError, match=f"line 1 has a {key}"):
        read_ink(path)


def test_numbers_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "numbers.jsonl"
    write_ink(path, [Drawing.of([[[0, 0]]], number="2026"), Drawing.of([[[0, 0]]], number="0\n1")])
    assert [drawing.number for drawing in read_ink(path)] == ["2026", "0\n1"]
    assert [drawing.text for drawing in read_ink(path)] == ["2026", "0\n1"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"number": "3,14"}, "line 1 has the number '3,14'; only digits are allowed"),
        ({"number": ""}, "only digits are allowed"),
        ({"number": "\u0663"}, "only digits are allowed"),
        ({"number": "1\n"}, "only digits are allowed"),
        ({"number": 12}, "has a number that is no text"),
        ({"number": "1", "label": 1}, "has a label and a number; leave one of them out"),
        ({"no_digit": 1}, "only true and false are allowed"),
        ({"no_digit": True, "label": 1}, "is no digit, and has a label or a number"),
    ],
)
def test_a_number_that_is_none_is_refused(
    tmp_path: Path, content: dict[str, object], fault: str
) -> None:
    path = tmp_path / "numbers.jsonl"
    path.write_text(json.dumps({"strokes": [[[0, 0]]]} | content), encoding="utf-8")
    with pytest.raises(UserError, match=fault):
        read_ink(path)


def test_an_older_ink_file_is_replaced_and_not_written_over(ink: Path) -> None:
    ink.write_bytes(b"older")
    second_name = ink.with_name("second.jsonl")
    second_name.hardlink_to(ink)
    write_ink(ink, [Drawing.of([[(1, 2)]], 3)])
    assert len(read_ink(ink)) == 1
    assert second_name.read_bytes() == b"older"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("one.json", GOOD.encode(), True),
        ("one", b"\xef\xbb\xbf \r\n" + GOOD.encode(), True),
        ("one.png", b"\x89PNG", False),
        ("one.txt", b"", False),
        ("one.JSONL", b"nonsense", True),
    ],
)
def test_an_ink_file_is_known_by_its_name_or_else_by_its_content(
    name: str, content: bytes, expected: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_ink(tmp_path / name) is expected


def test_what_is_not_there_is_no_ink_file(tmp_path: Path) -> None:
    assert not is_ink(tmp_path / "nowhere.json")
    assert not is_ink(tmp_path)


def test_pressure_survives_the_file(ink: Path) -> None:
    drawing = Drawing.of([[(0, 0, 0.5), (3, 4, 0.75)], [(1, 1, 0.25)]], label=6)
    write_ink(ink, [drawing, Drawing.of([[(0, 0)]])])
    read, content = read_ink(ink)
    assert [stroke.tolist() for stroke in read.strokes] == [[[0, 0], [3, 4]], [[1, 1]]]
    assert [pressure.tolist() for pressure in read.pressures] == [[0.5, 0.75], [0.25]]
    assert content.pressures == ()
