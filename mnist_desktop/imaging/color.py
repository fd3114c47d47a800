"""Pictures in color, of any depth or transparent, in gray in which their ink shows."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# What white may be in pixels of more than 8 bits: the least of these that nothing exceeds.
_WHITES = (1, 255, 4095, 65535)
# What stands for infinity, so that differences of levels are still numbers.
_LARGEST = 1e38
# Colors are compared in a picture of as many pixels a side.
_ENOUGH = 64
# Where another mixture of colors differs by so many times as much as brightness, it is taken.
_CLEARER = 2.0
# What is transparent becomes black where the picture differs by less than this on white, of 255,
# and by as many times as much on black.
_FAINT = 8.0


def gray(image: Image.Image) -> NDArray[np.float32]:
    """Return an image in gray: float32, shape (rows, columns), 0 to 255.

    It is as bright as it looks, but where ink and paper are nearly equally bright, it is the
    mixture of their colors in which they differ most. What is transparent becomes white, or black
    where hardly anything would show on white.
    """
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        # convert() would cut off all that is above 255.
        # Some of what is no number is told as a fault when it is copied.
        with np.errstate(invalid="ignore"):
            levels = np.asarray(image, np.float64)
        return _scaled(np.nan_to_num(levels, posinf=_LARGEST, neginf=-_LARGEST))
    if image.mode in ("1", "L") and not image.has_transparency_data:
        return np.asarray(image.convert("L"), np.float32)
    if not image.has_transparency_data:
        return _clearest(image.convert("RGB"))
    on_white, on_black = (_clearest(_on_ground(image, ground)) for ground in ("white", "black"))
    on_white_differs = float(on_white.std())
    hidden = on_white_differs < min(_FAINT, float(on_black.std()) / _CLEARER)
    return on_black if hidden else on_white


def _on_ground(image: Image.Image, ground: str) -> Image.Image:
    image = image.convert("RGBA")
    below = Image.new("RGBA", image.size, ground)
    return Image.alpha_composite(below, image).convert("RGB")


def _clearest(image: Image.Image) -> NDArray[np.float32]:
    mixture = _mixture(image)
    mixed = image.convert("L") if mixture is None else image.convert("L", mixture)
    return np.asarray(mixed, np.float32)


def _mixture(image: Image.Image) -> tuple[float, float, float, float] | None:
    """Return how much of red, green and blue to add up, and what else; None for brightness.

    It is the first principal component (K. Pearson, On lines and planes of closest fit to systems
    of points in space, Philosophical Magazine 2, 1901).
    """
    few = image.resize(
        (min(image.width, _ENOUGH), min(image.height, _ENOUGH)), Image.Resampling.BOX
    )
    colors = np.asarray(few, np.float64).reshape(-1, 3)
    if len(colors) < 2:
        return None
    axis = np.linalg.eigh(np.cov(colors.T))[1][:, -1]
    # Of the two directions, the one in which what is brighter stays brighter.
    brightness = np.asarray(few.convert("L"), np.float64).ravel()
    axis *= np.sign((colors @ axis) @ (brightness - brightness.mean())) or 1
    # Black to white, or whatever lies farthest apart, is 0 to 255.
    axis /= abs(axis).sum()
    if (colors @ axis).std() <= _CLEARER * brightness.std():
        return None
    red, green, blue = axis.tolist()
    return red, green, blue, -255 * float(np.minimum(axis, 0).sum())


def _scaled(levels: NDArray[np.float64]) -> NDArray[np.float32]:
    """Scale levels to 0 to 255; no mode of Pillow's tells what white is in it."""
    levels = levels - min(levels.min(), 0)
    most = levels.max()
    white = next((white for white in _WHITES if most <= white), most)
    return (levels * (255 / white)).astype(np.float32)
