"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Callable, Generator

from mnist_desktop.runs.experiment import Experiment, ExperimentEvent, ExperimentOutcome
from mnist_desktop.runs.running import resume_experiment, run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.suspension import Suspended
from mnist_desktop.ui.task_runner import Job


def training_job(
    experiment: Experiment,
    store: RunStore,
    rate_factor: Callable[[], float],
    is_suspending: Callable[[], bool] = lambda: False,
) -> Job:
    """Return the work that is asked for; see `run_experiment`.

    Its result is None where it was put aside.
    """

    def job(ending: threading.Event) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
        wishes = Wishes(ending.is_set, is_suspending, rate_factor)
        return _unless_suspended(run_experiment(experiment, store, wishes))

    return job


def resuming_job(
    key: str,
    store: RunStore,
    rate_factor: Callable[[], float],
    is_suspending: Callable[[], bool],
) -> Job:
    """Return the work that goes on with an unfinished training; see `resume_experiment`.

    Its result is None where it was put aside again.
    """

    def job(ending: threading.Event) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
        wishes = Wishes(ending.is_set, is_suspending, rate_factor)
        return _unless_suspended(resume_experiment(key, store, wishes))

    return job


def _unless_suspended(
    work: Generator[ExperimentEvent, None, ExperimentOutcome],
) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
    try:
        return (yield from work)
    except Suspended:
        return None
