"""The curves of a training run, gathered from its records."""

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import is_number
from mnist_desktop.texts import tr
from mnist_desktop.training.records import BatchRecord, EpochRecord, Progress, Scores, TrainingEvent

_POINTS_AN_EPOCH = 50
# More would not show on a screen, and would take longer to paint than there is time: from then
# on, every two become one.
_MOST_POINTS = 1200
# Of curves of files: earlier versions kept more, and so does a file that somebody made.
_MOST_READ = 5000
# What is beyond them was not measured, and no plot could show it.
_MOST_STEPS = 1e15
_LARGEST = 1e40


@dataclass(frozen=True)
class Point:
    """One point of a curve.

    Attributes:
        step: Batches learned from so far.
        epochs: Epochs learned so far, with the share of the one at work.
        seconds: Since training began.
        loss: Mean cross-entropy, in nats.
        accuracy: Images read right, in percent.
        learning_rate: That of the step.
    """

    step: int
    epochs: float
    seconds: float
    loss: float
    accuracy: float
    learning_rate: float


@dataclass
class Curve:
    """Points of one curve from left to right; see `Point`. All lists have the same length."""

    steps: list[int] = field(default_factory=list)
    epochs: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    accuracies: list[float] = field(default_factory=list)
    learning_rates: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.steps)

    def __iter__(self) -> Iterator[Point]:
        """Yield the points from left to right."""
        return map(Point, *self._columns())

    def add(self, point: Point) -> None:
        """Add a point to the right; a loss that stopped being a number is left out."""
        if not math.isfinite(point.loss):
            return
        values = (getattr(point, name.name) for name in fields(Point))
        for column, value in zip(self._columns(), values, strict=True):
            column.append(value)

    def halve(self) -> None:
        """Make every two neighbors one point at the place of the second, with their mean scores.

        A point that is left over stays.
        """
        points = list(self)
        pairs = zip(points[::2], points[1::2], strict=False)
        merged = [
            replace(
                second,
                loss=(first.loss + second.loss) / 2,
                accuracy=(first.accuracy + second.accuracy) / 2,
            )
            for first, second in pairs
        ]
        if len(points) % 2:
            merged.append(points[-1])
        for column in self._columns():
            column.clear()
        for point in merged:
            self.add(point)

    def to_dict(self) -> dict[str, list[Any]]:
        """Return the curve as values that JSON can hold."""
        return {column.name: list(getattr(self, column.name)) for column in fields(self)}

    @classmethod
    def from_dict(cls, content: Any) -> "Curve":
        """Return the curve that `to_dict` wrote.

        Raises:
            UserError: It is no curve.
        """
        if not isinstance(content, dict):
            raise UserError(tr("A curve is not a table of names and values."))
        columns = [
            _numbers(content, column.name, _MOST_STEPS if column.name == "steps" else _LARGEST)
            for column in fields(cls)
        ]
        if len({len(column) for column in columns}) > 1:
            raise UserError(tr("The columns of a curve differ in length."))
        curve = cls([int(step) for step in columns[0]], *columns[1:])
        while len(curve) > _MOST_READ:
            curve.halve()
        return curve

    def _columns(self) -> list[list[Any]]:
        return [getattr(self, column.name) for column in fields(self)]


class History:
    """The curves of a training run.

    Attributes:
        training: Means over a few batches each, 50 points an epoch, fewer of long trainings.
        validation: A fixed sample, several times an epoch, less often of long trainings.
        epoch_ends: The whole validation part, at the end of each epoch.
    """

    def __init__(self) -> None:
        self.training = Curve()
        self.validation = Curve()
        self.epoch_ends = Curve()
        self._before = Point(0, 0.0, 0.0, 0.0, 0.0, 0.0)
        self._waiting: list[Scores] = []
        # Of how many points of a short training each point is the mean.
        self._merged = 1

    @property
    def parts(self) -> dict[str, Curve]:
        """The three curves by what they are called in files."""
        return {
            "training": self.training,
            "validation": self.validation,
            "epoch_ends": self.epoch_ends,
        }

    @property
    def epochs_learned(self) -> float:
        """Epochs learned so far, with the share of the one at work."""
        return max((*self.training.epochs, *self.epoch_ends.epochs), default=0.0)

    def add(self, record: TrainingEvent) -> None:
        """Add what a record tells; what tells no scores is passed over."""
        if isinstance(record, EpochRecord):
            self.epoch_ends.add(self._point(record.progress, record.validation, record))
        elif isinstance(record, BatchRecord):
            self._add_batch(record)

    def going_on(self) -> "History":
        """Return a copy whose next records are those of a training that goes on from this one."""
        copy = History.from_dict(self.to_dict())
        ends = [list(curve)[-1] for curve in self.parts.values() if len(curve)]
        copy._before = max(ends, key=lambda point: point.step, default=self._before)
        return copy

    def to_dict(self) -> dict[str, Any]:
        """Return the curves as values that JSON can hold."""
        return {name: curve.to_dict() for name, curve in self.parts.items()}

    def state(self) -> dict[str, Any]:
        """Return the curves with what is not in them yet, as values that JSON can hold."""
        return {
            "curves": self.to_dict(),
            "before": asdict(self._before),
            "waiting": [asdict(scores) for scores in self._waiting],
            "merged": self._merged,
        }

    @classmethod
    def restored(cls, state: Any) -> "History":
        """Return the curves that `state` told, to which the same training adds on.

        Raises:
            UserError: They are no curves; so do `LookupError`, `TypeError` and `ValueError` tell.
        """
        made = cls.from_dict(state["curves"])
        made._before = Point(**state["before"])
        made._waiting = [Scores(**scores) for scores in state["waiting"]]
        made._merged = int(state["merged"])
        return made

    @classmethod
    def from_dict(cls, content: Any) -> "History":
        """Return the curves that `to_dict` wrote.

        Raises:
            UserError: They are no curves.
        """
        if not isinstance(content, dict):
            raise UserError(tr("The curves are not a table of names and values."))
        made = cls()
        for name in made.parts:
            setattr(made, name, Curve.from_dict(content.get(name)))
        return made

    def _add_batch(self, record: BatchRecord) -> None:
        progress = record.progress
        self._waiting.append(record.training)
        shortest = progress.steps / (_POINTS_AN_EPOCH * progress.epochs)
        if len(self._waiting) >= shortest * self._merged:
            self.training.add(self._point(progress, _mean(self._waiting), record))
            self._waiting.clear()
        if len(self.training) >= _MOST_POINTS:
            self.training.halve()
            self._merged *= 2
        if record.validation is not None:
            self.validation.add(self._point(progress, record.validation, record))
        if len(self.validation) >= _MOST_POINTS:
            self.validation.halve()

    def _point(
        self, progress: Progress, scores: Scores, record: BatchRecord | EpochRecord
    ) -> Point:
        before = self._before
        return Point(
            before.step + progress.step,
            before.epochs + progress.step / progress.steps * progress.epochs,
            before.seconds + progress.seconds,
            scores.loss,
            scores.accuracy * 100,
            record.learning_rate,
        )


def _mean(scores: list[Scores]) -> Scores:
    return Scores(
        sum(score.loss for score in scores) / len(scores),
        sum(score.accuracy for score in scores) / len(scores),
    )


def _numbers(content: dict[str, Any], name: str, largest: float) -> list[Any]:
    values = content.get(name)
    if not isinstance(values, list) or not all(
        is_number(value) and abs(value) <= largest for value in values
    ):
        raise UserError(
            tr(
                "The {values} of a curve are not a list of numbers.",
                values=name.replace("_", " "),
            )
        )
    return values
