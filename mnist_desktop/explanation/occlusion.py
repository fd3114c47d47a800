"""Which part of an image a digit's score rests on: hide it and look.

The score is the logit. The probability would tell little: most digits are read with next to 100 %,
whatever small part is hidden.

Source: Zeiler, Fergus, Visualizing and Understanding Convolutional Networks, 2014.
"""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.models.trained_model import TrainedModel, compute_logits

PATCH = 4
"""Pixels of the side of the square that is hidden: a little more than a stroke's width."""


def occlusion_map(
    model: TrainedModel,
    image: NDArray[np.uint8],
    digit: int,
    patch: int = PATCH,
    stride: int = 1,
) -> NDArray[np.float32]:
    """Return by how much a digit's logit falls when a part of the image is hidden.

    A square of black is laid on one place of the image after the other; each pixel gets the mean
    over all squares that cover it.

    Args:
        model: Who answers.
        image: uint8, shape (28, 28), white on black.
        digit: 0 to 9.
        patch: Pixels of the square's side, 1 to 28.
        stride: Pixels from one place to the next, 1 to `patch`; more is quicker, and coarser.

    Returns:
        float32, shape (28, 28); below 0 where the logit rises, so that the part spoke against it.
    """
    squares = _squares(patch, stride)
    # Black on black changes nothing, and is most of the image.
    hides_ink = (squares & (image > 0)).any(axis=(1, 2))
    hidden = np.where(squares[hides_ink], np.uint8(0), image)
    logits = compute_logits(model, np.concatenate([image[None], hidden]))[:, digit]
    falls = np.zeros(len(squares), np.float32)
    falls[hides_ink] = logits[0] - logits[1:]
    covers = squares.astype(np.float32)
    mean: NDArray[np.float32] = np.tensordot(falls, covers, axes=1) / covers.sum(axis=0)
    return mean


def _squares(side: int, stride: int) -> NDArray[np.bool_]:
    """Return squares that cover an image: bool, shape (count, 28, 28)."""
    last = IMAGE_SIZE - side
    # The last one lies at the edge, whatever the stride.
    starts = np.array([*range(0, last, stride), last])[:, None]
    places = np.arange(IMAGE_SIZE)
    spans = (starts <= places) & (places < starts + side)
    squares: NDArray[np.bool_] = spans[:, None, :, None] & spans[None, :, None, :]
    return squares.reshape(-1, IMAGE_SIZE, IMAGE_SIZE)
