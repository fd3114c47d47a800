"""An experiment: trained, kept, and only then tested; with one seed or several."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.generators import followed
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    RunKept,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.runs.running import run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.records import BatchRecord, EpochRecord, Phase
from mnist_desktop.training.settings import TrainingSettings
from tests.runs.following import Follower, is_test


def test_it_tells_all_and_returns_one_outcome(experiment: Experiment, store: RunStore) -> None:
    follower = Follower()
    outcome = follower.run(experiment, store)
    began, *training, keeping, kept, testing, ended = follower.events
    assert isinstance(began, TrainingBegan)
    assert (began.number, began.count, began.epochs, len(began.history.training)) == (1, 1, 2, 0)
    epochs = [event for event in training if isinstance(event, EpochRecord)]
    assert sum(isinstance(event, BatchRecord) for event in training) == 2 * 5
    assert isinstance(keeping, Phase)
    assert is_test(testing)
    (run,) = store.runs()
    assert kept == RunKept(run.key)
    (result,) = outcome.trainings
    assert isinstance(ended, TrainingEnded)
    assert ended.result is result is outcome.best
    assert list(result.epochs) == epochs
    assert (len(result.test), result.run, outcome.is_complete) == (100, run.key, True)
    assert (outcome.fault, outcome.spread, outcome.is_kept) == ("", None, True)
    assert (run.name, run.group, run.epochs, run.is_complete) == ("Mine", "", 2, True)
    assert run.test_accuracy == result.test_accuracy
    assert load_model(store.model_file(run.key)).metadata.scores == outcome.model.metadata.scores


def test_what_was_learned_is_kept_before_the_test_set_is_read(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    def look(event: ExperimentEvent) -> None:
        if is_test(event):
            (run,) = store.runs()
            seen.append(run.test_accuracy)
            for file in (out, store.model_file(run.key)):
                assert "test_accuracy" not in load_model(file).metadata.scores

    seen: list[float | None] = []
    outcome = Follower(does=look).run(replace(experiment, out=out), store)
    assert seen == [None]
    assert load_model(out).metadata.scores["test_accuracy"] == outcome.best.test_accuracy


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), MemoryError(), UserError("Too dark.")])
def test_a_test_that_fails_takes_nothing_away(
    experiment: Experiment,
    store: RunStore,
    out: Path,
    fault: BaseException,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("mnist_desktop.training.session.evaluate", fail)
    with pytest.raises(type(fault)):
        Follower().run(replace(experiment, out=out), store)
    (run,) = store.runs()
    assert (run.test_accuracy, run.is_complete, run.epochs) == (None, True, 2)
    assert load_model(out).metadata == load_model(store.model_file(run.key)).metadata


def test_whoever_cancels_before_the_end_has_nothing_kept(
    experiment: Experiment, store: RunStore
) -> None:
    steps = run_experiment(experiment, store, Wishes())
    for event in steps:
        if isinstance(event, Phase) and event.words.startswith("Keeping"):
            break
    steps.close()
    assert store.runs() == []


def test_several_seeds_are_one_group_and_the_best_is_saved(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    settings = replace(experiment.settings, seed=5)
    # A seed that the name tells already is told once.
    name = f"{experiment.name} · seed 5"
    asked = replace(experiment, seeds=3, out=out, settings=settings, name=name)
    follower = Follower()
    outcome = follower.run(asked, store)
    began = [event for event in follower.events if isinstance(event, TrainingBegan)]
    assert [(event.number, event.count) for event in began] == [(1, 3), (2, 3), (3, 3)]
    runs = store.runs()
    assert {run.name for run in runs} == {f"Mine, seed {seed}" for seed in (5, 6, 7)}
    assert {run.settings.seed for run in runs} == {5, 6, 7}
    assert len({run.group for run in runs} - {""}) == 1
    assert [one.run for one in outcome.trainings] == [run.key for run in reversed(runs)]
    losses = [one.validation_loss for one in outcome.trainings]
    assert outcome.best.validation_loss == min(losses) < max(losses)
    assert load_model(out).metadata == outcome.model.metadata
    assert outcome.spread is not None
    accuracies = [run.test_accuracy for run in runs]
    assert outcome.spread.count == 3
    assert outcome.spread.highest == max(filter(None, accuracies))


def test_of_several_seeds_a_later_worse_one_is_not_saved(
    experiment: Experiment, store: RunStore, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All but the first seed learn next to nothing.
    def rate(settings: TrainingSettings, _step: int, _steps: int) -> float:
        return 0.01 if settings.seed == 0 else 1e-9

    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", rate)
    outcome = Follower().run(replace(experiment, seeds=2, out=out), store)
    assert outcome.best is outcome.trainings[0]
    assert load_model(out).metadata == outcome.trainings[0].model.metadata


def test_ended_in_the_middle_it_keeps_and_tests_what_there_is(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    settings = replace(experiment.settings, epochs=1000)
    asked = replace(experiment, settings=settings, seeds=2, out=out)
    outcome = Follower(lambda event: isinstance(event, EpochRecord)).run(asked, store)
    assert (outcome.is_complete, outcome.fault, len(outcome.trainings)) == (False, "", 1)
    (run,) = store.runs()
    assert (run.is_complete, run.epochs) == (False, 1)
    assert run.test_accuracy == outcome.best.test_accuracy
    assert load_model(out).metadata == outcome.model.metadata


def test_ended_while_a_later_seed_begins_it_keeps_those_before(
    experiment: Experiment, store: RunStore
) -> None:
    follower = Follower(lambda event: isinstance(event, TrainingBegan) and event.number == 2)
    outcome = follower.run(replace(experiment, seeds=3), store)
    assert (outcome.is_complete, outcome.fault, len(outcome.trainings)) == (False, "", 1)
    assert [run.settings.seed for run in store.runs()] == [0]


def test_ended_before_anything_was_learned_it_says_so(
    experiment: Experiment, store: RunStore
) -> None:
    with pytest.raises(UserError, match="before anything was learned"):
        Follower(lambda event: isinstance(event, TrainingBegan)).run(experiment, store)
    assert store.runs() == []


def test_a_later_seed_that_fails_leaves_those_before(
    experiment: Experiment, store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rate(settings: TrainingSettings, _step: int, _steps: int) -> float:
        return 0.01 if settings.seed == 0 else 1e38

    monkeypatch.setattr("mnist_desktop.training.schedules.planned_rate", rate)
    outcome = Follower().run(replace(experiment, seeds=3), store)
    assert (outcome.is_complete, len(outcome.trainings)) == (False, 1)
    assert "learning rate" in outcome.next_fault
    assert outcome.fault == outcome.next_fault
    assert len(store.runs()) == 1


def test_a_model_file_that_cannot_be_written_is_told_before_the_work(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    out.parent.write_text("in the way")
    follower = Follower()
    with pytest.raises(UserError, match="cannot be written"):
        follower.run(replace(experiment, out=out), store)
    assert follower.events == []


def test_a_run_that_is_deleted_before_its_test_is_told(
    experiment: Experiment, store: RunStore
) -> None:
    def delete(event: ExperimentEvent) -> None:
        if isinstance(event, RunKept):
            store.delete(event.key)

    outcome = Follower(does=delete).run(experiment, store)
    assert "There is no run" in outcome.fault
    assert outcome.best.test_accuracy >= 0
    assert store.runs() == []


def test_a_run_need_not_be_kept(experiment: Experiment, store: RunStore, out: Path) -> None:
    outcome = Follower().run(replace(experiment, is_kept=False, out=out), store)
    assert (store.runs(), outcome.fault, outcome.best.run) == ([], "", "")
    assert load_model(out).metadata == outcome.model.metadata


def test_a_run_is_gone_on_from_with_its_curves(experiment: Experiment, store: RunStore) -> None:
    Follower().run(experiment, store)
    (first,) = store.runs()
    follower = Follower()
    follower.run(replace(experiment, continues=first), store)
    began = follower.events[0]
    assert isinstance(began, TrainingBegan)
    assert (began.epochs, began.history.epoch_ends.epochs) == (4, [1, 2])
    second = store.runs()[0]
    assert (second.continues, second.epochs) == (first.key, 4)


def test_a_models_own_network_is_learned_on_from_with_ink_and_a_teacher(
    experiment: Experiment, store: RunStore, tmp_path: Path, untrained_model: TrainedModel
) -> None:
    model = tmp_path / "before.safetensors"
    save_model(untrained_model, model)
    ink = tmp_path / "mine.jsonl"
    line = {"strokes": [[[x, x] for x in range(9)]], "label": 1}
    ink.write_text(f"{json.dumps(line)}\n" * 3)
    asked = replace(
        experiment, architecture=Perceptron((4, 4)), start=model, teacher=model, ink=(ink, ink)
    )
    metadata = Follower().run(asked, store).model.metadata
    assert metadata.architecture == untrained_model.metadata.architecture
    # One of the six is held out for validation.
    assert (metadata.recipe["ink_drawings"], metadata.recipe["teacher"]) == (5, "Untrained")


@pytest.mark.parametrize(
    ("meant", "sentence"),
    [({"number": "12"}, "has whole numbers: they can be evaluated"), ({}, "0 labeled drawings")],
)
def test_ink_without_single_digits_is_refused(
    experiment: Experiment,
    store: RunStore,
    tmp_path: Path,
    meant: dict[str, str],
    sentence: str,
) -> None:
    ink = tmp_path / "mine.jsonl"
    ink.write_text(json.dumps({"strokes": [[[0, 0], [1, 1]]], **meant}))
    with pytest.raises(UserError, match=sentence):
        Follower().run(replace(experiment, ink=(ink,)), store)


def test_the_same_experiment_gives_the_same_model(experiment: Experiment, store: RunStore) -> None:
    models = [Follower().run(experiment, store).model for _ in range(2)]
    weights = [model.network.state_dict() for model in models]
    for name, first in weights[0].items():
        np.testing.assert_array_equal(first.numpy(), weights[1][name].numpy())
    assert models[0].metadata == models[1].metadata


def test_the_rate_factor_is_asked_before_every_step(
    experiment: Experiment, store: RunStore
) -> None:
    rates: list[float] = []

    def note(event: ExperimentEvent) -> None:
        if isinstance(event, BatchRecord):
            rates.append(event.learning_rate)

    factors = iter([math.pow(0.5, power) for power in range(10)])
    followed(run_experiment(experiment, store, Wishes(rate_factor=lambda: next(factors))), note)
    assert rates == pytest.approx([0.01 * 0.5**power for power in range(10)])


def test_no_seeds_at_all_are_refused(experiment: Experiment) -> None:
    with pytest.raises(UserError, match="choose 1 or more"):
        replace(experiment, seeds=0)
