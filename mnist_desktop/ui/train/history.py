"""The curves of a training run, gathered from its records."""

from dataclasses import dataclass, field

from mnist_desktop.training.records import BatchRecord, EpochRecord, Scores, TrainingRecord

_POINTS_AN_EPOCH = 50
# More would not show on a screen, and would take longer to paint than there is time.
_MOST_POINTS = 600


@dataclass
class Curve:
    """Points of one curve: epochs learnt, mean cross-entropy, and accuracy in percent."""

    epochs: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    accuracies: list[float] = field(default_factory=list)

    def add(self, epochs: float, scores: Scores) -> None:
        """Add a point to the right."""
        self.epochs.append(epochs)
        self.losses.append(scores.loss)
        self.accuracies.append(scores.accuracy * 100)


class History:
    """The curves of a training run.

    Attributes:
        training: Means over a few batches each, 50 points an epoch or 600 in all.
        validation: A fixed sample, several times an epoch.
        epoch_ends: The whole validation part, at the end of each epoch.
    """

    def __init__(self) -> None:
        self.training = Curve()
        self.validation = Curve()
        self.epoch_ends = Curve()
        self._waiting: list[Scores] = []

    def add(self, record: TrainingRecord) -> None:
        """Add what a record tells."""
        progress = record.progress
        epochs = progress.step / progress.steps * progress.epochs
        if isinstance(record, EpochRecord):
            self.epoch_ends.add(epochs, record.validation)
            return
        self._add_batch(record, epochs)

    def _add_batch(self, record: BatchRecord, epochs: float) -> None:
        progress = record.progress
        self._waiting.append(record.training)
        points = min(_POINTS_AN_EPOCH * progress.epochs, _MOST_POINTS)
        if len(self._waiting) >= progress.steps / points:
            self.training.add(epochs, _mean(self._waiting))
            self._waiting.clear()
        if record.validation is not None and self._is_time_for(epochs, progress.epochs):
            self.validation.add(epochs, record.validation)

    def _is_time_for(self, epochs: float, whole: int) -> bool:
        last = self.validation.epochs[-1] if self.validation.epochs else 0.0
        return epochs - last >= 0.99 * whole / _MOST_POINTS


def _mean(scores: list[Scores]) -> Scores:
    return Scores(
        sum(score.loss for score in scores) / len(scores),
        sum(score.accuracy for score in scores) / len(scores),
    )
