"""Runs that another program keeps, changes and deletes at the same time."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore

Keep = Callable[..., Run]


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


@pytest.fixture
def keep(store: RunStore, keep_run: Keep) -> Keep:
    return lambda: keep_run(store=store)


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
    asked, read = limits.check_size, Path.read_bytes

    def deleted_before(path: Path, most: int) -> None:
        RunStore(store.folder).delete(path.parent.name)
        asked(path, most)

    def deleted_before_reading(path: Path) -> bytes:
        RunStore(store.folder).delete(path.parent.name)
        return read(path)

    key = keep().key
    monkeypatch.setattr(limits, "check_size", deleted_before)
    monkeypatch.setattr(Path, "read_bytes", deleted_before_reading)
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
