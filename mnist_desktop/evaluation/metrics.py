"""The figures that say how well digits are read, from probabilities and labels alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import NUM_CLASSES


@dataclass(frozen=True)
class ClassScores:
    """How well one class is read; shares from 0 to 1, and 0 where nothing was there to count.

    Attributes:
        precision: Share of the images read as this digit that are it.
        recall: Share of the images of this digit that are read as it.
        f1: Harmonic mean of the two.
        support: Images of this digit.
    """

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """How well a set was read.

    Attributes:
        probabilities: float32, shape (count, 10).
        labels: The true digits, int64, shape (count,).
        predicted: The most probable digits, int64, shape (count,).
        confusion_matrix: Counts, int64, shape (10, 10); rows are true digits, columns predicted.
        loss: Mean cross-entropy, in nats.
        rejected: Which images were taken for no digit: bool, shape (count,). They are scored all
            the same.
    """

    probabilities: NDArray[np.float32]
    labels: NDArray[np.int64]
    predicted: NDArray[np.int64]
    confusion_matrix: NDArray[np.int64]
    loss: float
    rejected: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def accuracy(self) -> float:
        """Share of images read right, 0 to 1; 0 for an empty set."""
        return float(np.trace(self.confusion_matrix)) / len(self) if len(self) else 0.0

    @property
    def classes(self) -> tuple[ClassScores, ...]:
        """Scores of the digits 0 to 9, in order."""
        right = np.diag(self.confusion_matrix)
        predicted, support = self.confusion_matrix.sum(axis=0), self.confusion_matrix.sum(axis=1)
        precision, recall = _share(right, predicted), _share(right, support)
        f1 = _share(2 * right, predicted + support)
        return tuple(
            ClassScores(float(p), float(r), float(f), int(count))
            for p, r, f, count in zip(precision, recall, f1, support, strict=True)
        )

    @property
    def macro(self) -> ClassScores:
        """Mean of the classes that have images, each class counting alike."""
        scores = [scores for scores in self.classes if scores.support]
        columns = [(row.precision, row.recall, row.f1) for row in scores] or [(0.0, 0.0, 0.0)]
        precision, recall, f1 = np.mean(columns, axis=0)
        return ClassScores(float(precision), float(recall), float(f1), len(self))

    @property
    def weighted(self) -> ClassScores:
        """Mean of the classes, each counting as often as it has images."""
        if not len(self):
            return ClassScores(0.0, 0.0, 0.0, 0)
        columns = [(row.precision, row.recall, row.f1) for row in self.classes]
        weights = [row.support for row in self.classes]
        precision, recall, f1 = np.average(columns, axis=0, weights=weights)
        return ClassScores(float(precision), float(recall), float(f1), len(self))

    @property
    def row_shares(self) -> NDArray[np.float64]:
        """The confusion matrix as shares of its rows: float64, shape (10, 10)."""
        return row_shares(self.confusion_matrix)

    @property
    def confidence(self) -> NDArray[np.float64]:
        """The probability of each answer: float64, shape (count,)."""
        most: NDArray[np.float64] = self.probabilities.max(axis=1).astype(np.float64)
        return most

    @property
    def is_right(self) -> NDArray[np.bool_]:
        """Which images are read right: bool, shape (count,)."""
        right: NDArray[np.bool_] = self.predicted == self.labels
        return right

    def top_accuracy(self, places: int) -> float:
        """Return the share of images whose digit is among the most probable ones.

        Args:
            places: How many count; of equal probabilities the lower digit's comes first, as it
                does in `predicted`.
        """
        if not len(self):
            return 0.0
        of_truth = self.probabilities[np.arange(len(self)), self.labels][:, None]
        is_before = np.arange(NUM_CLASSES) < self.labels[:, None]
        is_ahead = (self.probabilities > of_truth) | ((self.probabilities == of_truth) & is_before)
        return float((is_ahead.sum(axis=1) < places).mean())

    def where(self, truth: int, answer: int) -> NDArray[np.int64]:
        """Return the indices of a cell of the confusion matrix, the most confident first."""
        found = np.flatnonzero((self.labels == truth) & (self.predicted == answer))
        order: NDArray[np.int64] = found[np.argsort(-self.confidence[found], kind="stable")]
        return order

    @property
    def errors(self) -> NDArray[np.int64]:
        """Indices of the images read wrong, the most confident first: int64, shape (errors,)."""
        wrong = np.flatnonzero(self.predicted != self.labels)
        confidence = self.probabilities[wrong, self.predicted[wrong]]
        order: NDArray[np.int64] = wrong[np.argsort(-confidence, kind="stable")]
        return order


def row_shares(matrix: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return each cell's share of its row, 0 to 1; 0 in rows without images.

    Args:
        matrix: Counts, shape (10, 10).
    """
    shares: NDArray[np.float64] = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    return shares


def evaluate(
    probabilities: NDArray[np.float32],
    labels: NDArray[np.int64],
    rejected: NDArray[np.bool_] | None = None,
) -> Evaluation:
    """Compare what a model answered with the truth.

    Args:
        probabilities: float32, shape (count, 10).
        labels: The true digits, int64, shape (count,).
        rejected: Which images were taken for no digit, shape (count,); None for none of them.
    """
    predicted = probabilities.argmax(axis=1).astype(np.int64)
    matrix = np.bincount(labels * NUM_CLASSES + predicted, minlength=NUM_CLASSES**2)
    of_truth = probabilities[np.arange(len(labels)), labels]
    # A probability that float32 rounds to 0 is still above 0.
    losses = -np.log(np.maximum(of_truth, np.finfo(np.float32).tiny))
    return Evaluation(
        probabilities=probabilities,
        labels=labels,
        predicted=predicted,
        confusion_matrix=matrix.reshape(NUM_CLASSES, NUM_CLASSES).astype(np.int64),
        loss=float(losses.mean()) if len(labels) else 0.0,
        rejected=np.zeros(len(labels), np.bool_) if rejected is None else rejected,
    )


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
