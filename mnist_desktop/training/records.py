"""What training tells while it runs."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.left_out import LeftOut

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

VALIDATION_SAMPLE = 500
"""How many images of the validation part are read within an epoch, where it has as many."""


@dataclass(frozen=True)
class Scores:
    """How well a network did on some images.

    Attributes:
        loss: Mean cross-entropy, in nats; 0 is perfect.
        accuracy: Share of images read right, 0 to 1.
    """

    loss: float
    accuracy: float


@dataclass(frozen=True)
class Progress:
    """How far training has come.

    Attributes:
        step: Batches learned from so far, 1 to `steps`.
        steps: Batches of the whole training.
        epoch: The epoch at work, 1 to `epochs`.
        epochs: Epochs of the whole training.
        images_per_second: Training images learned from, all pauses included.
        seconds: Since training began.
        seconds_left: Until it ends, as it goes so far.
    """

    step: int
    steps: int
    epoch: int
    epochs: int
    images_per_second: float
    seconds: float
    seconds_left: float


@dataclass(frozen=True)
class BatchRecord:
    """Told after every batch.

    Attributes:
        progress: How far training has come.
        learning_rate: That of this step.
        training: Scores on this batch.
        validation: Scores on a fixed sample of the validation part (`VALIDATION_SAMPLE`), several
            times an epoch; None in between.
    """

    progress: Progress
    learning_rate: float
    training: Scores
    validation: Scores | None


@dataclass(frozen=True)
class EpochRecord:
    """Told at the end of every epoch.

    Attributes:
        progress: How far training has come.
        learning_rate: That of the epoch's last step.
        training: Mean scores over the epoch's batches, while they were learned from.
        validation: Scores on the whole validation part.
        is_best: Whether no earlier epoch did better on the validation part.
    """

    progress: Progress
    learning_rate: float
    training: Scores
    validation: Scores
    is_best: bool


@dataclass(frozen=True, eq=False)
class Preview:
    """Told several times an epoch: what the network makes of a few validation images just now.

    Attributes:
        progress: How far training has come.
        images: The same ones each time: uint8, shape (count, 28, 28).
        labels: Their digits: int64, shape (count,).
        probabilities: Of each digit, not yet calibrated: float32, shape (count, 10).
        filters: What the first layer multiplies pixels by: float32, shape (filters, side, side);
            the whole image for a perceptron, the kernel for convolutions.
        model: The network as it is just now, not yet calibrated; training does not change it.
    """

    progress: Progress
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    probabilities: NDArray[np.float32]
    filters: NDArray[np.float32]
    model: "TrainedModel"


TrainingRecord = BatchRecord | EpochRecord


@dataclass(frozen=True)
class Phase:
    """What is being done, in a few words, where nothing can be counted."""

    words: str


TrainingEvent = Phase | DownloadProgress | TrainingRecord | Preview
"""Anything that a training tells, from its data to its model."""


@dataclass(frozen=True, eq=False)
class TrainingResult:
    """What came of a training.

    Attributes:
        model: The model of the best epoch.
        test: The set to test it on, once.
        epochs: What was told at the end of each epoch.
        is_complete: Whether training went on to its end.
        fault: One sentence on why it broke off by itself, or empty.
        run: The key of the run as which it is kept, or empty.
        keeping_fault: Why it, or its test scores, could not be kept, and where its model lies
            instead; or empty.
        refuge: The model file in which it lies because it would have been lost, or None.
        left_out: Files of the training and the test part that could not be read or show no digit.
    """

    model: "TrainedModel"
    test: DigitSet
    epochs: tuple[EpochRecord, ...]
    is_complete: bool
    fault: str = ""
    run: str = ""
    keeping_fault: str = ""
    refuge: Path | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_tested(self) -> bool:
        """Whether its model has been tried on the test set."""
        return "test_accuracy" in self.model.metadata.scores

    @property
    def validation_loss(self) -> float:
        """Mean cross-entropy on the validation digits."""
        return self.model.metadata.scores["validation_loss"]

    @property
    def test_accuracy(self) -> float:
        """Share of the test digits read right, 0 to 1; there is none before it is tested."""
        return self.model.metadata.scores["test_accuracy"]
