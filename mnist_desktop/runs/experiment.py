"""An experiment: one network, trained with one seed or several: what is asked for, what is told."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.data.sources import Source
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.spread import Spread, spread_of
from mnist_desktop.texts import tr
from mnist_desktop.training.records import TrainingEvent, TrainingResult
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


@dataclass(frozen=True)
class Experiment:
    """What is to be trained, on what and how, and what becomes of it; it needs no PyTorch.

    Attributes:
        source: Where the digits come from.
        architecture: The network; where a model is learned on from, it is that model's.
        settings: How it is trained.
        name: What the run is called.
        seeds: How often it is trained, with one seed after another.
        continues: The run whose model is learned on from.
        start: A model file to learn on from, where no run is gone on from.
        ink: Ink files whose labeled drawings are learned besides.
        non_digits: Ink files of what is no digit, to be rejected.
        teacher: A model file whose answers count as much as the labels.
        is_kept: Whether each training is kept as a run.
        out: A model file to write besides.
        refuges: Folders for a model that can be kept in no other way, the first choice first; the
            temporary files are the last.
        recipe: The key of the recipe that was chosen, or empty.

    Raises:
        UserError: There are no seeds.
    """

    source: Source
    architecture: Architecture
    settings: TrainingSettings
    name: str = "Run"
    seeds: int = 1
    continues: Run | None = None
    start: Path | None = None
    ink: tuple[Path, ...] = ()
    non_digits: tuple[Path, ...] = ()
    teacher: Path | None = None
    is_kept: bool = True
    out: Path | None = None
    refuges: tuple[Path, ...] = ()
    recipe: str = ""

    def __post_init__(self) -> None:
        if self.seeds < 1:
            raise UserError(tr("{count} seeds are none; choose 1 or more.", count=self.seeds))


@dataclass(frozen=True, eq=False)
class TrainingBegan:
    """Told when a training begins.

    Attributes:
        number: Of the training, 1 to `count`.
        count: How many there are, one for each seed.
        history: The curves of the run that it goes on from, to be added to.
        epochs: Epochs at whose end the curves will be.
        has_learned: Whether an epoch of it has ended already, before it was interrupted.
    """

    number: int
    count: int
    history: History
    epochs: float
    has_learned: bool = False


@dataclass(frozen=True)
class RunKept:
    """Told when a training is kept as a run, not yet tested."""

    key: str


@dataclass(frozen=True, eq=False)
class TrainingEnded:
    """Told when a training has ended and its model is tested."""

    result: TrainingResult


@dataclass(frozen=True)
class NotResumable:
    """Told once of a training that would be lost if it were interrupted, as nothing can be written.

    Attributes:
        fault: One sentence on why.
    """

    fault: str


ExperimentEvent = TrainingEvent | TrainingBegan | RunKept | TrainingEnded | NotResumable
"""Anything that an experiment tells."""


@dataclass(frozen=True, eq=False)
class ExperimentOutcome:
    """What came of it.

    Attributes:
        trainings: Those that gave a model, one for each seed; at least one.
        is_complete: Whether there is one for each seed, and all went on to their end.
        next_fault: One sentence on why the training after them gave no model, or empty.
        saving_fault: Why the model file could not be written, and where its model lies instead; or
            empty.
    """

    trainings: tuple[TrainingResult, ...]
    is_complete: bool
    next_fault: str = ""
    saving_fault: str = ""

    @property
    def fault(self) -> str:
        """The first sentence on why training broke off by itself, or on what cannot be kept."""
        faults = [fault for one in self.trainings for fault in (one.fault, one.keeping_fault)]
        return next(filter(None, [*faults, self.next_fault, self.saving_fault]), "")

    @property
    def best(self) -> TrainingResult:
        """The one with the least validation loss."""
        return min(self.trainings, key=lambda training: training.validation_loss)

    @property
    def model(self) -> "TrainedModel":
        """The best one's; its metadata holds the test accuracy. It is never changed."""
        return self.best.model

    @property
    def is_kept(self) -> bool:
        """Whether every training is kept as a run."""
        return all(training.run for training in self.trainings)

    @property
    def spread(self) -> Spread | None:
        """Of the test accuracies of several seeds; None for fewer than two."""
        return spread_of([training.test_accuracy for training in self.trainings])
