"""What was read in an ink file of whole numbers: its figures, pictures, and the report."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.number_evaluation import NumberEvaluation, ReadNumber
from mnist_desktop.evaluation.number_pictures import (
    HEIGHT,
    WIDTH,
    number_picture,
    numbers_chart,
)
from mnist_desktop.evaluation.number_report import number_report_html, write_number_report
from mnist_desktop.evaluation.svg import standalone
from mnist_desktop.evaluation.tables import numbers_table
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.recognition.prediction import Prediction

NOON = datetime(2025, 3, 4, 12, 0, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def stroke(left: float, top: float) -> list[list[float]]:
    return [[left, top], [left + 6, top + 4], [left, top + 10]]


def drawing(number: str | None, label: int | None = None) -> Drawing:
    """Return a stroke for each sign; lines below each other."""
    lines = (number or str(label)).split("\n")
    strokes = [
        stroke(9.0 * column, 15.0 * row)
        for row, line in enumerate(lines)
        for column in range(len(line))
    ]
    return Drawing.of(strokes, label, number=number)


def read(number: str, confidence: float = 0.9, *, rejected: bool = False) -> Reading:
    """Return a reading of a drawing as `drawing` makes it, unsure of its first digit alone."""

    def found(digit: str, column: int, row: int) -> FoundDigit:
        sureness = 1.0 if column or row else confidence
        shares = np.full(10, (1 - sureness) / 9, np.float32)
        shares[int(digit)] = sureness
        box = Box(9.0 * column, 15.0 * row, 9.0 * column + 6, 15.0 * row + 10)
        return FoundDigit(Prediction(shares, rejected), box, np.zeros((28, 28), np.uint8))

    lines = enumerate(number.split("\n"))
    digits = tuple(tuple(found(d, x, y) for x, d in enumerate(line)) for y, line in lines)
    return Reading(digits)


@pytest.fixture
def evaluation() -> NumberEvaluation:
    """Three of four are misread; two are not counted."""
    return NumberEvaluation(
        "mine <1>.jsonl",
        [
            drawing("2026"),
            drawing("12\n345"),
            drawing("77"),
            Drawing(drawing("5").strokes),
            Drawing.of([], number="9"),
            drawing(None, 3),
        ],
        [
            read("2026", 0.95),
            read("12\n445", 0.5),
            read("1", 0.8, rejected=True),
            read("5"),
            Reading(),
            read("8", 0.9),
        ],
    )


def test_what_has_no_number_or_no_ink_is_not_counted(evaluation: NumberEvaluation) -> None:
    assert [one.place for one in evaluation.scored] == [1, 2, 3, 6]
    assert len(evaluation) == 4
    assert evaluation.figures.accuracy == 0.25
    assert evaluation.is_right.tolist() == [True, False, False, False]
    np.testing.assert_allclose(evaluation.confidence, [0.95, 0.5, 0.8, 0.9], rtol=1e-6)


def test_the_misread_come_with_the_most_confident_first(evaluation: NumberEvaluation) -> None:
    assert [one.words for one in evaluation.misread] == [
        "3 read as 8, 90.0\u00a0% sure",
        "77 read as 1, 80.0\u00a0% sure, but no digit?",
        "12, 345 read as 12, 445, 50.0\u00a0% sure",
    ]
    table = numbers_table(evaluation.misread)
    assert table.rows[2] == (2, "12\n345", "12\n445", 0.5)


def elements(svg: str, kind: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(f"{SVG}{kind}"))  # noqa: S314, made above


@pytest.mark.parametrize("place", range(4))
def test_pictures_hold_the_ink_and_a_box_around_each_digit(
    evaluation: NumberEvaluation, place: int
) -> None:
    one = evaluation.scored[place]
    made = standalone(number_picture(one))
    boxes = [e.attrib for e in elements(made, "rect") if e.get("class") in {"found", "doubted"}]
    assert len(boxes) == len(one.reading.digits)
    for box in boxes:
        left, top = float(box["x"]), float(box["y"])
        assert 0 <= left <= left + float(box["width"]) <= WIDTH
        assert 0 <= top <= top + float(box["height"]) <= HEIGHT
    told = "".join(e.text or "" for e in elements(made, "text"))
    assert told == one.reading.number.replace("\n", "")
    for words in elements(made, "text"):
        assert 10 < float(words.attrib["y"]) < HEIGHT
        assert 0 < float(words.attrib["x"]) < WIDTH
    assert one.words in made


@pytest.mark.parametrize("strokes", [[[[3, 3]]], [[[3, 3], [3, 3]]], [[[0, 0], [900, 0]]]])
def test_dots_and_dashes_have_a_picture(strokes: list[list[list[float]]]) -> None:
    ink = Drawing.of(strokes, number="1")
    box = Box.around(np.concatenate(ink.strokes))
    found = read("1").digits[0]
    reading = Reading(((FoundDigit(found.prediction, box, found.image),),))
    made = number_picture(ReadNumber(1, ink, reading))
    (way,) = (e.attrib["d"] for e in elements(made, "path"))
    assert "nan" not in made
    assert way.endswith("h0.1") or way.count("L") == 1


def test_a_gallery_shows_sixty_at_most(evaluation: NumberEvaluation) -> None:
    many: Sequence[ReadNumber] = evaluation.misread * 30
    assert len(elements(numbers_chart(many, "Misread"), "g")) == 60
    assert numbers_chart((), "Misread")


def test_the_report_tells_the_figures_and_shows_the_misread(
    evaluation: NumberEvaluation, tmp_path: Path
) -> None:
    made = number_report_html("<Mine>", evaluation, NOON)
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in made
    assert "How well &lt;Mine&gt; reads whole numbers" in made
    assert "mine &lt;1&gt;.jsonl" in made
    assert "25.00\u00a0%" in made
    assert "2 drawings without a number or without ink are not counted" in made
    assert made.count("<figcaption>✗") == 3
    assert made.index("✗ 3<") < made.index("✗ 77<") < made.index("✗ 12, 345<")
    # The page reads as one of well-formed parts.
    for tag in ("section", "figure", "svg", "div"):
        assert made.count(f"<{tag}") == made.count(f"</{tag}>")
    many = NumberEvaluation("many", [*evaluation.drawings] * 25, [*evaluation.readings] * 25)
    assert number_report_html("Mine", many, NOON).count("<figcaption>✗") == 60
    right = NumberEvaluation("right", evaluation.drawings[:1], evaluation.readings[:1])
    write_number_report(tmp_path / "r.html", "Mine", right)
    assert "It read every number right." in (tmp_path / "r.html").read_text("utf-8")


def test_nothing_is_reported_of_nothing(tmp_path: Path) -> None:
    empty = NumberEvaluation("mine", [Drawing.of([], number="9")], [Reading()])
    with pytest.raises(UserError, match="nothing to report"):
        write_number_report(tmp_path / "r.html", "Mine", empty)
