"""Image files, such as photos and screenshots, turned into the 28×28 image a network sees."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.foreign import parsing
from mnist_desktop.imaging.background import ink_of
from mnist_desktop.imaging.color import gray
from mnist_desktop.imaging.filters import greatest, scaled
from mnist_desktop.imaging.image_files import open_image
from mnist_desktop.imaging.mnist_like import as_mnist_like
from mnist_desktop.ink.rasterizer import BOX, CENTER
from mnist_desktop.texts import tr

# Pixels of the thinnest stroke in the image, and of a picture in which it can be thickened to it.
_THINNEST = 1.7
_FINE = 100


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
    image = open_image(path)
    fault = tr("{path} cannot be read as an image; choose a PNG or JPEG file.", path=path)
    # Decoders make pictures that cannot be converted.
    with parsing(path, fault):
        return gray(image)


def prepare_image(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Fit and center the digit in a gray picture of any size.

    Args:
        picture: float32, shape (rows, columns), 0 to 255.

    Returns:
        uint8, shape (28, 28), white on black.
    """
    mnist_like = as_mnist_like(picture)
    if mnist_like is not None:
        return mnist_like
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
