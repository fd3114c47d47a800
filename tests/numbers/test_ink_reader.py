"""Whole numbers are found in drawings and read."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.numbers.ink_reader import InkReader
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.numbers.signs import SignKind

Write = Callable[..., Drawing]


@pytest.mark.parametrize("gap", [0.3, 0.08, 0.0])
@pytest.mark.parametrize("number", ["2026", "10", "479835", "11"])
def test_a_number_is_read(reader: InkReader, write: Write, number: str, gap: float) -> None:
    assert reader.read(write(number, gap)).number == number


def test_numbers_below_each_other_are_lines(reader: InkReader, write: Write) -> None:
    assert reader.read(write("2026\n31\n458")).number == "2026\n31\n458"


@pytest.mark.parametrize("digit", range(10))
def test_a_single_digit_stays_one(reader: InkReader, write: Write, digit: int) -> None:
    reading = reader.read(write(str(digit)))
    assert reading.number == str(digit)
    assert not reading.digits[0].prediction.rejected


def test_where_and_how_large_it_is_written_makes_no_difference(
    reader: InkReader, write: Write
) -> None:
    drawing = write("753")
    moved = Drawing.of([stroke * 3.7 + [900.0, -40.0] for stroke in drawing.strokes])
    assert reader.read(moved).number == "753"
    first, second = (reader.read(one).digits[0].box for one in (drawing, moved))
    assert second.left == pytest.approx(first.left * 3.7 + 900)
    assert second.height == pytest.approx(first.height * 3.7)


def test_a_bar_may_come_late(reader: InkReader, write: Write) -> None:
    drawing = write("45")
    # The stem of the 4 is drawn when the 5 is there.
    first, stem, *five = drawing.strokes
    late = replace(drawing, strokes=(first, *five, stem))
    assert reader.read(late).number == "45"


def in_one_stroke(drawing: Drawing) -> Drawing:
    """Return a drawing whose pen was never lifted."""
    return replace(drawing, strokes=(np.concatenate(drawing.strokes),))


def test_two_digits_in_one_stroke_are_two(reader: InkReader, write: Write) -> None:
    assert reader.read(in_one_stroke(write("23", 0.6))).number == "23"


def test_only_the_stroke_that_the_pen_is_drawing_stays_whole(
    reader: InkReader, write: Write
) -> None:
    joined = in_one_stroke(write("23", 0.6))
    assert len(reader.read_growing(joined).digits) == 1
    assert reader.read(joined).number == "23"
    right = joined.strokes[0][:, 0].max()
    (six,) = write("6").strokes
    again = replace(joined, strokes=(*joined.strokes, six + np.array([right + 30.0, 0.0])))
    begun = replace(again, strokes=(joined.strokes[0], again.strokes[1][:5]))
    for _ in range(2):
        # However often it is read on the way, the other one is two digits still.
        assert reader.read_growing(begun).number.startswith("23")
    assert reader.read_growing(again).number == "236"


def beside(drawing: Drawing, *strokes: list[list[float]]) -> Drawing:
    """Return a drawing with more strokes; digits are 100 high, from 0 down to 100."""
    return replace(drawing, strokes=(*drawing.strokes, *(np.array(s) for s in strokes)))


def signs_of(reading: Reading) -> list[SignKind]:
    return [sign.kind for sign in reading.signs]


def test_signs_between_digits_are_no_digits(reader: InkReader, write: Write) -> None:
    wide = write("314", 0.6)
    right = wide.strokes[0][:, 0].max()
    point = [[right + 28.0, 97.0], [right + 31.0, 99.0]]
    comma = [[right + 32.0, 92.0], [right + 33.0, 100.0], [right + 24.0, 124.0]]
    dash = [[-70.0, 52.0], [-35.0, 50.0]]
    below = [[-10.0, 118.0], [wide.strokes[-1][:, 0].max() + 10.0, 120.0]]
    for stroke, kind in (
        (point, SignKind.DOT),
        (comma, SignKind.COMMA),
        (dash, SignKind.DASH),
        (below, SignKind.LINE),
    ):
        reading = reader.read(beside(wide, stroke))
        assert (reading.number, signs_of(reading)) == ("314", [kind])


@pytest.mark.parametrize("way", [[[-12, 108], [62, -8]], [[0, 90], [50, 10]], [[-5, -5], [50, 99]]])
def test_a_zero_with_a_stroke_through_it_is_a_zero(
    reader: InkReader, write: Write, way: list[list[float]]
) -> None:
    for number in ("0", "507"):
        drawing = write(number, 0.4)
        ring = drawing.strokes[number.index("0")]
        shift = ring.min(axis=0)
        reading = reader.read(beside(drawing, (np.array(way) + shift).tolist()))
        assert reading.number == number
        assert not any(digit.prediction.rejected for digit in reading.digits)


def test_what_is_crossed_out_is_left_out(reader: InkReader, write: Write) -> None:
    drawing = write("2835", 0.4)
    eight = drawing.strokes[1]
    low, high = eight.min(axis=0), eight.max(axis=0)
    to_and_fro = np.linspace(low[1], high[1], 8)
    scribble = [[(low[0] - 5, high[0] + 5)[i % 2], y] for i, y in enumerate(to_and_fro)]
    reading = reader.read(beside(drawing, scribble))
    assert (reading.number, signs_of(reading)) == ("235", [SignKind.NO_DIGIT])


def test_what_was_written_in_one_go_is_cut(reader: InkReader, write: Write) -> None:
    two, seven, three = write("273").strokes
    assert reader.read(Drawing.of([np.concatenate([two, seven, three])])).number == "273"


def test_boxes_lie_around_the_digits(reader: InkReader, write: Write) -> None:
    drawing = write("308")
    boxes = [digit.box for digit in reader.read(drawing).digits]
    assert len(boxes) == 3
    for box, stroke in zip(boxes, drawing.strokes, strict=True):
        low, high = stroke.min(axis=0), stroke.max(axis=0)
        np.testing.assert_allclose([box.left, box.top], low)
        np.testing.assert_allclose([box.right, box.bottom], high)


def test_the_confidence_is_that_of_all_digits_together(reader: InkReader, write: Write) -> None:
    reading = reader.read(write("72"))
    single = [digit.prediction.confidence for digit in reading.digits]
    assert 0.9 < reading.confidence <= min(single)


def test_a_figure_that_is_no_digit_is_no_number_either(reader: InkReader) -> None:
    letter = Drawing.of([[[0.2, 0.9], [0.5, 0.1], [0.8, 0.9]], [[0.3, 0.6], [0.7, 0.6]]])
    reading = reader.read(letter)
    assert len(reading.digits) == 1
    assert reading.digits[0].prediction.rejected


def test_ink_of_any_kind_is_answered(reader: InkReader) -> None:
    generator = np.random.default_rng(0)
    scribble = np.cumsum(generator.normal(size=(3000, 2)), axis=0)
    for strokes in (
        [[[5.0, 5.0]]],
        [[[5.0, 5.0]], [[5.0, 5.0]]],
        [[[0.0, 5.0], [1e9, 5.0]]],
        [[[5.0, 0.0], [5.0, 1e9]], [[0.0, 0.0]]],
        [scribble],
        [[[float(x), 0.0], [x + 0.1, 1.0]] for x in range(60)],
    ):
        reading = reader.read(Drawing.of(strokes))
        assert reading.digits
        assert 0 <= reading.confidence <= 1
    assert reader.read(Drawing(())).digits == ()


def test_what_was_read_before_makes_no_difference(reader: InkReader, write: Write) -> None:
    drawing = write("6094")
    alone = reader.read(drawing)
    for count in range(1, len(drawing.strokes) + 1):
        again = reader.read(replace(drawing, strokes=drawing.strokes[:count]))
    assert again.number == alone.number == "6094"
    assert again.confidence == pytest.approx(alone.confidence)


@pytest.mark.parametrize("gap", [0.3, 0.0])
def test_each_digit_knows_its_ink(reader: InkReader, write: Write, gap: float) -> None:
    digits = reader.read(write("458", gap)).digits
    assert len(digits) == 3
    inks = [digit.ink for digit in digits if digit.ink is not None]
    for digit, seen in zip(digits, rasterize(inks), strict=True):
        assert np.array_equal(digit.image, seen)
