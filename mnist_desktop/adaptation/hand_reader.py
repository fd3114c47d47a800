"""Reading drawings with a person's own in mind: how they look, and how the pen moved."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop.adaptation.example_memory import ExampleMemory
from mnist_desktop.adaptation.features import features_of
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.movement import movements
from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.trained_model import check_answers

# From which cosine on, and up to which, a pen that moved alike lets alike looks count: somebody's
# other digits, of which there is no example, may look like one.
_UNLIKE, _ALIKE = 0.6, 0.9


@dataclass(frozen=True, eq=False)
class HandMemory:
    """What is remembered of a person's drawings.

    Attributes:
        looks: How they look to the last layer of a network, and so do varied copies.
        looks_movements: How the pen moved in each of these, see `movement`: float32, shape
            (looks, 126).
        moves: How the pen moved, and might have moved in a hurry.
    """

    looks: ExampleMemory
    looks_movements: torch.Tensor
    moves: ExampleMemory

    def raised(self, features: torch.Tensor, moved: torch.Tensor) -> torch.Tensor:
        """Return by how much logits are raised: float32, shape (batch, outputs), 0 or more.

        Args:
            features: What comes into the last layer: float32, shape (batch, units).
            moved: How the pen moved, see `movement`: float32, shape (batch, 126).
        """
        near = self.looks.near(features) * moved_alike(moved @ self.looks_movements.T)
        return self.looks.raised(near) + self.moves.raised(self.moves.near(moved))


def moved_alike(similar: torch.Tensor) -> torch.Tensor:
    """Return how much looks count where a pen moved so: 0 to 1, for cosines of any shape."""
    return ((similar - _UNLIKE) / (_ALIKE - _UNLIKE)).clamp(0, 1)


class HandReader:
    """A `DigitReader` that has a person's own drawings in mind.

    Args:
        metadata: Of the model whose network reads.
        layers: The network without its last layer.
        last: The last layer: from float32, shape (batch, units), to (batch, outputs).
        memory: What is remembered.
    """

    def __init__(
        self, metadata: ModelMetadata, layers: nn.Module, last: nn.Linear, memory: HandMemory
    ) -> None:
        self._metadata = metadata
        self._layers = layers
        self._last = last
        self._memory = memory

    @property
    def calibration(self) -> Calibration:
        """See `DigitReader`."""
        return self._metadata.calibration

    def logits(self, drawings: Sequence[Drawing], images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See `DigitReader`."""
        if not len(drawings):
            return np.zeros((0, self._last.out_features), np.float32)
        features = features_of(self._layers, self._metadata.normalization, images)
        moved = torch.from_numpy(movements(drawings))
        with torch.inference_mode():
            logits = self._last(features) + self._memory.raised(features, moved)
        answers: NDArray[np.float32] = logits.numpy()
        check_answers(answers)
        return answers
