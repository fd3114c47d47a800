"""Runs that another program keeps, changes and deletes at the same time."""

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.settings import TrainingSettings

Keep = Callable[..., Run]


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


@pytest.fixture
def keep(store: RunStore, keep_run: Keep) -> Keep:
    return lambda: keep_run(store=store)


def _keep_and_delete(folder: Path, count: int) -> None:
    store = RunStore(folder)
    metadata = ModelMetadata("Made up", Perceptron((8,)))
    model = TrainedModel(metadata, build_seeded(metadata.architecture, seed=1))
    for _ in range(count):
        run = store.keep(
            model,
            History(),
            TrainingSettings(),
            name="Short-lived",
            data="Few digits",
            began=datetime.now(UTC),
            seconds=1,
        )
        store.delete(run.key)


def _rename_all(folder: Path, count: int) -> None:
    store = RunStore(folder)
    for number in range(count):
        for run in store.runs():
            with contextlib.suppress(UserError):
                store.changed(run.key, name=f"Name {number}")


def test_what_others_delete_meanwhile_is_not_said_to_be_damaged(store: RunStore) -> None:
    context = multiprocessing.get_context("spawn")
    works = [_keep_and_delete, _keep_and_delete, _rename_all]
    others = [context.Process(target=work, args=(store.folder, 30)) for work in works]
    for other in others:
        other.start()
    while any(other.is_alive() for other in others):
        assert store.damaged() == {}
    assert [other.exitcode for other in others] == [0, 0, 0]
    assert store.runs() == []
    assert list(store.folder.iterdir()) == []


def test_a_run_that_is_deleted_while_it_is_read_is_not_there(
    store: RunStore, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = keep(), keep()
    asked = Path.is_file

    def deleted_before(path: Path) -> bool:
        if path.parent.name == kept.key and path.parent.exists():
            RunStore(store.folder).delete(kept.key)
        return asked(path)

    monkeypatch.setattr(Path, "is_file", deleted_before)
    assert store.damaged() == {}
    assert store.runs() == [other]


def test_curves_and_models_of_a_run_that_another_program_has_deleted(
    store: RunStore, keep: Keep, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read = Path.read_bytes

    def deleted_before(path: Path) -> bytes:
        RunStore(store.folder).delete(path.parent.name)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", deleted_before)
    key = keep().key
    with pytest.raises(UserError, match=f"^There is no run {key}"):
        store.curves(key)
    key = keep().key
    with pytest.raises(UserError, match=f"^There is no run {key}"):
        store.copy_model(key, tmp_path / "model.safetensors")


def test_what_is_deleted_while_it_is_renamed_does_not_come_back(
    store: RunStore, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keep().key
    written = Path.replace
    deleting: list[threading.Thread] = []

    def meanwhile(part: Path, target: Path) -> Path:
        deleting.append(threading.Thread(target=RunStore(store.folder).delete, args=(key,)))
        deleting[0].start()
        # It waits for its turn, or is done at once.
        deleting[0].join(0.3)
        return written(part, target)

    monkeypatch.setattr(Path, "replace", meanwhile)
    assert store.changed(key, name="Renamed").name == "Renamed"
    deleting[0].join()
    assert list(store.folder.iterdir()) == []
