"""Opening image files, whatever they are and whatever is wrong with them."""

import contextlib
import math
import re
import warnings
from collections.abc import Iterator
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError

from mnist_desktop import limits
from mnist_desktop.errors import UserError, reading
from mnist_desktop.foreign import parsing
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import tr

# Pillow warns of what is larger, and refuses what is twice as large.
Image.MAX_IMAGE_PIXELS = limits.IMAGE_PIXELS // 2
# Of the formats that Pillow knows, those of pictures: others start other programs, or hold files
# of further formats whose size nobody looks at.
_FORMATS = (
    "PNG", "JPEG", "MPO", "GIF", "BMP", "DIB", "TIFF", "WEBP", "AVIF", "HEIF", "JPEG2000", "PPM",
    "TGA", "PCX", "DCX", "SGI", "SUN", "DDS", "BLP", "ICO", "CUR", "QOI", "PSD", "XBM", "XPM", "IM",
    "MSP",
)  # fmt: skip
# Bytes that a decoder takes for a pixel at most, where that is not its own share of the picture.
_DECODER_BYTES = {"WEBP": 16, "AVIF": 22, "HEIF": 8, "JPEG2000": 36}
# A progressive JPEG file is taken into memory as a whole, whatever scale it is read at.
_PROGRESSIVE_BYTES = 7
# These decode into the picture itself; others unpack to a copy first.
_DIRECT = ("PNG", "JPEG", "MPO", "GIF", "BMP", "DIB", "PPM")
_PIXEL_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}
# Numbers of colors, which cannot be averaged.
_NUMBERED = ("1", "P", "PA")
_IN_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{4})(.{4})", re.DOTALL)
# An icon holds pictures of at most 256 pixels a side, and newer ones some more.
_ICONS, _ICON_PIXELS, _ICON_BYTES = ("ICO", "CUR"), 1024**2, 20_000_000
# Rows of a large picture that are made smaller at once, after that.
_BAND = 16
# A longer side than twice this is made smaller: a digit does not need it.
_ENOUGH = 1024

_HEIC_SUFFIXES = (".heic", ".heif", ".hif")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_LONGEST_REASON = 120
_VECTOR_SUFFIXES = (".svg", ".svgz", ".pdf", ".eps", ".ai")

try:
    # Whoever has installed it reads the pictures of iPhones too.
    from pillow_heif import register_heif_opener
except ImportError:
    _READS_HEIC = False
else:
    register_heif_opener()
    _READS_HEIC = True


def open_image(path: Path) -> Image.Image:
    """Read an image file as a viewer shows it: turned as its camera was held.

    Returns:
        The picture; where a side is longer than 2048 pixels it is made smaller, to no less than
        1024.

    Raises:
        UserError: The file cannot be read as an image.
    """
    with reading(path):
        is_there = path.exists()
    if not is_there:
        raise UserError(tr("{path} does not exist; name an image file.", path=path))
    limits.check_size(path, limits.IMAGE_BYTES)
    with parsing(path, partial(_fault, path)), warnings.catch_warnings():
        # Of odd metadata, for example, which are no reason not to read the picture.
        warnings.simplefilter("ignore")
        # By its name, Pillow would map a TIFF file into memory, and mix up its sides where it is to
        # be turned.
        with path.open("rb") as stream, Image.open(stream, formats=_formats()) as file:
            return _upright(_decoded(file, stream))


@cache
def _formats() -> list[str]:
    Image.init()
    return [name for name in _FORMATS if name in Image.OPEN]


def _decoded(file: ImageFile.ImageFile, stream: BinaryIO) -> Image.Image:
    if file.format in _ICONS:
        _check_icons(stream)
    if max(file.size) > limits.IMAGE_SIDE:
        raise Image.DecompressionBombError
    pixels = file.width * file.height
    file.draft(None, (_ENOUGH, _ENOUGH))
    takes_long = file.mode in _NUMBERED and pixels > limits.PALETTE_PIXELS
    if takes_long or _bytes_to_decode(file, pixels) > limits.DECODED_BYTES:
        raise Image.DecompressionBombError
    file.load()
    longest = max(file.size)
    return _reduced(file, longest // _ENOUGH) if longest > 2 * _ENOUGH else file


def _bytes_to_decode(file: ImageFile.ImageFile, pixels: int) -> int:
    """Return how much memory decoding takes at most, of a file that had so many pixels."""
    kind = file.format or ""
    whole = pixels * _PROGRESSIVE_BYTES if file.info.get("progressive") else 0
    usual = _PIXEL_BYTES.get(file.mode, 4) * (1 if kind in _DIRECT else 2)
    return whole + file.width * file.height * _DECODER_BYTES.get(kind, usual)


def _check_icons(stream: BinaryIO) -> None:
    """Refuse icons whose pictures are larger than the icon says."""
    place = stream.tell()
    stream.seek(0)
    content = stream.read(_ICON_BYTES + 1)
    stream.seek(place)
    sizes = (map(partial(int.from_bytes, byteorder="big"), found) for found in _sizes_in(content))
    if len(content) > _ICON_BYTES or any(math.prod(size) > _ICON_PIXELS for size in sizes):
        raise Image.DecompressionBombError


def _sizes_in(content: bytes) -> Iterator[tuple[bytes, ...]]:
    return (found.groups() for found in _IN_PNG.finditer(content))


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    # Band by band: other kinds of pixels take four times as much memory.
    tops = range(0, image.height, factor * _BAND)
    bands = (_band(image, top, factor) for top in tops)
    first = next(bands)
    reduced = Image.new(first.mode, (first.width, -(-image.height // factor)))
    reduced.info = dict(first.info)
    for top, band in zip(tops, chain([first], bands), strict=True):
        reduced.paste(band, (0, top // factor))
    with contextlib.suppress(Exception):
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = image.getexif()[ExifTags.Base.Orientation]
        reduced.info["exif"] = exif.tobytes()
    return reduced


def _band(image: Image.Image, top: int, factor: int) -> Image.Image:
    bottom = min(top + factor * _BAND, image.height)
    return _averageable(image.crop((0, top, image.width, bottom))).reduce(factor)


def _averageable(image: Image.Image) -> Image.Image:
    if image.mode in _NUMBERED:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert("I") if image.mode.startswith("I;16") else image


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001, metadata may be broken in any way, and the picture still good
        return image.copy()


def _fault(path: Path, error: BaseException) -> str:
    if isinstance(error, Image.DecompressionBombError):
        return tr("{path} is too large; choose an image of fewer pixels.", path=path)
    suffix = path.suffix.lower()
    if not _READS_HEIC and (suffix in _HEIC_SUFFIXES or _is_heic(path)):
        return tr(
            "{path} is a HEIC picture; save it as PNG or JPEG, or install what reads it: "
            'pip install "mnist-desktop[heic]".',
            path=path,
        )
    if suffix in _VECTOR_SUFFIXES:
        return tr("{path} holds no pixels; save it as PNG and choose that file.", path=path)
    reason = _reason(error)
    if not reason:
        return tr("{path} cannot be read as an image; choose a PNG or JPEG file.", path=path)
    return tr(
        "{path} cannot be read as an image ({reason}); choose a PNG or JPEG file.",
        path=path,
        reason=reason,
    )


def _is_heic(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            start = stream.read(12)
    except OSError:
        return False
    return start[4:8] == b"ftyp" and start[8:12] in _HEIC_BRANDS


def _reason(error: BaseException) -> str:
    if isinstance(error, UnidentifiedImageError):
        # It says only that, with the path once more.
        return ""
    return quoted(error, _LONGEST_REASON).rstrip(".")
