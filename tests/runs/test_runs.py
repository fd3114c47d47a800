"""Training runs that are kept: written, read, changed and deleted."""

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Convolutional, Perceptron
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run, new_key
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings

Keep = Callable[..., Run]
BEGAN = datetime(2025, 3, 4, 12, 30, 15, 250_000, timezone(timedelta(hours=2)))
SETTINGS = TrainingSettings(
    epochs=3, optimizer=OptimizerKind.SGD, augmentation=Augmentation(rotation=5), seed=4
)


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "runs")


@pytest.fixture
def keep(store: RunStore, keep_run: Keep) -> Keep:
    return partial(keep_run, store=store, began=BEGAN)


def test_a_run_comes_back_as_it_was_kept(
    store: RunStore, keep: Keep, short_history: History
) -> None:
    kept = keep(
        settings=SETTINGS, note="With a note", is_complete=False, group="g", continues="before"
    )
    (read,) = store.runs()
    assert read == kept == store.run(kept.key)
    assert (read.name, read.note, read.began) == ("Alpha", "With a note", BEGAN)
    assert (read.seconds, read.data, read.epochs) == (61.5, "Few digits", 3)
    assert (read.group, read.continues, read.is_complete) == ("g", "before", False)
    assert read.settings == SETTINGS
    assert read.architecture == Perceptron((8,))
    assert read.kind == "perceptron"
    assert read.test_accuracy == 0.95
    assert read.parameters == 784 * 8 + 8 + 8 * 10 + 10
    assert read.multiply_adds == 784 * 8 + 8 * 10
    assert store.curves(kept.key).parts == short_history.parts
    assert load_model(store.model_file(kept.key)).metadata.scores == kept.scores
    assert store.damaged() == {}


def test_by_default_runs_lie_among_the_users_data(keep_run: Keep) -> None:
    store = RunStore()
    keep_run()
    assert store.folder == paths.runs_folder()
    assert len(list(paths.runs_folder().iterdir())) == 1


def test_the_newest_run_is_the_first_whatever_its_time_zone(store: RunStore, keep: Keep) -> None:
    keep(name="second")
    keep(name="first", began=BEGAN.astimezone(UTC) - timedelta(hours=1))
    keep(name="third", began=BEGAN.astimezone(UTC) + timedelta(milliseconds=1))
    assert [run.name for run in store.runs()] == ["third", "second", "first"]
    assert sorted(run.key for run in store.runs())[0] == store.runs()[-1].key


def test_without_a_folder_there_are_no_runs(store: RunStore) -> None:
    assert store.runs() == []
    assert store.damaged() == {}


def test_name_and_note_are_changed_on_disk(store: RunStore, keep: Keep) -> None:
    kept = keep()
    assert store.changed(kept.key, name=" Another\nname ") == replace(kept, name="Another name")
    store.changed(kept.key, note="Wider is better\ud800")
    expected = replace(kept, name="Another name", note="Wider is better�")
    assert RunStore(store.folder).runs() == [expected]
    assert store.changed(kept.key, note="").note == ""


def measured(store: RunStore, run: Run) -> TrainedModel:
    model = load_model(store.model_file(run.key))
    return replace(model, metadata=model.metadata.with_scores(test_accuracy=0.97, test_loss=0.1))


def test_scores_are_added_to_the_run_and_its_model(store: RunStore, keep: Keep) -> None:
    kept, other = keep(accuracy=None, note="Mine"), keep(name="Other")
    assert kept.test_accuracy is None
    renamed = store.changed(kept.key, name="Renamed meanwhile")
    scored = store.add_scores(kept.key, measured(store, kept))
    assert scored == replace(renamed, scores={"test_accuracy": 0.97, "test_loss": 0.1})
    assert store.run(kept.key) == scored
    assert load_model(store.model_file(kept.key)).metadata.scores == scored.scores
    assert store.run(other.key) == other
    assert len(list((store.folder / kept.key).iterdir())) == 3
    with pytest.raises(UserError, match="There is no run"):
        store.add_scores("nothing", measured(store, kept))


def test_scores_that_cannot_be_added_leave_the_run_as_it_was(
    store: RunStore, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep(accuracy=None)
    model = measured(store, kept)
    before = {path: path.read_bytes() for path in (store.folder / kept.key).iterdir()}
    opened = Path.open

    def full(path: Path, mode: str = "r", **others: Any) -> Any:
        # The first of the files still fits on the disk.
        if mode == "wb" and len(list(store.folder.glob("*/.*.part"))) > 1:
            raise OSError(28, "No space left on device")
        return opened(path, mode, **others)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(UserError, match=r"cannot be kept \(No space left"):
        store.add_scores(kept.key, model)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in (store.folder / kept.key).iterdir()} == before
    assert store.run(kept.key) == kept


def test_an_empty_name_is_refused(store: RunStore, keep: Keep) -> None:
    kept = keep()
    with pytest.raises(UserError, match="name"):
        store.changed(kept.key, name=" ")
    with pytest.raises(UserError, match="name"):
        keep(name="")
    assert store.runs() == [kept]


def test_a_deleted_run_leaves_nothing(store: RunStore, keep: Keep) -> None:
    kept, other = keep(), keep(name="Other")
    store.delete(kept.key)
    assert store.runs() == [other]
    assert [path.name for path in store.folder.iterdir()] == [other.key]
    with pytest.raises(UserError, match="no run"):
        store.delete(kept.key)


@pytest.mark.parametrize("key", ["", "..", ".", "nothing", "a/b", "\0", "x" * 5000, "../runs"])
def test_a_key_that_is_none_is_told(store: RunStore, key: str, keep: Keep) -> None:
    keep()
    for ask in (store.run, store.curves, store.model_file, store.delete):
        with pytest.raises(UserError, match="There is no run"):
            ask(key)
    assert len(store.runs()) == 1


