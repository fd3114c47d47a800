"""Image files of each format that Pillow writes, and folders of them."""

import io
import warnings
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tests.fuzz.reader import Files, Reader

_FILE = "picture"
_Way = tuple[str, dict[str, Any]]
# Modes of pictures, and how each is written.
_PLAIN: dict[str, Any] = {}
_TURNED = {"exif": Image.Exif()}
_TURNED["exif"][274] = 6
_MOVING = {"save_all": True}
_WAYS: dict[str, tuple[_Way, ...]] = {
    "PNG": (
        *((mode, _PLAIN) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        ("RGB", _TURNED),
        ("RGB", _MOVING),
    ),
    "JPEG": (
        *((mode, _PLAIN) for mode in ("L", "RGB", "CMYK")),
        ("RGB", {"progressive": True, "optimize": True}),
        ("RGB", _TURNED),
    ),
    "GIF": (
        *((mode, _PLAIN) for mode in ("1", "L", "P", "RGBA")),
        ("L", _MOVING),
    ),
    "TIFF": (
        *((mode, _PLAIN) for mode in ("1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F")),
        *(("RGB", {"compression": way}) for way in ("tiff_lzw", "tiff_adobe_deflate", "jpeg")),
        *(("1", {"compression": way}) for way in ("group3", "group4", "packbits", "tiff_ccitt")),
        ("L", _MOVING),
        ("RGB", _TURNED),
    ),
    "WEBP": (
        *((mode, _PLAIN) for mode in ("RGB", "RGBA")),
        ("RGBA", {"lossless": True}),
        ("RGB", _MOVING),
    ),
    "BMP": tuple((mode, _PLAIN) for mode in ("1", "L", "P", "RGB", "RGBA")),
    "AVIF": (("RGB", {"speed": 10}), ("RGBA", {"speed": 10}), ("RGB", {"speed": 10, **_TURNED})),
    "DDS": (
        *((mode, _PLAIN) for mode in ("L", "LA", "RGB", "RGBA")),
        *(("RGBA", {"pixel_format": way}) for way in ("DXT1", "DXT3", "DXT5", "BC2", "BC3")),
        ("RGB", {"pixel_format": "BC5"}),
    ),
    "ICO": (
        ("RGBA", {"sizes": [(16, 16), (32, 32)]}),
        ("L", {"sizes": [(16, 16)], "bitmap_format": "bmp"}),
    ),
    "ICNS": (("RGBA", _PLAIN),),
    "PPM": tuple((mode, _PLAIN) for mode in ("1", "L", "RGB", "I;16")),
    "TGA": (*((mode, _PLAIN) for mode in ("1", "L", "P", "RGBA")), ("RGB", {"rle": True})),
    "PCX": tuple((mode, _PLAIN) for mode in ("1", "L", "P", "RGB")),
    "SGI": tuple((mode, _PLAIN) for mode in ("L", "RGB", "RGBA")),
    "JPEG2000": tuple((mode, _PLAIN) for mode in ("L", "RGB", "RGBA")),
    "IM": tuple((mode, _PLAIN) for mode in ("1", "L", "P", "RGB", "F")),
    "MSP": (("1", _PLAIN),),
    "XBM": (("1", _PLAIN),),
    "SPIDER": (("F", _PLAIN),),
    "QOI": tuple((mode, _PLAIN) for mode in ("RGB", "RGBA")),
    "BLP": (("P", _PLAIN),),
    "MPO": (("RGB", _MOVING),),
}
_SIDES, _LARGER = (1, 7, 28, 28, 33, 64), (33, 64)
_ICONS = ("ICO", "ICNS")


def readers() -> Iterator[Reader]:
    """Yield a reader of each format, and one of folders with several of them."""
    Image.init()
    written = [name for name in _WAYS if name in Image.SAVE and name in Image.OPEN]
    for name in written:
        packed = _with_checksums if name == "PNG" else _as_it_is
        content = _pictures(name)
        yield Reader(f"image-{name.lower()}", content.map(_as_file), _read_image, packed)
    common = [name for name in ("PNG", "JPEG", "GIF", "AVIF", "DDS") if name in written]
    small = st.builds(_saved, st.sampled_from(common), st.just(0), st.just(28), st.just(28))
    few = st.lists(small, min_size=6, max_size=6)
    yield Reader("image-folder", few.map(_in_folders), _read_folder)


def _read_image(folder: Path) -> None:
    from mnist_desktop.imaging.preparation import read_image

    read_image(folder / _FILE)


def _read_folder(folder: Path) -> None:
    from mnist_desktop.data.sources import SourceAt, load_parts
    from mnist_desktop.generators import finished

    finished(load_parts(SourceAt(folder)))


def _pictures(name: str) -> st.SearchStrategy[bytes]:
    sides = st.sampled_from(_LARGER if name in _ICONS else _SIDES)
    ways = st.integers(0, len(_WAYS[name]) - 1)
    return st.builds(_saved, st.just(name), ways, sides, sides)


@cache
def _saved(name: str, number: int, width: int, height: int) -> bytes:
    mode, options = _WAYS[name][number]
    picture = Image.new("L", (width, height), 255)
    ImageDraw.Draw(picture).ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.8), 0, 80)
    file = io.BytesIO()
    picture = picture.convert(mode)
    frames = {"append_images": [picture.rotate(90)]} if options is _MOVING else {}
    with warnings.catch_warnings():
        # Of formats that Pillow will not write for ever.
        warnings.simplefilter("ignore")
        picture.save(file, name, **options, **frames)
    return file.getvalue()


def _as_file(content: bytes) -> Files:
    return {_FILE: content}


def _in_folders(contents: list[bytes]) -> Files:
    return {f"{number % 2}/{number}.png": content for number, content in enumerate(contents)}


def _as_it_is(files: Files) -> Files:
    return files


def _with_checksums(files: Files) -> Files:
    """Return PNG files with the checksums of what is in them."""
    return {name: _with_checksums_of_png(content) for name, content in files.items()}


def _with_checksums_of_png(content: bytes) -> bytes:
    made, place = bytearray(content), 8
    while place + 12 <= len(made):
        end = place + 8 + int.from_bytes(made[place : place + 4], "big")
        if end + 4 > len(made):
            break
        made[end : end + 4] = zlib.crc32(made[place + 4 : end]).to_bytes(4, "big")
        place = end + 4
    return bytes(made)
