"""Where a training cannot be kept from minute to minute, that is told, and it goes on."""

import shutil
from pathlib import Path

import pytest

from mnist_desktop.generators import followed
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    NotResumable,
    TrainingBegan,
)
from mnist_desktop.runs.running import run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import UnfinishedStore
from mnist_desktop.runs.wishes import Wishes


@pytest.mark.parametrize("when", ["from the start", "later"])
def test_that_nothing_can_be_written_is_told_once(
    experiment: Experiment, store: RunStore, when: str
) -> None:
    kept = UnfinishedStore(store).folder
    told: list[NotResumable] = []

    def bar() -> None:
        # As if the disk was full, or the folder not writable.
        shutil.rmtree(kept, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch()

    def note(event: ExperimentEvent) -> None:
        if isinstance(event, TrainingBegan) and when == "later":
            bar()
        elif isinstance(event, NotResumable):
            told.append(event)

    if when == "from the start":
        bar()
    outcome = followed(run_experiment(experiment, store, Wishes()), note)
    assert outcome.is_complete
    assert len(store.runs()) == 1
    (one,) = told
    assert one.fault.startswith("If it is interrupted now, this training is lost (")
    assert Path(one.fault.rpartition("make room in ")[2].split(",")[0]).is_relative_to(kept)