def test_what_cannot_be_kept_leaves_nothing(store: RunStore, keep: Keep) -> None:
    store.folder.parent.mkdir(exist_ok=True)
    store.folder.write_text("in the way")
    with pytest.raises(UserError, match="cannot be kept"):
        keep()
    with pytest.raises(UserError, match="cannot be read"):
        store.runs()


def test_a_run_whose_model_cannot_be_written_does_not_appear(
    store: RunStore, monkeypatch: pytest.MonkeyPatch, keep: Keep
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", **others: Any) -> Any:
        if path.name != "model.safetensors":
            return opened(path, mode, **others)
        # By now, the other files are there; nothing is listed all the same.
        assert store.runs() == []
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(UserError, match=r"run cannot be kept in .* \(No space left on device\)"):
        keep()
    assert list(store.folder.iterdir()) == []


def damage(store: RunStore, key: str, **values: Any) -> None:
    path = store.folder / key / "run.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format_version", 99),
        ("format_version", None),
        ("name", 3),
        ("note", None),
        ("began", "yesterday"),
        ("began", "2025-03-04T12:30:15"),
        ("began", "0001-01-01T00:00:00+14:00"),
        ("began", "9999-12-31T23:59:59+00:00"),
        ("seconds", -1),
        ("seconds", "10"),
        ("data", []),
        ("architecture", {"kind": "unheard of"}),
        ("settings", {"epochs": 0}),
        ("settings", None),
        ("parameters", 1.5),
        ("multiply_adds", True),
        ("scores", {"test_accuracy": "good"}),
        ("scores", {"test_accuracy": 1e300}),
        ("epochs", 10**400),
        ("group", None),
    ],
)
def test_a_damaged_run_is_left_out_and_told_apart(
    store: RunStore, name: str, value: Any, keep: Keep
) -> None:
    whole, broken = keep(), keep(name="Broken")
    damage(store, broken.key, **{name: value})
    assert store.runs() == [whole]
    assert list(store.damaged()) == [broken.key]
    with pytest.raises(UserError, match="cannot be used"):
        store.run(broken.key)
    with pytest.raises(UserError, match="cannot be used"):
        store.changed(broken.key, name="New")
    store.delete(broken.key)
    assert store.damaged() == {}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_file_of_something_else_is_left_out(store: RunStore, content: bytes, keep: Keep) -> None:
    whole, broken = keep(), keep(name="Broken")
    (store.folder / broken.key / "run.json").write_bytes(content)
    assert store.runs() == [whole]
    (store.folder / whole.key / "curves.json").write_bytes(content)
    with pytest.raises(UserError, match="curves"):
        store.curves(whole.key)


@pytest.mark.parametrize("name", ["run.json", "curves.json", "model.safetensors"])
def test_a_run_that_lacks_a_file_is_damaged(store: RunStore, name: str, keep: Keep) -> None:
    kept = keep()
    (store.folder / kept.key / name).unlink()
    assert store.runs() == []
    assert name in store.damaged()[kept.key]


def test_strange_things_in_the_folder_are_passed_over(store: RunStore, keep: Keep) -> None:
    kept = keep()
    (store.folder / "notes.txt").write_text("mine")
    (store.folder / ".20250101-000000-abcdef.part").mkdir()
    (store.folder / "an empty folder").mkdir()
    (store.folder / "looks-like-one").mkdir()
    (store.folder / "looks-like-one" / "run.json").mkdir()
    assert store.runs() == [kept]
    assert list(store.damaged()) == ["looks-like-one"]


def _keep_some(folder: Path, name: str) -> None:
    metadata = ModelMetadata("Made up", Perceptron((8,)))
    model = TrainedModel(metadata, build_seeded(metadata.architecture, seed=1))
    for number in range(10):
        RunStore(folder).keep(
            model,
            History(),
            SETTINGS,
            name=f"{name} {number}",
            data="Few digits",
            began=datetime.now(UTC),
            seconds=1,
        )


def test_two_processes_keep_runs_at_the_same_time(store: RunStore) -> None:
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_keep_some, args=(store.folder, name)) for name in "ab"]
    for other in others:
        other.start()
    while any(other.is_alive() for other in others):
        # Whenever one looks, every run is whole.
        assert store.damaged() == {}
        others[0].join(0.01)
        others[1].join(0.01)
    names = {run.name for run in store.runs()}
    assert names == {f"{name} {number}" for name in "ab" for number in range(10)}


def test_keys_sort_by_time_and_differ() -> None:
    keys = [new_key(BEGAN + timedelta(seconds=seconds)) for seconds in (0, 1, 60, 86_400)]
    assert keys == sorted(keys)
    assert new_key(BEGAN) != new_key(BEGAN)


def test_a_larger_network_counts_more(keep: Keep) -> None:
    small, large = keep(), keep(architecture=Convolutional())
    assert large.kind == "convolutional"
    parameters = sum(p.numel() for p in build_seeded(Convolutional(), seed=1).parameters())
    assert large.parameters == parameters > small.parameters
    assert large.multiply_adds > small.multiply_adds


def test_a_run_of_a_newer_version_is_not_called_damaged(
    store: RunStore, keep_run: Callable[..., Run]
) -> None:
    run = keep_run(store=store)
    file = store.folder / run.key / "run.json"
    file.write_text(file.read_text().replace('"format_version": 1', '"format_version": 2'))
    with pytest.raises(UserError, match="newer version; update the program") as told:
        store.run(run.key)
    assert "damaged" not in str(told.value)
    assert store.runs() == []
