"""Following an experiment, for tests."""

from collections.abc import Callable

from mnist_desktop.generators import followed
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
)
from mnist_desktop.runs.running import run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.records import Phase

Follow = Callable[[ExperimentEvent], object]


class Follower:
    """Follows an experiment, notes what it tells, and ends it early where that is asked for.

    Args:
        ends_at: Whether to end at an event.
        does: What else is done at each event.
    """

    def __init__(
        self,
        ends_at: Callable[[ExperimentEvent], bool] = lambda _: False,
        does: Follow = lambda _: None,
    ) -> None:
        self.events: list[ExperimentEvent] = []
        self._ends_at = ends_at
        self._does = does
        self._is_ending = False

    def run(self, experiment: Experiment, store: RunStore) -> ExperimentOutcome:
        return followed(
            run_experiment(experiment, store, Wishes(lambda: self._is_ending)), self._note
        )

    def _note(self, event: ExperimentEvent) -> None:
        self.events.append(event)
        self._is_ending |= self._ends_at(event)
        self._does(event)


def is_test(event: ExperimentEvent) -> bool:
    """Whether an event tells that the test set is about to be read."""
    return isinstance(event, Phase) and event.words.startswith("Reading the test set")
