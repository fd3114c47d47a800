"""Image files, such as photos and screenshots, turned into the 28×28 image a network sees."""

import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from mnist_desktop.digits import SIDE
from mnist_desktop.errors import UserError
from mnist_desktop.ink.rasteriser import BOX, CENTRE
from mnist_desktop.recognition.ground import ink_of

# What white may be in pixels of more than 8 bits: the least of these that nothing exceeds.
_WHITES = (1, 255, 4095, 65535)


def read_image(path: Path) -> NDArray[np.uint8]:
    """Read an image file with one digit on paper or screen, dark on light or light on dark.

    Returns:
        uint8, shape (28, 28), white on black, fitted and centred like MNIST's images; all black
        where the picture shows nothing. A picture that is MNIST-like already stays as it is.

    Raises:
        UserError: The file cannot be read as an image.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _read(path)
    except FileNotFoundError as error:
        raise UserError(f"{path} does not exist; name an image file.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError(f"{path} cannot be read as an image; choose a PNG or JPEG file.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError(f"{path} is too large; choose an image of fewer pixels.") from error


def _read(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as file:
        image = ImageOps.exif_transpose(file)
        digit = normalise(_grey(image, "white"))
        if not digit.any() and image.has_transparency_data:
            # White ink on clear ground does not show on white.
            digit = normalise(_grey(image, "black"))
        return digit


def normalise(grey: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Fit and centre the digit in a grey picture of any size.

    Args:
        grey: float32, shape (rows, columns), 0 to 255.

    Returns:
        uint8, shape (28, 28), white on black.
    """
    if _is_mnist_like(grey):
        return grey.astype(np.uint8)
    ink = ink_of(grey)
    if not ink.any():
        return np.zeros((SIDE, SIDE), np.uint8)
    return _centre(_fit(_crop(ink)))


def _grey(image: Image.Image, ground: str) -> NDArray[np.float32]:
    """Return the image in grey, 0 to 255, on a ground of that colour where it is transparent."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        # convert() would cut off all that is above 255.
        return _scaled(np.nan_to_num(np.asarray(image, np.float64)))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, ground), image)
    return np.asarray(image.convert("L"), np.float32)


def _scaled(levels: NDArray[np.float64]) -> NDArray[np.float32]:
    """Scale levels to 0 to 255; no mode of Pillow's tells what white is in it."""
    levels = levels - min(levels.min(), 0)
    most = levels.max()
    white = next((white for white in _WHITES if most <= white), most)
    return (levels * (255 / white)).astype(np.float32)


def _is_mnist_like(grey: NDArray[np.float32]) -> bool:
    if grey.shape != (SIDE, SIDE):
        return False
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    return not border.any()


def _crop(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _fit(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale to the box of 20×20, keeping the proportions."""
    rows, columns = ink.shape
    scale = BOX / max(rows, columns)
    size = (max(round(columns * scale), 1), max(round(rows * scale), 1))
    resampling = Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    scaled = Image.fromarray(ink, "F").resize(size, resampling)
    return np.asarray(scaled)


def _centre(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Place the digit by its centre of mass, to the nearest pixel, as MNIST's were."""
    rows, columns = ink.shape
    mass = ink.sum()
    x = ((np.arange(columns) + 0.5) * ink.sum(axis=0)).sum() / mass
    y = ((np.arange(rows) + 0.5) * ink.sum(axis=1)).sum() / mass
    left = int(np.clip(round(CENTRE - x), 0, SIDE - columns))
    top = int(np.clip(round(CENTRE - y), 0, SIDE - rows))
    image = np.zeros((SIDE, SIDE), np.float32)
    image[top : top + rows, left : left + columns] = ink
    return np.rint(image * 255).astype(np.uint8)
