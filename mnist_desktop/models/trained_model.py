"""A trained network, and what it answers to images."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from mnist_desktop import torch_init  # noqa: F401, before anything is computed
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import Calibration
from mnist_desktop.models.metadata import ModelMetadata, Normalization
from mnist_desktop.models.parallel import parallel_map
from mnist_desktop.texts import tr

BATCH = 100
"""Images that are answered at once; more would not fit the processor's caches, and take longer."""

_MANY = 4


@dataclass(frozen=True, eq=False)
class TrainedModel:
    """A network on the CPU, ready to answer, with its metadata."""

    metadata: ModelMetadata
    network: nn.Module


def to_inputs(images: torch.Tensor, normalization: Normalization) -> torch.Tensor:
    """Normalize images for a network.

    Args:
        images: uint8, shape (batch, 28, 28), on any device.
        normalization: The network's own.

    Returns:
        float32, shape (batch, 1, 28, 28), on the same device, channels last in memory, in which
        convolutions run faster.
    """
    inputs = images.unsqueeze(1).to(torch.float32)
    inputs = inputs.div_(255).sub_(normalization.mean).div_(normalization.deviation)
    return inputs.contiguous(memory_format=torch.channels_last)


@dataclass(frozen=True, eq=False)
class Predictions:
    """What a model answers to images.

    Attributes:
        probabilities: Of each digit, calibrated: float32, shape (count, 10); rows sum to 1.
        rejected: Which images are taken for no digit: bool, shape (count,).
        non_digit_scores: How much each looks like no digit, above ½ where it is rejected:
            float32, shape (count,); None where the network does not know.
    """

    probabilities: NDArray[np.float32]
    rejected: NDArray[np.bool_]
    non_digit_scores: NDArray[np.float32] | None = None

    @classmethod
    def of(cls, logits: NDArray[np.float32], calibration: Calibration) -> "Predictions":
        """Return what logits, float32, shape (count, 10 or 11), mean once they are calibrated.

        Raises:
            UserError: They mean nothing; see `check_answers`.
        """
        # What comes of numbers that are none is looked at below.
        with np.errstate(all="ignore"):
            probabilities = calibration.probabilities(logits)
            scores = calibration.non_digit_scores(logits)
            rejected = calibration.rejected(logits)
        check_answers(probabilities)
        check_answers(scores)
        return cls(probabilities, rejected, scores)

    @classmethod
    def joined(cls, parts: Sequence["Predictions"]) -> "Predictions":
        """Return the answers of all parts, in order."""
        nothing = cls(np.zeros((0, NUM_CLASSES), np.float32), np.zeros(0, bool))
        scores = [part.non_digit_scores for part in parts if part.non_digit_scores is not None]
        are_told = bool(parts) and len(scores) == len(parts)
        parts = [nothing, *parts]
        return cls(
            np.concatenate([part.probabilities for part in parts]),
            np.concatenate([part.rejected for part in parts]),
            np.concatenate(scores) if are_told else None,
        )


def check_answers(answers: NDArray[np.float32] | None) -> None:
    """Refuse a model's answers that are no numbers.

    The weights of a damaged file can be such that it answers some images, and others not.

    Raises:
        UserError: Some are none.
    """
    if answers is not None and not np.isfinite(answers).all():
        raise UserError(
            tr("The model is damaged: its answers are not all numbers; choose another model.")
        )


def predict(model: TrainedModel, images: NDArray[np.uint8]) -> Predictions:
    """Return what a model answers to images.

    Args:
        model: Who answers.
        images: uint8, shape (count, 28, 28), white on black.
    """
    return Predictions.joined(list(predict_in_batches(model, images)))


def predict_in_batches(model: TrainedModel, images: NDArray[np.uint8]) -> Iterator[Predictions]:
    """Yield what `predict` returns, batch by batch, for progress and canceling."""
    calibration = model.metadata.calibration
    for logits in _logits_in_batches(model, images):
        yield Predictions.of(logits, calibration)


def compute_logits(model: TrainedModel, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the network's logits: float32, shape (count, 10), or 11 columns."""
    nothing = np.zeros((0, model.metadata.outputs), np.float32)
    return np.concatenate([nothing, *_logits_in_batches(model, images)])


def _logits_in_batches(
    model: TrainedModel, images: NDArray[np.uint8]
) -> Iterator[NDArray[np.float32]]:
    def answer(start: int) -> NDArray[np.float32]:
        # A copy: PyTorch takes no read-only memory.
        batch = torch.from_numpy(images[start : start + BATCH].copy())
        with torch.inference_mode():
            logits: NDArray[np.float32] = model.network(
                to_inputs(batch, model.metadata.normalization)
            ).numpy()
        check_answers(logits)
        return logits

    starts = range(0, len(images), BATCH)
    # Threads are not worth their start for a batch or two.
    yield from map(answer, starts) if len(starts) < _MANY else parallel_map(answer, starts)
