"""The window's work and the command, side by side: the same experiment, the same of everything."""

import json
import threading
from collections.abc import Callable, Generator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.generators import ReturnCapture, followed
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs import running as core
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    RunKept,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.presets import preset
from mnist_desktop.training.records import BatchRecord, EpochRecord, Preview
from mnist_desktop.training.settings import Device
from mnist_desktop.ui.train.job import training_job

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

Running = Generator[ExperimentEvent, None, ExperimentOutcome]


@pytest.fixture
def digits(idx_files: "IdxFiles", few_digits: DigitSet) -> Path:
    """A folder of few practice digits."""
    for name, part in (("train", few_digits), ("t10k", practice.make("Others", 100, seed=8))):
        idx_files.images(f"{name}-images-idx3-ubyte", part.images)
        idx_files.labels(f"{name}-labels-idx1-ubyte", part.labels.tolist())
    return idx_files.folder


@pytest.fixture
def commanded(monkeypatch: pytest.MonkeyPatch) -> list[ExperimentEvent]:
    """What the command is told while it works."""
    told: list[ExperimentEvent] = []

    def noted(*arguments: Any) -> Running:
        steps = ReturnCapture(core.run_experiment(*arguments))
        for event in steps:
            told.append(event)
            yield event
        return steps.value

    monkeypatch.setattr("mnist_desktop.cli.train.run_experiment", noted)
    return told


def asked(digits: Path, *, seeds: int) -> Experiment:
    """What the window asks for."""
    settings = replace(preset("classic").settings, epochs=2, batch_size=50, device=Device.CPU)
    return Experiment(SourceAt(digits), Perceptron((8,)), settings, "Mine", seeds)


def command(digits: Path, *, seeds: int) -> list[str]:
    """The same on the command line."""
    recipe = ["--preset", "classic", "--hidden", "8", "--epochs", "2", "--batch-size", "50"]
    others = ["--device", "cpu", "--name", "Mine", "--seeds", str(seeds), "--json"]
    return ["train", "--data", str(digits), *recipe, *others]


def in_window(experiment: Experiment, store: RunStore) -> tuple[list[Any], ExperimentOutcome]:
    told: list[ExperimentEvent] = []
    job: Running = training_job(experiment, store, Wishes())(threading.Event())
    return told, followed(job, told.append)


def content(event: ExperimentEvent) -> object:
    """What an event tells besides times and keys."""
    match event:
        case BatchRecord() | EpochRecord():
            scores = asdict(event)
            progress = scores.pop("progress")
            return scores, progress["step"], progress["epoch"]
        case TrainingBegan():
            return event.number, event.count, event.epochs, event.history.to_dict()
        case TrainingEnded():
            return event.result.model.metadata
        case Preview():
            return event.probabilities.tolist()
        case RunKept():
            return RunKept
    return event


def described(run: Run) -> dict[str, Any]:
    """What a run says besides times and keys."""
    said = run.to_dict()
    return {name: said[name] for name in said if name not in {"began", "seconds", "group"}}


def curves(store: RunStore, run: Run) -> dict[str, Any]:
    """The curves of a run besides times."""
    parts = store.curves(run.key).to_dict()
    return {name: {**part, "seconds": []} for name, part in parts.items()}


def assert_same(one: TrainedModel, other: TrainedModel) -> None:
    assert one.metadata == other.metadata
    weights = other.network.state_dict()
    for name, tensor in one.network.state_dict().items():
        np.testing.assert_array_equal(tensor.numpy(), weights[name].numpy())


@pytest.mark.parametrize("seeds", [1, 2])
def test_the_command_and_the_window_do_the_same(
    digits: Path,
    tmp_path: Path,
    seeds: int,
    commanded: list[ExperimentEvent],
    capsys: pytest.CaptureFixture[str],
) -> None:
    store, users = RunStore(tmp_path / "runs"), RunStore()
    told, outcome = in_window(asked(digits, seeds=seeds), store)
    assert main(command(digits, seeds=seeds)) == 0
    assert [content(event) for event in commanded] == [content(event) for event in told]

    runs, commanded_runs = store.runs(), users.runs()
    assert len(runs) == seeds
    assert [described(run) for run in commanded_runs] == [described(run) for run in runs]
    for run, other in zip(runs, commanded_runs, strict=True):
        assert bool(run.group) == bool(other.group) == (seeds > 1)
        assert curves(store, run) == curves(users, other)
        files = [
            sorted(p.name for p in (s.folder / r.key).iterdir())
            for s, r in ((store, run), (users, other))
        ]
        assert files[0] == files[1]
        assert_same(load_model(store.model_file(run.key)), load_model(users.model_file(other.key)))

    shown = json.loads(capsys.readouterr().out)
    trainings = shown["trainings"] if seeds > 1 else [shown]
    scores = [dict(one.model.metadata.scores) for one in outcome.trainings]
    assert [one["scores"] for one in trainings] == scores


@pytest.mark.parametrize("number", [1, 2])
def test_both_can_be_ended_in_the_middle(
    digits: Path, tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended at the first epoch of one of two seeds, both leave the same runs."""
    store, users = RunStore(tmp_path / "runs"), RunStore()
    ending = threading.Event()

    def end(began: list[ExperimentEvent]) -> Callable[[ExperimentEvent], None]:
        def note(event: ExperimentEvent) -> None:
            if isinstance(event, TrainingBegan):
                began.append(event)
            if isinstance(event, EpochRecord) and len(began) == number:
                ending.set()

        return note

    work: Running = training_job(asked(digits, seeds=2), store, Wishes())(ending)
    outcome = followed(work, end([]))
    assert not outcome.is_complete

    ending.clear()
    note = end([])

    def interrupted(experiment: Experiment, store: RunStore, _: Wishes) -> Running:
        steps = ReturnCapture(core.run_experiment(experiment, store, Wishes(ending.is_set)))
        for event in steps:
            note(event)
            yield event
        return steps.value

    monkeypatch.setattr("mnist_desktop.cli.train.run_experiment", interrupted)
    assert main(command(digits, seeds=2)) == 0
    runs = store.runs()
    assert [run.is_complete for run in runs] == [False, True][: len(runs)]
    assert len(runs) == number
    assert [described(run) for run in users.runs()] == [described(run) for run in runs]
