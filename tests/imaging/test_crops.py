"""Digits cropped closely look to a network like those amid wide paper."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.mnist import Part
from mnist_desktop.imaging.color import gray
from mnist_desktop.imaging.preparation import prepare_image, read_image
from mnist_desktop.ink.rasterizer import rasterize

Gray = NDArray[np.float32]
Color = tuple[int, int, int]

SIZES = (12, 20, 32, 60, 120, 300)
PENS = (1.2, 2.5, 4, 6, 8)
COLORS: dict[str, tuple[Color, Color]] = {
    "black on white": ((255, 255, 255), (0, 0, 0)),
    "white on black": ((0, 0, 0), (255, 255, 255)),
    "blue on yellowish": ((250, 240, 190), (30, 50, 170)),
    "yellowish on blue": ((30, 50, 170), (250, 240, 190)),
}
# Of the left, upper, right and lower side: pixels, or None for half the digit's size.
MARGINS: dict[str, tuple[int | None, ...]] = {
    "none": (0, 0, 0, 0),
    "1 pixel": (1, 1, 1, 1),
    "2 pixels": (2, 2, 2, 2),
    "half": (None, None, None, None),
    "none above and below": (None, 0, None, 0),
    "none on three sides": (0, 0, 0, None),
}


@cache
def digits() -> Sequence[NDArray[np.uint8]]:
    """Return images of every digit, in thin and in thick pens, and MNIST's where it is at hand."""
    hand = np.random.default_rng(4)
    drawings = [practice.draw(digit, hand) for digit in range(10)]
    drawn = rasterize(drawings, np.resize(PENS, 10))
    folder = mnist.find()
    return [*drawn, *(mnist.load(folder, Part.TRAINING).images[-10:] if folder else [])]


