"""Who reads single digits that were drawn."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.straight_network import straighten
from mnist_desktop.models.trained_model import Predictions, TrainedModel, compute_logits


class DigitReader(Protocol):
    """Reads single digits that were drawn."""

    @property
    def calibration(self) -> Calibration:
        """What makes honest probabilities of its logits."""

    def logits(self, drawings: Sequence[Drawing], images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the logits of drawings: float32, shape (drawings, 10 or 11).

        Args:
            drawings: Each has ink.
            images: What `rasterize` makes of them: uint8, shape (drawings, 28, 28).
        """


class ImageReader:
    """Reads drawings by their images alone.

    Args:
        model: Who reads the images.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._model = straighten(model)

    @property
    def calibration(self) -> Calibration:
        """See `DigitReader`."""
        return self._model.metadata.calibration

    def logits(
        self, _drawings: Sequence[Drawing], images: NDArray[np.uint8]
    ) -> NDArray[np.float32]:
        """See `DigitReader`."""
        return compute_logits(self._model, images)


def read_digits(reader: DigitReader, drawings: Sequence[Drawing]) -> Predictions:
    """Return what is read in drawings, each with ink."""
    return Predictions.of(reader.logits(drawings, rasterize(drawings)), reader.calibration)
