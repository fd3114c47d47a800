"""Image files turned into what a network sees."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from mnist_desktop.errors import UserError
from mnist_desktop.imaging.preparation import prepare_image, read_image

Gray = NDArray[np.float32]


def seven(background: int, ink: int, size: tuple[int, int] = (120, 160)) -> Image.Image:
    """Return a picture of a seven, away from the middle."""
    image = Image.new("L", size, background)
    ImageDraw.Draw(image).line([(20, 30), (70, 30), (45, 110)], fill=ink, width=9, joint="curve")
    return image


def saved(image: Image.Image, path: Path) -> Path:
    image.save(path)
    return path


def bounds(image: NDArray[np.uint8]) -> tuple[int, int]:
    """Return the width and height of the ink in pixels."""
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1


def assert_same_digit(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> None:
    # It is placed to whole pixels, and may come to lie on the next one.
    places = [np.roll(one, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    assert min(np.abs(place.astype(int) - other).mean() for place in places) < 4


@pytest.fixture
def expected(tmp_path: Path) -> NDArray[np.uint8]:
    """Return the image of the seven, black on white."""
    return read_image(saved(seven(255, 0), tmp_path / "expected.png"))


def test_the_digit_fills_the_box_by_its_longer_side_and_keeps_its_proportions(
    expected: NDArray[np.uint8],
) -> None:
    assert bounds(expected)[1] == 20
    assert bounds(expected)[0] == pytest.approx(20 * 59 / 88, abs=1)
    assert expected.max() > 200


def test_the_center_of_mass_lies_within_a_pixel_of_the_middle(
    expected: NDArray[np.uint8],
) -> None:
    places = np.arange(28) + 0.5
    for axis in (0, 1):
        assert (expected.sum(axis=axis) * places).sum() / expected.sum() == pytest.approx(
            14.5, abs=1
        )


def test_light_on_dark_is_read_like_dark_on_light(
    expected: NDArray[np.uint8], tmp_path: Path
) -> None:
    assert_same_digit(read_image(saved(seven(0, 255), tmp_path / "dark.png")), expected)


def test_faint_ink_on_gray_is_read_too(expected: NDArray[np.uint8], tmp_path: Path) -> None:
    assert_same_digit(read_image(saved(seven(140, 90), tmp_path / "gray.png")), expected)


def test_jpeg_is_read_like_png(expected: NDArray[np.uint8], tmp_path: Path) -> None:
    path = tmp_path / "seven.jpg"
    seven(255, 0).save(path, quality=90)
    assert_same_digit(read_image(path), expected)


def test_what_is_transparent_counts_as_white(expected: NDArray[np.uint8], tmp_path: Path) -> None:
    strength = seven(0, 255)
    image = Image.new("RGBA", strength.size, (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), mask=strength)
    assert_same_digit(read_image(saved(image, tmp_path / "clear.png")), expected)


def test_sixteen_bits_a_pixel_are_read(expected: NDArray[np.uint8], tmp_path: Path) -> None:
    levels = np.asarray(seven(230, 60), np.uint16) * 257
    path = saved(Image.fromarray(levels), tmp_path / "deep.png")
    assert_same_digit(read_image(path), expected)


@pytest.mark.parametrize(
    ("white", "kind"),
    [(1, np.float32), (255, np.float32), (255, np.int32), (4095, np.int32), (255, np.uint16)],
)
def test_levels_are_scaled_by_what_white_is_in_them(
    white: int,
    kind: type[np.generic],
    expected: NDArray[np.uint8],
    tmp_path: Path,
) -> None:
    levels = (np.asarray(seven(255, 0), np.float64) / 255 * white).astype(kind)
    path = saved(Image.fromarray(levels), tmp_path / "levels.tif")
    assert_same_digit(read_image(path), expected)


def test_levels_that_are_no_numbers_are_no_ink(tmp_path: Path) -> None:
    levels = np.zeros((50, 50), np.float32)
    levels[20, 20] = np.nan
    assert not read_image(saved(Image.fromarray(levels), tmp_path / "nan.tif")).any()


def test_white_ink_on_clear_ground_is_read(expected: NDArray[np.uint8], tmp_path: Path) -> None:
    strength = seven(0, 255)
    image = Image.new("RGBA", strength.size, (255, 255, 255, 0))
    image.putalpha(strength)
    assert_same_digit(read_image(saved(image, tmp_path / "white.png")), expected)


def test_a_clear_picture_shows_nothing(tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 40), (90, 0, 0, 0))
    assert not read_image(saved(image, tmp_path / "clear.png")).any()


def test_a_photo_is_turned_as_its_camera_was_held(
    expected: NDArray[np.uint8], tmp_path: Path
) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: to be turned a quarter clockwise
    seven(255, 0).transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=95)
    assert_same_digit(read_image(path), expected)


def test_the_size_of_the_picture_does_not_matter(
    expected: NDArray[np.uint8], tmp_path: Path
) -> None:
    large = seven(255, 0).resize((720, 960))
    assert_same_digit(read_image(saved(large, tmp_path / "large.png")), expected)


@pytest.mark.parametrize("gray", [0, 128, 255])
def test_a_plain_picture_is_black(gray: int, tmp_path: Path) -> None:
    path = saved(Image.new("L", (50, 40), gray), tmp_path / "plain.png")
    assert not read_image(path).any()


def test_a_single_pixel_shows_nothing(tmp_path: Path) -> None:
    assert not read_image(saved(Image.new("L", (1, 1), 200), tmp_path / "one.png")).any()


def test_hardly_any_contrast_counts_as_nothing() -> None:
    gray = np.full((50, 50), 200, np.float32)
    gray[20:30, 20:30] = 190
    assert not prepare_image(gray).any()


def test_what_is_like_mnist_already_stays_as_it_is(tmp_path: Path) -> None:
    digit = np.zeros((28, 28), np.uint8)
    digit[5:20, 9:12] = 200
    path = saved(Image.fromarray(digit), tmp_path / "mnist.png")
    np.testing.assert_array_equal(read_image(path), digit)


def test_a_thin_long_line_becomes_as_thick_as_a_pen() -> None:
    gray = np.full((400, 400), 255, np.float32)
    gray[10:390, 200] = 0
    assert bounds(prepare_image(gray)) == (2, 20)


def lit(strength: float) -> Gray:
    """Return light that falls off to one side and to the corners, 1 in the middle."""
    y, x = np.mgrid[-1:1:400j, -1:1:300j]
    light = 1 - strength * (0.3 * x + 0.1 * y) - strength * 0.15 * (x * x + y * y)
    return np.asarray(light, np.float32)


def rough(deviation: float) -> Gray:
    """Return the texture of paper, about 0."""
    hand = np.random.default_rng(0)
    coarse = Image.fromarray(hand.normal(0, deviation, (200, 150)).astype(np.float32))
    return np.asarray(coarse.resize((300, 400), Image.Resampling.BILINEAR))


def specks() -> Gray:
    spots = np.zeros((400, 300), np.float32)
    for row, column in np.random.default_rng(1).integers(5, 295, (12, 2)):
        spots[row : row + 3, column : column + 3] = -150
    return spots


def rules() -> Gray:
    lines = np.zeros((400, 300), np.float32)
    lines[15::40] = -30
    return lines


def shadow() -> Gray:
    y, x = np.mgrid[-1:1:400j, -1:1:300j]
    return np.asarray(1 - 0.4 * (x + 0.5 * y > 0.3), np.float32)


@pytest.mark.parametrize(
    ("light", "stain"),
    [
        (lit(1), rough(0)),
        (lit(0.3), rough(12)),
        (lit(0), specks()),
        (lit(0.5), rules()),
        (shadow(), rough(4)),
    ],
    ids=["falling light", "texture", "specks", "ruled", "shadow"],
)
def test_paper_is_taken_away_whatever_it_is_like(
    light: Gray, stain: Gray, expected: NDArray[np.uint8]
) -> None:
    clean = seven(225, 50).resize((300, 400), Image.Resampling.BILINEAR)
    photo = np.clip((np.asarray(clean, np.float32) + stain) * light, 0, 255)
    assert_same_digit(prepare_image(photo.astype(np.float32)), expected)


@pytest.mark.parametrize(
    "stain", [rough(12), specks() / 20, rules() / 2], ids=["rough", "specked", "ruled"]
)
def test_paper_without_ink_shows_nothing(stain: Gray) -> None:
    assert not prepare_image((lit(0.5) * 200 + stain).astype(np.float32)).any()


def test_the_separate_strokes_of_a_digit_are_no_specks() -> None:
    image = Image.new("L", (200, 200), 255)
    pen = ImageDraw.Draw(image)
    pen.line([(60, 60), (60, 100), (110, 110), (100, 160), (55, 165)], fill=0, width=8)
    pen.line([(75, 45), (110, 45)], fill=0, width=8)
    read = prepare_image(np.asarray(image, np.float32))
    assert (read[:6] > 100).any()
    assert bounds(read)[1] == 20


def test_a_missing_image_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        read_image(tmp_path / "nowhere.png")


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def bomb(side: int) -> bytes:
    """Return a few bytes that claim to be a square in color of so many pixels a side, as PNG."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def test_unreadable_images_are_refused(tmp_path: Path) -> None:
    whole = saved(seven(255, 0), tmp_path / "whole.png").read_bytes()
    contents = {
        "empty.png": b"",
        "text.png": b"not an image",
        "half.png": whole[: len(whole) // 2],
        "head.png": whole[:20],
        "half.jpg": b"\xff\xd8\xff\xe0" + bytes(30),
    }
    for name, content in contents.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UserError, match="cannot be read as an image"):
            read_image(path)


def test_a_folder_is_no_image(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_image(tmp_path)


@pytest.mark.parametrize("side", [14_000, 16_000, 100_000])
def test_a_picture_of_absurd_size_is_refused_unopened(side: int, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb(side))
    with pytest.raises(UserError, match="too large"):
        read_image(path)
