"""An experiment: one network, trained with one seed or several, from its data to the kept runs.

The window and the command line run it alike.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.atomic import check_writable
from mnist_desktop.data.ink_set import read_digits, read_non_digits
from mnist_desktop.data.sources import Source, found_source
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.keeping import Keeper
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.run import Run, new_key
from mnist_desktop.runs.spread import Spread, spread_of, without_seed
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.training.records import Phase, TrainingEvent, TrainingResult
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.training.session import Supplements


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
    """

    number: int
    count: int
    history: History
    epochs: float


@dataclass(frozen=True)
class RunKept:
    """Told when a training is kept as a run, not yet tested."""

    key: str


@dataclass(frozen=True, eq=False)
class TrainingEnded:
    """Told when a training has ended and its model is tested."""

    result: TrainingResult


ExperimentEvent = TrainingEvent | TrainingBegan | RunKept | TrainingEnded
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


def run_experiment(
    experiment: Experiment,
    store: RunStore,
    is_ending: Callable[[], bool],
    rate_factor: Callable[[], float] = lambda: 1.0,
) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
    """Train, keep what was learned, and only then read the test set, for one seed after another.

    Ended early, it keeps the best epoch so far and still reads the test set. What cannot be kept
    is told in its outcome, not raised: its model is there all the same.

    Args:
        experiment: What is asked for.
        store: Where runs are kept, and the one that is gone on from lies.
        is_ending: Asked between any two steps; once it says so, it ends with what it has.
        rate_factor: Asked before every step: what the planned learning rate is multiplied by.

    Yields:
        How far it has come.

    Raises:
        UserError: What is asked for is impossible, or it ended before anything was learned.
    """
    return (yield from _Conduct(experiment, store, is_ending, rate_factor).trainings())


class _Conduct:
    """The trainings of an experiment, one after another, and what became of them so far."""

    def __init__(
        self,
        experiment: Experiment,
        store: RunStore,
        is_ending: Callable[[], bool],
        rate_factor: Callable[[], float],
    ) -> None:
        self._experiment = experiment
        self._store = store
        self._is_ending = is_ending
        self._rate_factor = rate_factor
        self._group = new_key(datetime.now(UTC)) if experiment.seeds > 1 else ""
        self._done: list[TrainingResult] = []
        self._next_fault = ""
        self._keeper = Keeper(
            store,
            experiment.seeds,
            is_kept=experiment.is_kept,
            out=experiment.out,
            refuges=experiment.refuges,
        )

    def trainings(self) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
        if self._experiment.out is not None:
            check_writable(self._experiment.out)
        supplements = _supplements(self._experiment, self._store)
        # As what is found: a folder with MNIST is kept as MNIST.
        source = found_source(self._experiment.source)
        while self._is_one_to_come():
            try:
                yield from self._train(source, supplements)
            except UserError as error:
                if not self._done:
                    raise
                # The trainings before it stay.
                self._next_fault = "" if self._is_ending() else str(error)
                break
        return self._outcome()

    def _is_one_to_come(self) -> bool:
        """Whether to train once more; the first training itself tells that it was ended."""
        count = len(self._done)
        return count == 0 or (count < self._experiment.seeds and not self._is_ending())

    def _train(
        self, source: Source, supplements: "Supplements"
    ) -> Generator[ExperimentEvent, None, None]:
        from mnist_desktop.training.session import learn, with_test_scores

        asked, number = self._experiment, len(self._done)
        settings = replace(asked.settings, seed=asked.settings.seed + number)
        name = _seed_name(asked.name, settings.seed) if self._group else asked.name
        recorder = Recorder(
            self._store,
            settings,
            name,
            group=self._group,
            before=asked.continues,
            source=source,
        )
        history = recorder.history
        epochs = history.epochs_learned + settings.epochs
        yield TrainingBegan(number + 1, asked.seeds, history, epochs)
        start = supplements.start
        architecture = start.metadata.architecture if start else asked.architecture
        learning = learn(
            source,
            architecture,
            settings,
            self._is_ending,
            supplements=supplements,
            rate_factor=self._rate_factor,
        )
        result = yield from recorder.following(learning)
        # Whoever cancels until here has nothing kept.
        yield Phase(tr("Keeping what was learned …"))
        result = self._keeper.keep(result, recorder)
        if result.run:
            yield RunKept(result.run)
        yield Phase(tr("Reading the test set …"))
        result = self._keeper.add_scores(replace(result, model=with_test_scores(result)))
        self._done.append(result)
        yield TrainingEnded(result)

    def _outcome(self) -> ExperimentOutcome:
        done = tuple(self._done)
        is_all = len(done) == self._experiment.seeds
        is_complete = is_all and all(training.is_complete for training in done)
        return ExperimentOutcome(done, is_complete, self._next_fault, self._keeper.saving_fault)


def _seed_name(name: str, seed: int) -> str:
    """Return what one run of several seeds is called, whatever seed the name told already."""
    return f"{without_seed(name) or name}, seed {seed}"


def _supplements(experiment: Experiment, store: RunStore) -> "Supplements":
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.training.session import Supplements

    before = experiment.continues
    start = store.model_file(before.key) if before else experiment.start
    return Supplements(
        _read_all(experiment.ink, read_digits),
        _read_all(experiment.non_digits, read_non_digits),
        load_model(start) if start else None,
        load_model(experiment.teacher) if experiment.teacher else None,
    )


def _read_all(
    paths: tuple[Path, ...], read: Callable[[Path], list[Drawing]]
) -> tuple[Drawing, ...]:
    return tuple(drawing for path in paths for drawing in read(path))
