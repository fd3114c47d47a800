"""Pictures from strangers that are small files and large pictures, or no pictures at all."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.errors import UserError
from mnist_desktop.imaging.image_files import open_image
from mnist_desktop.imaging.preparation import read_image
from tests.bounded import peak_reading

_IMPORTS = "from mnist_desktop.imaging.preparation import read_image"


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def png(side: int, color: int, depth: int, bytes_a_row: int) -> bytes:
    """Return a whole PNG file of a black square."""
    packer = zlib.compressobj(9)
    rows = bytes((1 + bytes_a_row) * 500)
    packed = b"".join(packer.compress(rows) for _ in range(side // 500)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, depth, color, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(6)) if color == 3 else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head) + palette + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )  # fmt: skip


BOMBS = {
    "colors": (13_000, 6, 8, 4 * 13_000),
    "16 bits": (13_000, 0, 16, 2 * 13_000),
    "palette": (13_000, 3, 1, -(-13_000 // 8)),
    "two colors": (13_000, 0, 1, -(-13_000 // 8)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_of_a_large_picture_takes_little_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png(*BOMBS[name]))
    assert path.stat().st_size < 1_000_000
    assert peak_reading(f"read_image(Path({str(path)!r}))", _IMPORTS)[0] < 480


@pytest.mark.parametrize(
    ("kind", "side", "options"),
    [
        ("WEBP", 9000, {"quality": 10, "method": 0}),
        ("JPEG2000", 6000, {}),
        ("JPEG", 9000, {"progressive": True}),
        ("GIF", 8000, {}),
    ],
)
def test_what_takes_a_decoder_too_much_or_too_long_is_refused_unread(
    kind: str, side: int, options: dict[str, int], tmp_path: Path
) -> None:
    path = tmp_path / "bomb"
    Image.new("RGB", (side, side), "white").save(path, kind, **options)
    peak, told = peak_reading(f"read_image(Path({str(path)!r}))", _IMPORTS)
    assert "too large; choose an image of fewer pixels" in told
    assert peak < 480


def test_an_icon_with_a_bomb_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ico"
    inner = png(8000, 6, 8, 4 * 8000)
    path.write_bytes(
        struct.pack("<HHHBBBBHHII", 0, 1, 1, 32, 32, 0, 0, 1, 32, len(inner), 22) + inner
    )
    with pytest.raises(UserError, match="too large"):
        read_image(path)


def test_an_icon_is_still_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "seven.ico"
    Image.new("RGB", (64, 64), "white").save(path)
    assert open_image(path).size == (64, 64)


def test_a_file_that_starts_other_programs_is_no_picture(tmp_path: Path) -> None:
    # Pillow would have Ghostscript draw it.
    path = tmp_path / "seven.png"
    path.write_bytes(
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n%%EOF\n"
    )
    with pytest.raises(UserError, match=r"cannot be read as an image; choose"):
        read_image(path)


def test_a_file_too_long_for_any_picture_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.bmp"
    with path.open("wb") as stream:
        stream.truncate(400_000_000)
    with pytest.raises(UserError, match="holds more than 300"):
        read_image(path)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16", "CMYK"])
def test_pictures_made_smaller_in_parts_look_as_they_did(mode: str, tmp_path: Path) -> None:
    levels = np.random.default_rng(0).integers(0, 256, (2477, 3111), np.uint8)
    image = Image.fromarray(levels)
    whole = (
        Image.fromarray(levels.astype(np.uint16) * 257) if mode == "I;16" else image.convert(mode)
    )
    stream = io.BytesIO()
    whole.save(stream, "TIFF")
    (tmp_path / "large.tif").write_bytes(stream.getvalue())
    plain = {"1": "RGB", "P": "RGB", "I;16": "I"}.get(mode, mode)
    expected = whole.convert(plain).reduce(3)
    read = open_image(tmp_path / "large.tif")
    assert (read.mode, read.size) == (expected.mode, expected.size)
    np.testing.assert_array_equal(np.asarray(read), np.asarray(expected))
