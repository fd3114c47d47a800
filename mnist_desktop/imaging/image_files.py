"""Opening image files, whatever they are and whatever is wrong with them."""

import contextlib
import warnings
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from mnist_desktop.errors import UserError, check_no_device
from mnist_desktop.texts import tr

# Cameras of phones make pictures of 200 million pixels; Pillow itself takes half of it for an
# attack. It refuses what is twice as large, and warns of what lies between.
_MOST_PIXELS = 125_000_000
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
# What no decoder reads at a smaller scale must fit into memory, at four bytes a pixel.
_MOST_DECODED = 180_000_000
# A longer side than twice this is made smaller: a digit does not need it.
_ENOUGH = 1024

_HEIC_SUFFIXES = (".heic", ".heif", ".hif")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
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
    check_no_device(path)
    try:
        with warnings.catch_warnings():
            # Of odd metadata, for example, which are no reason not to read the picture.
            warnings.simplefilter("ignore")
            # By its name, Pillow would map a TIFF file into memory, and mix up its sides where
            # it is to be turned.
            with path.open("rb") as stream, Image.open(stream) as file:
                return _upright(_decoded(file))
    except FileNotFoundError as error:
        raise UserError(tr("{path} does not exist; name an image file.", path=path)) from error
    except (Image.DecompressionBombError, MemoryError) as error:
        raise UserError(
            tr("{path} is too large; choose an image of fewer pixels.", path=path)
        ) from error
    except Exception as error:
        # The decoders are other people's code, dozens of them, and raise whatever they like.
        raise UserError(_fault(path, error)) from error


def _decoded(file: Image.Image) -> Image.Image:
    file.draft(None, (_ENOUGH, _ENOUGH))
    if file.width * file.height > _MOST_DECODED:
        raise Image.DecompressionBombError
    file.load()
    longest = max(file.size)
    return _reduced(file, longest // _ENOUGH) if longest > 2 * _ENOUGH else file


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    if image.mode in ("1", "P", "PA"):
        # Numbers of colors cannot be averaged.
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode.startswith("I;16"):
        image = image.convert("I")
    reduced = image.reduce(factor)
    with contextlib.suppress(Exception):
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = image.getexif()[ExifTags.Base.Orientation]
        reduced.info["exif"] = exif.tobytes()
    return reduced


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001, metadata may be broken in any way, and the picture still good
        return image.copy()


def _fault(path: Path, error: Exception) -> str:
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


def _reason(error: Exception) -> str:
    if isinstance(error, UnidentifiedImageError):
        # It says only that, with the path once more.
        return ""
    system = error.strerror if isinstance(error, OSError) else None
    return " ".join((system or str(error)).split()).rstrip(".")
