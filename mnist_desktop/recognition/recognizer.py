"""Drawings and images in, predictions out."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import BATCH, Predictions, TrainedModel, predict_in_batches
from mnist_desktop.recognition.prediction import Prediction


def recognize_images(model: TrainedModel, images: NDArray[np.uint8]) -> list[Prediction | None]:
    """Read images.

    Args:
        model: Who reads.
        images: uint8, shape (count, 28, 28), white on black.

    Returns:
        One prediction an image, None for a black one: where nothing is, nothing is read.
    """
    return [found for batch in recognize_in_batches(model, images) for found in batch]


def recognize_in_batches(
    model: TrainedModel, images: NDArray[np.uint8]
) -> Iterator[list[Prediction | None]]:
    """Yield what `recognize_images` returns, `BATCH` images at a time, for progress."""
    for number, found in enumerate(predict_in_batches(model, images)):
        batch = images[number * BATCH : (number + 1) * BATCH]
        yield [
            prediction_at(found, place) if image.any() else None
            for place, image in enumerate(batch)
        ]


def prediction_at(found: Predictions, place: int) -> Prediction:
    """Return what was read in the image of that index."""
    scores = found.non_digit_scores
    return Prediction(
        found.probabilities[place],
        bool(found.rejected[place]),
        None if scores is None else float(scores[place]),
    )


def recognize_drawings(model: TrainedModel, drawings: Sequence[Drawing]) -> list[Prediction | None]:
    """Read drawings; None for an empty one."""
    return recognize_images(model, rasterize(drawings))
