"""How well people are read once some of their digits are learned: writer by writer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.adaptation.remembering import remember_images
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.ink.composing import by_writer
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import TrainedModel, predict


@dataclass(frozen=True)
class WriterScore:
    """How well one person's digits are read.

    Attributes:
        writer: Who; empty where the file does not say.
        learned: Drawings that were learned.
        count: The other drawings, which were read.
        wrong: How many of them were misread with nothing learned.
        adapted_wrong: How many were misread after that.
    """

    writer: str
    learned: int
    count: int
    wrong: int
    adapted_wrong: int


def score_writers(
    model: TrainedModel, drawings: Sequence[Drawing], first: int
) -> Iterator[WriterScore]:
    """Learn the first drawings of each digit, and read the others with and without; per writer.

    Args:
        model: Who reads.
        drawings: Those without ink or label are left out.
        first: How many of each digit are learned, in the order of the drawings; 1 or more.
    """
    for writer, own in sorted(by_writer(drawings).items()):
        labels = np.array([drawing.label for drawing in own], np.int64)
        yield _score(writer, model, rasterize(own), labels, _is_first(labels, first))


def _is_first(labels: NDArray[np.int64], first: int) -> NDArray[np.bool_]:
    learned = np.zeros(len(labels), bool)
    for digit in range(NUM_CLASSES):
        learned[np.flatnonzero(labels == digit)[:first]] = True
    return learned


def _score(
    writer: str,
    model: TrainedModel,
    images: NDArray[np.uint8],
    labels: NDArray[np.int64],
    learned: NDArray[np.bool_],
) -> WriterScore:
    adapted = remember_images(model, images[learned], labels[learned])
    rest, truth = images[~learned], labels[~learned]
    wrong, adapted_wrong = (
        int((predict(reader, rest).probabilities.argmax(axis=1) != truth).sum())
        for reader in (model, adapted)
    )
    return WriterScore(writer, int(learned.sum()), len(rest), wrong, adapted_wrong)