def sized(image: NDArray[np.uint8], size: int) -> Gray:
    """Return how strong a digit's ink is, 0 to 1, that many pixels large, amid wide paper."""
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    factor = size / (max(np.ptp(rows), np.ptp(columns)) + 1)
    sides = [round(side * factor) for side in image.shape]
    enlarged = Image.fromarray(image).resize((sides[1], sides[0]), Image.Resampling.BICUBIC)
    return np.pad(np.asarray(enlarged, np.float32) / np.float32(255), size // 2 + 3)


def cropped(strength: Gray, margins: Sequence[int | None]) -> Gray:
    rows, columns = (np.flatnonzero((strength > 0.5).any(axis=axis)) for axis in (1, 0))
    half = max(np.ptp(rows), np.ptp(columns)) // 2
    left, top, right, bottom = (half if margin is None else margin for margin in margins)
    return strength[
        max(rows[0] - top, 0) : rows[-1] + 1 + bottom,
        max(columns[0] - left, 0) : columns[-1] + 1 + right,
    ]


def colored(strength: Gray, paper: Color, ink: Color) -> Image.Image:
    levels = np.array(paper) + strength[:, :, None] * (np.array(ink) - np.array(paper))
    return Image.fromarray(np.rint(levels).astype(np.uint8))


def compressed(image: Image.Image, quality: int) -> Image.Image:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality, subsampling=0)
    return Image.open(stream)


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    # It is placed to whole pixels, and may come to lie on the next one.
    places = [np.roll(one, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    return min(float(np.abs(place.astype(int) - other).mean()) for place in places)


@pytest.fixture(scope="module", autouse=True)
def _digits_of_the_machine() -> None:
    """Look for MNIST before `own_folders` hides the user's folders."""
    digits()


@cache
def amid_wide_paper(number: int, size: int) -> tuple[Gray, NDArray[np.uint8]]:
    strength = sized(digits()[number], size)
    return strength, prepare_image(255 - 255 * strength)


@pytest.mark.parametrize("margins", MARGINS.values(), ids=MARGINS)
@pytest.mark.parametrize("colors", COLORS.values(), ids=COLORS)
def test_a_closely_cropped_digit_is_prepared_like_one_amid_wide_paper(
    colors: tuple[Color, Color], margins: tuple[int | None, ...]
) -> None:
    differences = []
    for number in range(len(digits())):
        strength, wide = amid_wide_paper(number, SIZES[number % len(SIZES)])
        picture = colored(cropped(strength, margins), *colors)
        if number % 4 == 3:
            picture = compressed(picture, 90)
        differences.append(difference(prepare_image(gray(picture)), wide))
    # The edges of the smallest are soft, and much is cut off. Other digits differ by 20 to 60.
    assert max(differences) < 16
    assert np.mean(differences) < 9


@pytest.mark.parametrize("colors", COLORS.values(), ids=COLORS)
def test_so_is_a_digit_of_2000_pixels(colors: tuple[Color, Color]) -> None:
    strength, wide = amid_wide_paper(3, 2000)
    picture = colored(cropped(strength, (0, 0, 0, 0)), *colors)
    assert difference(prepare_image(gray(picture)), wide) < 10


@pytest.mark.parametrize("light_on_dark", [False, True])
@pytest.mark.parametrize("degrees", [0, 12, 35])
@pytest.mark.parametrize("width", [12, 40, 70])
def test_a_slanted_bar_that_leaves_little_paper_is_the_ink(
    width: int, degrees: int, light_on_dark: bool
) -> None:
    reach = 90 * np.array([np.sin(np.deg2rad(degrees)), -np.cos(np.deg2rad(degrees))])
    image = Image.new("L", (300, 300))
    pen = ImageDraw.Draw(image)
    ends = [tuple(150 + reach), tuple(150 - reach)]
    pen.line(ends, fill=255, width=width)
    for x, y in ends:
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    # Enlarged as MNIST's are, edges are soft, and little of the paper is quite free of ink.
    soft = image.filter(ImageFilter.GaussianBlur(6))
    strength = np.asarray(soft, np.float32) / np.float32(255)
    closely = 255 * cropped(strength, (0, 0, 0, 0))
    read = prepare_image(closely if light_on_dark else 255 - closely)
    assert difference(read, prepare_image(255 * strength)) < 12


@pytest.mark.parametrize("fallen", [0.1, 0.2])
@pytest.mark.parametrize("number", [4, 5, 9])
def test_light_may_fall_off_across_a_crop(number: int, fallen: float) -> None:
    strength, wide = amid_wide_paper(number, 120)
    crop = cropped(strength, (0, 0, 0, 0))
    light = np.linspace(1, 1 - fallen, crop.shape[1], dtype=np.float32)
    assert difference(prepare_image((230 - 180 * crop) * light), wide) < 12


def test_dirt_at_the_border_leaves_the_paper_its_uneven_light() -> None:
    strength, wide = amid_wide_paper(4, 120)
    light = np.linspace(1, 0.75, strength.shape[1], dtype=np.float32)
    photo = (230 - 180 * strength) * light
    for column in range(4, 240, 12):
        photo[3:8, column : column + 5] = photo[-8:-3, column : column + 5] = 60
    assert difference(prepare_image(photo), wide) < 12


def mnist_like() -> NDArray[np.uint8]:
    """Return a digit in an image like MNIST's."""
    return digits()[3]


@pytest.mark.parametrize("negative", [False, True])
@pytest.mark.parametrize("quality", [95, 75, 50])
def test_an_image_like_mnists_is_kept_from_a_jpeg_file_and_as_a_negative(
    quality: int, negative: bool, tmp_path: Path
) -> None:
    path = tmp_path / "digit.jpg"
    image = Image.fromarray(255 - mnist_like() if negative else mnist_like())
    image.save(path, quality=quality)
    levels = np.asarray(Image.open(path))
    np.testing.assert_array_equal(read_image(path), 255 - levels if negative else levels)


def test_an_image_like_mnists_is_kept_with_a_noisy_border() -> None:
    noise = np.random.default_rng(0).normal(0, 6, (28, 28))
    noisy = np.rint(np.clip(mnist_like() + noise, 0, 255))
    np.testing.assert_array_equal(prepare_image(noisy.astype(np.float32)), noisy)


def test_a_digit_that_fills_28_pixels_is_no_image_like_mnists() -> None:
    strength, wide = amid_wide_paper(4, 26)
    crop = cropped(strength, (1, 1, 1, 1))
    square = np.zeros((28, 28), np.float32)
    left = (28 - crop.shape[1]) // 2
    square[: crop.shape[0], left : left + crop.shape[1]] = crop[:28]
    assert difference(prepare_image(np.float32(255) * (square > 0.5)), wide) < 14
