"""Image files, such as photos and screenshots, turned into the 28×28 image a network sees."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.imaging.background import greatest, ink_of, scaled
from mnist_desktop.imaging.image_files import open_image
from mnist_desktop.ink.rasterizer import BOX, CENTER

# Pixels of the thinnest stroke in the image, and of a picture in which it can be thickened to it.
_THINNEST = 1.7
_FINE = 100
# What white may be in pixels of more than 8 bits: the least of these that nothing exceeds.
_WHITES = (1, 255, 4095, 65535)


def read_image(path: Path) -> NDArray[np.uint8]:
    """Read an image file with one digit on paper or screen, dark on light or light on dark.

    Returns:
        uint8, shape (28, 28), white on black, fitted and centered like MNIST's images; all black
        where the picture shows nothing. A picture that is MNIST-like already stays as it is.

    Raises:
        UserError: The file cannot be read as an image.
    """
    return prepare_image(read_gray(path))


def read_gray(path: Path) -> NDArray[np.float32]:
    """Read an image file in gray, as a viewer shows it.

    Returns:
        float32, shape (rows, columns), 0 to 255.

    Raises:
        UserError: The file cannot be read as an image.
    """
    return gray(open_image(path))


def gray(image: Image.Image) -> NDArray[np.float32]:
    """Return an image in gray: float32, shape (rows, columns), 0 to 255.

    What is transparent becomes white, or black where nothing would show on white.
    """
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        # convert() would cut off all that is above 255.
        return _scaled(np.nan_to_num(np.asarray(image, np.float64)))
    if not image.has_transparency_data:
        return np.asarray(image.convert("L"), np.float32)
    on_white = _on_ground(image, "white")
    return on_white if np.ptp(on_white) else _on_ground(image, "black")


def prepare_image(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Fit and center the digit in a gray picture of any size.

    Args:
        picture: float32, shape (rows, columns), 0 to 255.

    Returns:
        uint8, shape (28, 28), white on black.
    """
    if is_mnist_like(picture):
        return picture.astype(np.uint8)
    ink = ink_of(picture)
    if not ink.any():
        return np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    return image_of_ink(ink)


def image_of_ink(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Fit and center a digit of which nothing but its ink is left.

    Args:
        ink: float32, shape (rows, columns), 0 to 1, not all 0.

    Returns:
        uint8, shape (28, 28), white on black.
    """
    return _center(_fit(_crop(_as_thick_as_a_pen(_crop(ink)))))


def _on_ground(image: Image.Image, ground: str) -> NDArray[np.float32]:
    image = image.convert("RGBA")
    below = Image.new("RGBA", image.size, ground)
    return np.asarray(Image.alpha_composite(below, image).convert("L"), np.float32)


def _scaled(levels: NDArray[np.float64]) -> NDArray[np.float32]:
    """Scale levels to 0 to 255; no mode of Pillow's tells what white is in it."""
    levels = levels - min(levels.min(), 0)
    most = levels.max()
    white = next((white for white in _WHITES if most <= white), most)
    return (levels * (255 / white)).astype(np.float32)


def is_mnist_like(picture: NDArray[np.float32]) -> bool:
    """Whether a gray picture, 0 to 255, is as a network sees it already."""
    if picture.shape != (IMAGE_SIZE, IMAGE_SIZE):
        return False
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    return not border.any()


def _crop(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _as_thick_as_a_pen(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Thicken strokes that would become thinner than any pen's of MNIST."""
    # Enough pixels to thicken by a part of one of the image's.
    ink = scaled(ink, max(_FINE / max(ink.shape), 1))
    rows, columns = np.gradient(np.pad(ink, 1))
    outline = float(np.hypot(rows, columns).sum())
    # A stroke has two edges, each as long as the stroke.
    width = 2 * float(ink.sum()) / outline
    missing = _THINNEST / BOX * max(ink.shape) - width
    if missing < 1:
        return ink
    margin = round(missing) + 1
    return greatest(np.pad(ink, margin), round(missing) + 1 | 1)


def _fit(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale to the box of 20×20, keeping the proportions."""
    return scaled(ink, BOX / max(ink.shape))


def _center(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Place the digit by its center of mass, to the nearest pixel, as MNIST's were."""
    rows, columns = ink.shape
    mass = ink.sum()
    x = ((np.arange(columns) + 0.5) * ink.sum(axis=0)).sum() / mass
    y = ((np.arange(rows) + 0.5) * ink.sum(axis=1)).sum() / mass
    left = int(np.clip(round(CENTER - x), 0, IMAGE_SIZE - columns))
    top = int(np.clip(round(CENTER - y), 0, IMAGE_SIZE - rows))
    image = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.float32)
    image[top : top + rows, left : left + columns] = ink
    return np.rint(image * 255).astype(np.uint8)
