"""Image files that are damaged, huge, or of kinds that need more than Pillow."""

import io
import tracemalloc
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, features

from mnist_desktop.errors import UserError
from mnist_desktop.imaging.image_files import open_image
from mnist_desktop.imaging.preparation import read_image


def seven(mode: str = "L", enlarged: int = 1) -> Image.Image:
    """Return a picture of a seven, black on white, 120×160 pixels times `enlarged`."""
    image = Image.new("L", (120, 160), 255)
    ImageDraw.Draw(image).line([(20, 30), (70, 30), (45, 110)], fill=0, width=9, joint="curve")
    large = image.resize((120 * enlarged, 160 * enlarged), Image.Resampling.NEAREST)
    if mode == "I;16":
        return Image.fromarray(np.asarray(large, np.uint16) * 257)
    return large.convert(mode)


def encoded(kind: str) -> bytes:
    stream = io.BytesIO()
    seven("RGB").save(stream, kind)
    return stream.getvalue()


def garbled(kind: str) -> bytes:
    """Return a file whose head is whole, with nonsense behind it."""
    whole = encoded(kind)
    half = len(whole) // 2
    return whole[:half] + np.random.default_rng(5).bytes(len(whole) - half)


def odd_dds() -> bytes:
    """Return a DDS file of a pixel format that the decoder raises NotImplementedError for."""
    whole = bytearray(encoded("DDS"))
    whole[80:84] = bytes(4)
    return bytes(whole)


def odd_tiff() -> bytes:
    """Return a TIFF file whose tag of the compression is unknown."""
    image = io.BytesIO()
    seven().save(image, "TIFF", compression="tiff_lzw")
    content = bytearray(image.getvalue())
    place = content.index(b"\x03\x01\x03\x00\x01\x00\x00\x00")
    content[place + 8 : place + 10] = b"\xff\x7f"
    return bytes(content)


DAMAGED: dict[str, Callable[[], bytes]] = {
    "damaged.avif": lambda: garbled("AVIF"),
    "cut.avif": lambda: encoded("AVIF")[:-40],
    "odd.dds": odd_dds,
    "odd.tif": odd_tiff,
    "cut.webp": lambda: encoded("WEBP")[:60],
    "damaged.jp2": lambda: garbled("JPEG2000"),
    "cut.blp": lambda: b"BLP2" + bytes(20),
    "empty.ico": lambda: b"\x00\x00\x01\x00\x01\x00",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_whatever_a_decoder_raises_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    if name.endswith("avif") and not features.check("avif"):
        pytest.skip("this Pillow reads no AVIF")
    path = tmp_path / name
    path.write_bytes(DAMAGED[name]())
    with pytest.raises(UserError, match="cannot be read as an image") as told:
        read_image(path)
    assert str(path) in str(told.value)
    assert "\n" not in str(told.value)
    assert told.value.__cause__ is not None


def test_the_decoders_own_reason_is_told(tmp_path: Path) -> None:
    path = tmp_path / "odd.dds"
    path.write_bytes(odd_dds())
    with pytest.raises(UserError, match=r"\(Unknown pixel format flags 0\)"):
        read_image(path)


def assert_is_the_seven(read: NDArray[np.uint8], tmp_path: Path) -> None:
    small = tmp_path / "small.png"
    seven().save(small)
    assert np.abs(read.astype(int) - read_image(small)).mean() < 4


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_large_pictures_of_all_kinds_are_read_smaller(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "large.tif"
    seven(mode, enlarged=15).save(path)
    assert max(open_image(path).size) == 1200
    assert_is_the_seven(read_image(path), tmp_path)


@pytest.mark.parametrize("name", ["turned.jpg", "turned.tif", "turned.png"])
def test_a_large_photo_is_turned_as_its_camera_was_held(name: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    held = seven(enlarged=15).transpose(Image.Transpose.ROTATE_90)
    held.save(tmp_path / name, exif=exif)
    assert_is_the_seven(read_image(tmp_path / name), tmp_path)


def test_a_photo_of_a_phones_camera_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "108_megapixels.jpg"
    seven(enlarged=75).resize((12_000, 9_000), Image.Resampling.NEAREST).save(path)
    tracemalloc.start()
    try:
        read = read_image(path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert read.any()
    # NumPy's share; four bytes for each pixel of the file would be 432 million.
    assert most < 60_000_000


def test_broken_metadata_are_no_reason_not_to_read_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "odd.jpg"
    seven().save(path, exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7fnonsense", quality=95)
    with warnings.catch_warnings(record=True) as told:
        assert_is_the_seven(read_image(path), tmp_path)
    assert not told


@pytest.mark.skipif(bool(find_spec("pillow_heif")), reason="what reads HEIC is installed")
@pytest.mark.parametrize("name", ["IMG_0001.HEIC", "renamed.jpg"])
def test_a_heic_picture_is_told_what_reads_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
    with pytest.raises(UserError, match=r"HEIC picture; save it as PNG.*mnist-desktop\[heic\]"):
        read_image(path)


def test_a_heic_picture_is_read_where_its_reader_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif")
    path = tmp_path / "seven.heic"
    seven("RGB").save(path)
    assert_is_the_seven(read_image(path), tmp_path)


def test_a_vector_drawing_is_to_be_saved_as_png(tmp_path: Path) -> None:
    path = tmp_path / "seven.svg"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(UserError, match="holds no pixels; save it as PNG"):
        read_image(path)
