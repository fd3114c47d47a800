"""Whole numbers in pictures: found, parted, and read in reading order."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from mnist_desktop.imaging.preparation import prepare_image
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.numbers.picture_reader import PictureReader
from mnist_desktop.recognition.recognizer import recognize_images

Gray = NDArray[np.float32]

HEIGHT = 60
# One shape of each digit that looks like no other.
CHOSEN = (0, 1, 0, 0, 0, 0, 0, 0, 0, 0)


@pytest.fixture(scope="module")
def model(bundled_model: Path) -> TrainedModel:
    return load_model(bundled_model)


@pytest.fixture(scope="module")
def reader(model: TrainedModel) -> PictureReader:
    return PictureReader(model)


def written(
    texts: Sequence[tuple[str, int, int]],
    size: tuple[int, int] = (700, 400),
    step: float = 0.85,
    width: int = 6,
) -> Gray:
    """Return how much ink lies on a page where digits stand at x, y: 0 or 1."""
    image = Image.new("L", size)
    pen = ImageDraw.Draw(image)
    for text, x, y in texts:
        for place, sign in enumerate(text):
            for stroke in SHAPES[int(sign)][CHOSEN[int(sign)]]:
                points = np.asarray(stroke) * (0.6 * HEIGHT, HEIGHT)
                points += (x + place * step * HEIGHT, y)
                pen.line([tuple(point) for point in points], fill=255, width=width, joint="curve")
    return shares(image)


def shares(image: Image.Image) -> Gray:
    levels: Gray = np.asarray(image, np.float32)
    return levels / np.float32(255)


def page(ink: Gray, paper: Gray | float = 235.0, pen: float = 50.0) -> Gray:
    """Return a gray picture of ink on paper."""
    return np.asarray(paper + ink * (pen - paper), np.float32)


def test_numbers_in_lines_are_read_from_top_to_bottom_and_from_left_to_right(
    reader: PictureReader,
) -> None:
    ink = written([("27", 60, 40), ("405", 400, 50), ("8316", 80, 170), ("92", 70, 300)])
    read = reader.read(page(ink))
    assert read.number.split("\n") == ["27", "405", "8316", "92"]
    first = read.lines[0][0].box
    columns = np.flatnonzero(ink[:120, :105].any(axis=0))
    assert first.left == pytest.approx(columns[0], abs=3)
    assert first.right == pytest.approx(columns[-1] + 1, abs=3)
    assert first.top == pytest.approx(37, abs=4)
    assert 0 < read.confidence <= 1


def ruled(slope: float, *, squared: bool) -> Gray:
    """Return paper with lines on it."""
    y, x = np.mgrid[:400, :700].astype(np.float32)
    lines = abs((y + slope * x) % 34 - 17) < 1
    if squared:
        lines |= abs((x - slope * y) % 34 - 17) < 1
    return np.where(lines, 150, 240).astype(np.float32)


def uneven() -> Gray:
    y, x = np.mgrid[-1:1:400j, -1:1:700j]
    shadow = 1 - 0.45 / (1 + np.exp(-(x + 0.4 * y - 0.1) / 0.02))
    return np.asarray((200 - 30 * x - 20 * y) * shadow, np.float32)


@pytest.mark.parametrize(
    ("paper", "pen"),
    [
        (ruled(0.01, squared=False), 40.0),
        (ruled(-0.015, squared=True), 40.0),
        (uneven(), 30.0),
        (np.full((400, 700), 30, np.float32), 220.0),
    ],
    ids=["ruled", "squared", "shadow", "light on dark"],
)
def test_paper_and_light_make_no_difference(paper: Gray, pen: float, reader: PictureReader) -> None:
    noise = np.random.default_rng(0).normal(0, 2, paper.shape)
    picture = page(written([("2047", 60, 60), ("358", 420, 250)]), paper, pen) + noise
    read = reader.read(np.clip(picture, 0, 255).astype(np.float32))
    assert read.number.split("\n") == ["2047", "358"]


def test_digits_that_touch_are_parted(reader: PictureReader) -> None:
    read = reader.read(page(written([("2035", 60, 60)], step=0.58)))
    assert read.number == "2035"


def test_what_is_no_number_is_left_out(reader: PictureReader) -> None:
    ink = written([("64", 80, 60)])
    image = Image.fromarray((ink * 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 20, 680, 380), outline=255, width=3)
    for x in (400, 460, 520):
        for away in (0, 22, 44):
            pen.line([(x, 250 + away), (x + 44, 250 + away)], fill=255, width=5)
            pen.line([(x + away, 250), (x + away, 294)], fill=255, width=5)
    read = reader.read(page(shares(image)))
    assert read.number == "64"


def test_a_page_with_nothing_on_it_has_no_numbers(reader: PictureReader) -> None:
    noise = np.random.default_rng(0).normal(0, 3, (400, 700)).astype(np.float32)
    for paper in (uneven() + noise, ruled(0.01, squared=True) + noise, np.zeros((1, 1))):
        assert reader.read(np.clip(paper, 0, 255).astype(np.float32)).lines == ()


@pytest.mark.parametrize("digit", range(10))
def test_a_picture_of_one_digit_is_read_as_ever(
    digit: int, reader: PictureReader, model: TrainedModel
) -> None:
    ink = written([(str(digit), 40, 30)], size=(120, 120))
    picture = page(ink, 230.0, 40.0)
    image = prepare_image(picture)
    read = reader.read(picture)
    assert len(read.digits) == 1
    found = read.digits[0]
    np.testing.assert_array_equal(found.image, image)
    as_ever = recognize_images(model, image[None])[0]
    assert as_ever is not None
    np.testing.assert_array_equal(found.prediction.probabilities, as_ever.probabilities)
    assert found.box.left == pytest.approx(np.flatnonzero(ink.any(axis=0))[0], abs=3)


def test_an_image_of_28_pixels_stays_as_it_is(reader: PictureReader) -> None:
    image = prepare_image(page(written([("3", 40, 30)], size=(120, 120))))
    read = reader.read(image.astype(np.float32))
    assert read.number == "3"
    np.testing.assert_array_equal(read.digits[0].image, image)
