"""The trainings of an experiment, one after another, whatever interrupts them."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mnist_desktop.atomic import check_writable
from mnist_desktop.data.sources import Source, found_source
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.log import log_cause, log_unexpected
from mnist_desktop.runs import stored_experiment
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    NotResumable,
    RunKept,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.runs.keeping import Keeper
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.run import new_key
from mnist_desktop.runs.saving import Checkpointing, resumable
from mnist_desktop.runs.spread import without_seed
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.supplements import read_supplements
from mnist_desktop.runs.unfinished import Unfinished, UnfinishedFolder, UnfinishedStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.texts import tr
from mnist_desktop.training.records import Phase, TrainingResult
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.suspension import NONE_AS_SUCH, ResumeError, Suspended, damaged

if TYPE_CHECKING:
    from mnist_desktop.training.session import Supplements
    from mnist_desktop.training.training_state import TrainingState


class Conduct:
    """The trainings of an experiment, one after another, and what became of them so far.

    Args:
        experiment: What is asked for.
        store: Where runs are kept.
        wishes: What is wanted of it meanwhile.
        folder: What is kept of it, where it was interrupted; held by this process.
        group: That of its runs, where it was interrupted.
    """

    def __init__(
        self,
        experiment: Experiment,
        store: RunStore,
        wishes: Wishes,
        folder: UnfinishedFolder | None = None,
        group: str | None = None,
    ) -> None:
        self._experiment = experiment
        self._store = store
        self._wishes = wishes
        self._key = folder.key if folder else new_key(datetime.now(UTC))
        self._group = (self._key if experiment.seeds > 1 else "") if group is None else group
        self._folder = folder
        self._is_resumed = folder is not None
        self._checkpointing: Checkpointing | None = None
        self._done: list[TrainingResult] = []
        self._next_fault = ""
        # Why nothing can be kept of it meanwhile.
        self._fault = ""
        self._keeper = Keeper(
            store,
            experiment.seeds,
            is_kept=experiment.is_kept,
            out=experiment.out,
            refuges=experiment.refuges,
        )

    def trainings(self) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
        """Train to the end; what is kept of it meanwhile goes once nothing can be lost any more.

        Yields:
            How far it has come.

        Raises:
            UserError: It cannot be done, or it ended before anything was learned.
            Suspended: It was put aside, as it was wished.
        """
        is_over = False
        try:
            outcome = yield from self._all_trainings()
            is_over = True
        except GeneratorExit:
            is_over = not self._wishes.is_suspending()
            raise
        except (Suspended, SystemExit):
            raise
        except BaseException:
            # Such as a fault of the very first step, before which there is nothing to go back to.
            is_over = not self._is_anything_saved
            raise
        finally:
            self._let_go(is_over)
        return outcome

    def _all_trainings(self) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
        if self._experiment.out is not None:
            check_writable(self._experiment.out)
        supplements = read_supplements(self._experiment, self._store)
        # As what is found: a folder with MNIST is kept as MNIST.
        source = found_source(self._experiment.source)
        if self._folder is None:
            self._begin()
        else:
            yield from self._take_up(self._folder, source)
        while self._is_one_to_come():
            try:
                yield from self._train(source, supplements)
            except ResumeError:
                raise
            except UserError as error:
                if not self._done:
                    raise
                # The trainings before it stay.
                self._next_fault = "" if self._wishes.is_ending() else str(error)
                break
        return self._outcome()

    @property
    def _is_anything_saved(self) -> bool:
        has_saved = self._checkpointing is not None and self._checkpointing.has_saved
        return self._is_resumed or has_saved or bool(self._done)

    def _is_one_to_come(self) -> bool:
        """Whether to train once more; the first training itself tells that it was ended."""
        count = len(self._done)
        return count == 0 or (count < self._experiment.seeds and not self._is_ending())

    def _is_ending(self) -> bool:
        """Whether to end with what there is, as is wished, or as nothing could be resumed.

        Raises:
            Suspended: It can be resumed.
        """
        if not self._wishes.is_suspending():
            return self._wishes.is_ending()
        has_failed = self._checkpointing is not None and self._checkpointing.has_failed
        if self._folder is None or has_failed:
            return True
        raise Suspended(self._key)

    def _heed_suspension(self) -> None:
        """Put it aside, if that is wished and it can be resumed."""
        if self._wishes.is_suspending():
            self._is_ending()

    def _begin(self) -> None:
        """Keep from now on what becomes of it; where nothing can be written, it goes on without."""
        asked = self._experiment
        content = {
            "asked": stored_experiment.to_dict(asked),
            "files": stored_experiment.digests(asked, self._store),
            "group": self._group,
        }
        kept = UnfinishedStore(self._store)
        try:
            with resumable(kept.folder):
                self._folder = kept.begin(self._place(1), content)
        except UserError as error:
            self._fault = str(error)
            log_cause(error)

    def _take_up(
        self, folder: UnfinishedFolder, source: Source
    ) -> Generator[ExperimentEvent, None, None]:
        """Take up the trainings that have ended already, and end the one that nearly had."""
        from mnist_desktop.training.session import load_digits
        from mnist_desktop.training.stored_result import from_state

        ended = folder.ended()
        if not ended:
            return
        yield Phase(tr("Loading the digits …"))
        test = (yield from load_digits(source, self._is_ending)).test
        for state in ended:
            try:
                result = from_state(state, test)
                recorder = self._recorder(len(self._done), source)
                epochs = self._epochs_at_end(recorder)
                recorder.restore(state.values["recorder"])
            except NONE_AS_SUCH as error:
                raise damaged() from error
            if result.is_tested:
                self._keeper.take_in(result)
                self._done.append(result)
                continue
            yield self._began(recorder, epochs, has_learned=True)
            yield from self._keep_and_test(result, recorder)

    def _train(
        self, source: Source, supplements: "Supplements"
    ) -> Generator[ExperimentEvent, None, None]:
        from mnist_desktop.training.session import learn

        number = len(self._done)
        settings, recorder = self._settings(number), self._recorder(number, source)
        epochs = self._epochs_at_end(recorder)
        state = self._checkpoint(number + 1, recorder)
        self._checkpointing = Checkpointing(
            self._folder, recorder, self._place(number + 1), self._wishes.is_suspending
        )
        has_learned = state is not None and state.part("trainer").values["place"]["epoch"] > 1
        yield self._began(recorder, epochs, has_learned=has_learned)
        start = supplements.start
        learning = learn(
            source,
            start.metadata.architecture if start else self._experiment.architecture,
            settings,
            self._is_ending,
            supplements=supplements,
            rate_factor=self._wishes.rate_factor,
            keeper=self._checkpointing,
            state=state,
        )
        result = yield from self._watched(recorder.following(learning), self._checkpointing)
        # Whoever cancels until here has nothing kept.
        yield Phase(tr("Keeping what was learned …"))
        self._write_ended(result, recorder)
        self._heed_suspension()
        yield from self._keep_and_test(result, recorder)

    def _watched(
        self,
        learning: Generator[ExperimentEvent, None, TrainingResult],
        checkpointing: Checkpointing,
    ) -> Generator[ExperimentEvent, None, TrainingResult]:
        """Tell, once, where the training would be lost if it were interrupted."""
        is_told = False
        steps = ReturnCapture(learning)
        with closing(learning):
            for event in steps:
                yield event
                fault = self._fault or checkpointing.fault
                if fault and not is_told:
                    is_told = True
                    yield NotResumable(fault)
        return steps.value

    def _keep_and_test(
        self, result: TrainingResult, recorder: Recorder
    ) -> Generator[ExperimentEvent, None, None]:
        from mnist_desktop.training.session import with_test_scores

        result = self._keeper.keep(result, recorder)
        if result.run:
            yield RunKept(result.run)
        self._heed_suspension()
        yield Phase(tr("Reading the test set …"))
        result = self._keeper.add_scores(replace(result, model=with_test_scores(result)))
        self._done.append(result)
        self._write_ended(result, recorder)
        yield TrainingEnded(result)

    def _began(self, recorder: Recorder, epochs: float, *, has_learned: bool) -> TrainingBegan:
        count = self._experiment.seeds
        return TrainingBegan(len(self._done) + 1, count, recorder.history, epochs, has_learned)

    def _epochs_at_end(self, recorder: Recorder) -> float:
        """Return at how many epochs the curves will end, those of an earlier run included."""
        return recorder.history.epochs_learned + self._experiment.settings.epochs

    def _settings(self, number: int) -> TrainingSettings:
        settings = self._experiment.settings
        return replace(settings, seed=settings.seed + number)

    def _recorder(self, number: int, source: Source) -> Recorder:
        asked, settings = self._experiment, self._settings(number)
        return Recorder(
            self._store,
            settings,
            _seed_name(asked.name, settings.seed) if self._group else asked.name,
            group=self._group,
            before=asked.continues,
            source=source,
        )

    def _place(self, number: int) -> Unfinished:
        asked = self._experiment
        epochs, now = asked.settings.epochs, datetime.now(UTC)
        return Unfinished(self._key, asked.name, 1, epochs, number, asked.seeds, now)

    def _checkpoint(self, number: int, recorder: Recorder) -> "TrainingState | None":
        """Return the last checkpoint of a training, and have its recorder go on from it."""
        state = self._folder.state() if self._folder and self._is_resumed else None
        try:
            if state is None or state.part("run").values["number"] != number:
                return None
            recorder.restore(state.part("run").values["recorder"])
            return state.part("training")
        except NONE_AS_SUCH as error:
            raise damaged() from error

    def _write_ended(self, result: TrainingResult, recorder: Recorder) -> None:
        """Write what came of a training, so that it is not begun anew where this is killed now."""
        from mnist_desktop.training.stored_result import to_state

        if self._folder is None:
            return
        number = len(self._done) + (not result.is_tested)
        try:
            self._folder.write_ended(number, to_state(result, recorder.state()))
        except OSError as error:
            log_unexpected(error)

    def _let_go(self, is_over: bool) -> None:
        folder, self._folder = self._folder, None
        if folder is None:
            return
        if not is_over:
            folder.release()
            return
        try:
            folder.remove()
        except OSError as error:
            log_unexpected(error)

    def _outcome(self) -> ExperimentOutcome:
        done = tuple(self._done)
        is_all = len(done) == self._experiment.seeds
        is_complete = is_all and all(training.is_complete for training in done)
        return ExperimentOutcome(done, is_complete, self._next_fault, self._keeper.saving_fault)


def _seed_name(name: str, seed: int) -> str:
    """Return what one run of several seeds is called, whatever seed the name told already."""
    return f"{without_seed(name) or name}, seed {seed}"
