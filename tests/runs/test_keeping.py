"""What an experiment learned is kept, wherever there is room for it."""

import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.model_files import load_model
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    RunKept,
    TrainingBegan,
)
from mnist_desktop.runs.store import RunStore
from tests.runs.following import Follow, Follower, is_test

PATIENCE = 60.0


def test_where_no_run_can_be_kept_the_model_is_tested_and_saved(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    store.folder.write_text("in the way")
    follower = Follower()
    outcome = follower.run(replace(experiment, out=out), store)
    assert outcome.best.refuge is None
    assert outcome.is_complete
    assert not outcome.is_kept
    assert "cannot be kept" in outcome.best.keeping_fault
    assert outcome.fault == outcome.best.keeping_fault
    assert not any(isinstance(event, RunKept) for event in follower.events)
    assert load_model(out).metadata.scores["test_accuracy"] == outcome.best.test_accuracy


@pytest.fixture
def refuge(tmp_path: Path) -> Path:
    return tmp_path / "refuge"


@pytest.fixture
def blocked_store(store: RunStore) -> RunStore:
    store.folder.write_text("in the way")
    return store


def blocks(out: Path) -> Follow:
    """Return what puts something in the way of a model file, once training has begun."""

    def block(event: ExperimentEvent) -> None:
        if isinstance(event, TrainingBegan) and event.number == 1:
            out.parent.rmdir()
            out.parent.write_text("in the way")

    return block


def test_what_can_be_kept_nowhere_is_saved_in_a_refuge_before_its_test(
    experiment: Experiment, blocked_store: RunStore, refuge: Path
) -> None:
    def look(event: ExperimentEvent) -> None:
        if is_test(event):
            seen.extend(load_model(path).metadata for path in refuge.iterdir())

    seen: list[ModelMetadata] = []
    asked = replace(experiment, refuges=(blocked_store.folder, refuge))
    (result,) = Follower(does=look).run(asked, blocked_store).trainings
    assert ["test_accuracy" in metadata.scores for metadata in seen] == [False]
    assert [result.refuge] == list(refuge.iterdir())
    assert load_model(refuge / str(result.refuge)).metadata == result.model.metadata
    assert result.keeping_fault.startswith(f"The run cannot be kept in {blocked_store.folder} (")
    assert result.keeping_fault.endswith(f" The model is saved as {result.refuge}.")


def test_of_several_seeds_that_can_be_kept_nowhere_none_is_lost(
    experiment: Experiment, blocked_store: RunStore, out: Path, refuge: Path
) -> None:
    asked = replace(experiment, seeds=3, out=out, refuges=(refuge,))
    outcome = Follower().run(asked, blocked_store)
    assert load_model(out).metadata == outcome.model.metadata
    assert {one.refuge for one in outcome.trainings} == set(refuge.iterdir())
    for one in outcome.trainings:
        assert load_model(refuge / str(one.refuge)).metadata == one.model.metadata


@pytest.mark.parametrize("is_kept", [True, False])
def test_where_nothing_that_is_asked_for_can_be_written_there_is_a_refuge(
    is_kept: bool, experiment: Experiment, blocked_store: RunStore, out: Path, refuge: Path
) -> None:
    asked = replace(experiment, out=out, is_kept=is_kept, refuges=(refuge,))
    outcome = Follower(does=blocks(out)).run(asked, blocked_store)
    (path,) = refuge.iterdir()
    assert load_model(path).metadata == outcome.model.metadata
    assert outcome.saving_fault.startswith(f"{out} cannot be written")
    assert outcome.saving_fault.endswith(f" The model is saved as {path}.")


def test_the_last_refuge_is_among_the_temporary_files(
    experiment: Experiment, blocked_store: RunStore, monkeypatch: pytest.MonkeyPatch, refuge: Path
) -> None:
    refuge.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(refuge))
    asked = replace(experiment, refuges=(blocked_store.folder,))
    outcome = Follower().run(asked, blocked_store)
    assert [outcome.best.refuge] == list(refuge.iterdir())


def test_where_there_is_no_refuge_either_it_is_told_and_the_model_is_at_hand(
    experiment: Experiment, blocked_store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(blocked_store.folder))
    (result,) = Follower().run(experiment, blocked_store).trainings
    assert result.refuge is None
    assert result.keeping_fault.endswith(" The model could not be saved elsewhere.")
    assert result.keeping_fault.count("saved") == 1
    assert result.test_accuracy >= 0


def test_nothing_is_saved_where_nothing_is_asked_for(
    experiment: Experiment, store: RunStore, refuge: Path
) -> None:
    outcome = Follower().run(replace(experiment, is_kept=False, refuges=(refuge,)), store)
    assert (outcome.fault, outcome.best.refuge, refuge.exists()) == ("", None, False)


def test_a_disk_that_fills_up_during_the_test_leaves_the_model_that_is_there(
    experiment: Experiment, store: RunStore, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:

        def fill(event: ExperimentEvent) -> None:
            if is_test(event):
                patch.setattr(Path, "open", fail)

        asked = replace(experiment, is_kept=False, out=out)
        outcome = Follower(does=fill).run(asked, store)
    assert outcome.saving_fault.startswith(f"{out} cannot be written (No space left on device)")
    assert outcome.saving_fault.endswith("is the model without its test scores.")
    assert outcome.best.refuge is None
    assert "test_accuracy" not in load_model(out).metadata.scores


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_given_the_model_once(
    experiment: Experiment, store: RunStore, tmp_path: Path
) -> None:
    pipe, copy = tmp_path / "pipe", tmp_path / "copy.safetensors"
    os.mkfifo(pipe)
    # A pipe that nobody writes is waited for without end.
    reading = threading.Thread(target=lambda: copy.write_bytes(pipe.read_bytes()), daemon=True)
    reading.start()
    outcome = Follower().run(replace(experiment, is_kept=False, out=pipe), store)
    reading.join(PATIENCE)
    assert not reading.is_alive()
    assert load_model(copy).metadata == outcome.model.metadata


def test_where_the_model_file_cannot_be_written_any_more_the_run_is_kept(
    experiment: Experiment, store: RunStore, out: Path
) -> None:
    outcome = Follower(does=blocks(out)).run(replace(experiment, out=out), store)
    (run,) = store.runs()
    assert outcome.saving_fault.startswith(f"{out} cannot be written")
    assert outcome.saving_fault.endswith(f" The model is kept as run {run.key}.")
    assert outcome.fault == outcome.saving_fault
    assert outcome.is_kept
    assert run.test_accuracy == outcome.best.test_accuracy
