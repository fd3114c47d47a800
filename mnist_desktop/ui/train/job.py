"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Callable, Generator

from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    run_experiment,
)
from mnist_desktop.runs.store import RunStore
from mnist_desktop.ui.task_runner import Job


def training_job(experiment: Experiment, store: RunStore, rate_factor: Callable[[], float]) -> Job:
    """Return the work that is asked for; see `run_experiment`."""

    def job(ending: threading.Event) -> Generator[ExperimentEvent, None, ExperimentOutcome]:
        return run_experiment(experiment, store, ending.is_set, rate_factor)

    return job
