"""What a digit lies on: grounds of any color, sheets on a desk, windows, the edges of shadows."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from mnist_desktop.imaging.color import gray
from mnist_desktop.imaging.preparation import prepare_image

Gray = NDArray[np.float32]
Color = tuple[int, int, int]


def seven() -> Gray:
    """Return how strong the ink of a seven is on 240×200 pixels, 0 to 1."""
    image = Image.new("L", (480, 400))
    pen = ImageDraw.Draw(image)
    pen.line([(140, 100), (300, 100), (210, 300)], fill=255, width=34, joint="curve")
    return np.asarray(image.reduce(2), np.float32) / np.float32(255)


def mixed(ground: Color, ink: Color) -> Image.Image:
    levels = np.array(ground) + seven()[:, :, None] * (np.array(ink) - np.array(ground))
    return Image.fromarray(np.rint(levels).astype(np.uint8))


@pytest.fixture(scope="module")
def expected() -> NDArray[np.uint8]:
    """Return the image of the seven, black on white."""
    return prepare_image(255 - 255 * seven())


def assert_same_digit(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> None:
    # It is placed to whole pixels, and may come to lie on the next one.
    places = [np.roll(one, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    assert min(np.abs(place.astype(int) - other).mean() for place in places) < 6


@pytest.mark.parametrize(
    ("ground", "ink"),
    [
        ((0, 130, 0), (255, 0, 0)),
        ((255, 0, 0), (0, 130, 0)),
        ((0, 0, 0), (0, 0, 128)),
        ((255, 255, 255), (255, 255, 0)),
        ((255, 255, 255), (235, 235, 235)),
        ((120, 120, 120), (142, 142, 142)),
    ],
    ids=["red on green", "green on red", "navy", "yellow", "faint on white", "faint on gray"],
)
def test_ink_shows_that_is_hardly_darker_or_lighter_than_its_ground(
    ground: Color, ink: Color, expected: NDArray[np.uint8]
) -> None:
    assert_same_digit(prepare_image(gray(mixed(ground, ink))), expected)


def test_a_picture_whose_colors_differ_in_brightness_stays_as_bright_as_it_looks() -> None:
    picture = mixed((250, 240, 190), (30, 50, 170))
    np.testing.assert_array_equal(gray(picture), np.asarray(picture.convert("L")))


@pytest.mark.parametrize("level", [0, 240, 255])
def test_ink_of_any_level_shows_on_clear_ground(level: int, expected: NDArray[np.uint8]) -> None:
    strength = Image.fromarray(np.rint(255 * seven()).astype(np.uint8))
    picture = Image.merge("LA", [Image.new("L", strength.size, level), strength])
    assert_same_digit(prepare_image(gray(picture)), expected)


@pytest.mark.parametrize("degrees", [0, 7, -15])
@pytest.mark.parametrize(("desk", "sheet", "ink"), [(60, 215, 70), (255, 0, 255), (30, 120, 10)])
def test_a_sheet_is_read_and_not_taken_for_the_digit(
    desk: int, sheet: int, ink: int, degrees: int
) -> None:
    on_sheet = Image.fromarray((sheet + (ink - sheet) * seven()).astype(np.float32))
    laid = on_sheet.rotate(degrees, Image.Resampling.BILINEAR, expand=True, fillcolor=desk)
    photo = Image.new("F", (laid.width + 80, laid.height + 60), desk)
    photo.paste(laid, (50, 20))
    straight = np.asarray(
        Image.fromarray(255 - 255 * seven()).rotate(
            degrees, Image.Resampling.BILINEAR, expand=True, fillcolor=255
        )
    )
    noise = np.random.default_rng(0).normal(0, 2, (photo.height, photo.width))
    read = prepare_image(np.clip(np.asarray(photo) + noise, 0, 255).astype(np.float32))
    assert_same_digit(read, prepare_image(straight))


def test_what_is_written_may_reach_the_edge_of_a_window(expected: NDArray[np.uint8]) -> None:
    rows, columns = (np.flatnonzero((seven() > 0.5).any(axis=axis)) for axis in (1, 0))
    window = seven()[20 : rows[-1] + 30, 20 : columns[-1] + 1]
    picture = np.pad(255 * window, 24, constant_values=255)
    assert_same_digit(prepare_image(picture), expected)


@pytest.mark.parametrize("hole", [30, 60])
def test_a_printed_zero_is_no_sheet(hole: int) -> None:
    image = Image.new("L", (200, 200), 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((40, 20, 160, 180), fill=0)
    pen.rectangle((100 - hole // 2, 100 - hole, 100 + hole // 2, 100 + hole), fill=255)
    read = prepare_image(np.asarray(image, np.float32))
    assert read[14, 8] > 200
    assert read[14, 14] < 50


@pytest.mark.parametrize("place", [90, 110, 130])
@pytest.mark.parametrize("dimmed", [0.2, 0.4, 0.6])
def test_the_edge_of_a_shadow_may_run_through_a_digit(
    dimmed: float, place: int, expected: NDArray[np.uint8]
) -> None:
    paper = np.pad(215 - 150 * seven(), 60, constant_values=215)
    x = np.arange(paper.shape[1])
    light = 1 - dimmed * np.clip((60 + place - x) / 12 + 0.5, 0, 1)
    noise = np.random.default_rng(0).normal(0, 2, paper.shape)
    assert_same_digit(prepare_image((paper * light + noise).astype(np.float32)), expected)
