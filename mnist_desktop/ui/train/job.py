"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Generator
from dataclasses import replace

from mnist_desktop.runs.experiment import Experiment, ExperimentEvent, ExperimentOutcome
from mnist_desktop.runs.running import resume_experiment, run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.suspension import Suspended
from mnist_desktop.ui.stepping_aside import step_aside
from mnist_desktop.ui.task_runner import Job


def training_job(experiment: Experiment, store: RunStore, wishes: Wishes) -> Job:
    """Return the work that is asked for; see `run_experiment`.

    Its result is None where it was put aside.
    """

    def job(ending: threading.Event) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
        step_aside()
        asked = replace(wishes, is_ending=ending.is_set)
        return _unless_suspended(run_experiment(experiment, store, asked))

    return job


def resuming_job(key: str, store: RunStore, wishes: Wishes) -> Job:
    """Return the work that goes on with an unfinished training; see `resume_experiment`.

    Its result is None where it was put aside again.
    """

    def job(ending: threading.Event) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
        step_aside()
        asked = replace(wishes, is_ending=ending.is_set)
        return _unless_suspended(resume_experiment(key, store, asked))

    return job


def _unless_suspended(
    work: Generator[ExperimentEvent, None, ExperimentOutcome],
) -> Generator[ExperimentEvent, None, ExperimentOutcome | None]:
    try:
        return (yield from work)
    except Suspended:
        return None
