"""A training that is killed: resumed, it ends as one that nothing interrupted, bit by bit."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished, followed
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.models.architecture import Block, Convolutional, Perceptron, Residual
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs.experiment import (
    Experiment,
    ExperimentEvent,
    ExperimentOutcome,
    TrainingBegan,
)
from mnist_desktop.runs.running import resume_experiment, run_experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.unfinished import Unfinished, UnfinishedStore
from mnist_desktop.runs.wishes import Wishes
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.records import BatchRecord, EpochRecord
from mnist_desktop.training.settings import OptimizerKind, Schedule
from mnist_desktop.training.suspension import Suspended

EVERYTHING = Augmentation(rotation=10, shift=2, zoom=0.1, shear=0.1, elastic=1, thickness=0.5)
Change = Callable[[Experiment, Path], Experiment]


def with_settings(**changes: Any) -> Change:
    return lambda asked, _: replace(asked, settings=replace(asked.settings, **changes))


def with_network(architecture: Perceptron | Convolutional | Residual) -> Change:
    return lambda asked, _: replace(asked, architecture=architecture)


def with_ink(asked: Experiment, folder: Path) -> Experiment:
    hand = np.random.default_rng(5)
    digits = [replace(practice.draw(n % 10, hand), label=n % 10, writer=str(n)) for n in range(40)]
    others = [Drawing(digit.strokes) for digit in digits[:10]]
    write_ink(folder / "mine.jsonl", digits)
    write_ink(folder / "others.jsonl", others)
    return replace(asked, ink=(folder / "mine.jsonl",), non_digits=(folder / "others.jsonl",))


def with_seeds(asked: Experiment, folder: Path) -> Experiment:
    return replace(asked, seeds=3, out=folder / "best.safetensors")


KINDS: dict[str, Change] = {
    **{kind.value: with_settings(optimizer=kind, momentum=0.9, l2=0.01) for kind in OptimizerKind},
    "without momentum": with_settings(optimizer=OptimizerKind.SGD, momentum=0.0),
    "augmentation": with_settings(augmentation=EVERYTHING),
    "plateau and patience": with_settings(
        schedule=Schedule.PLATEAU, drop_epochs=1, patience=2, epochs=6, learning_rate=0.3
    ),
    "one cycle": with_settings(schedule=Schedule.ONE_CYCLE),
    "dropout": with_network(Convolutional((Block(4),), (16,), batch_norm=True, dropout=0.4)),
    "residual": with_network(Residual((4,), dropout=0.2)),
    "ink": with_ink,
    "several seeds": with_seeds,
}


def begun(store: RunStore) -> str:
    """The key of the one training that has not ended."""
    (found,) = UnfinishedStore(store).found()
    return found.key


def learned(store: RunStore) -> list[tuple[Any, ...]]:
    """All that was learned and told, except for what a clock told."""
    found = []
    for run in sorted(store.runs(), key=lambda run: run.settings.seed):
        weights = load_model(store.model_file(run.key)).network.state_dict()
        curves = store.curves(run.key).to_dict()
        for curve in curves.values():
            del curve["seconds"]
        bits = {name: tensor.numpy().tobytes() for name, tensor in weights.items()}
        told = (run.name, run.epochs, run.is_complete, dict(run.scores), bool(run.group))
        found.append((told, curves, bits))
    return found


def in_file(asked: Experiment) -> list[bytes]:
    """The weights in the model file that is asked for, if one is."""
    if asked.out is None:
        return []
    return [
        tensor.numpy().tobytes() for tensor in load_model(asked.out).network.state_dict().values()
    ]


class Snapshots:
    """What would lie in the runs folder if the process were killed at an event.

    Args:
        store: Where runs are kept.
        folder: Where the copies are put.
    """

    def __init__(self, store: RunStore, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self.taken: list[RunStore] = []

    def take(self, _: ExperimentEvent | None = None) -> None:
        copy = RunStore(self._folder / f"killed-{len(self.taken)}")
        if self._store.folder.exists():
            shutil.copytree(self._store.folder, copy.folder)
        self.taken.append(copy)


@pytest.fixture
def at_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a minute passed with each batch."""
    monkeypatch.setattr("mnist_desktop.runs.saving._SECONDS", 0.0)


@pytest.mark.usefixtures("at_each_batch")
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_moment_it_ends_as_if_nothing_had_been(
    experiment: Experiment, store: RunStore, tmp_path: Path, kind: str
) -> None:
    asked = KINDS[kind](experiment, tmp_path)
    snapshots = Snapshots(store, tmp_path)
    whole = followed(run_experiment(asked, store, Wishes()), snapshots.take)
    expected = learned(store)
    best = in_file(asked)
    assert len(expected) == asked.seeds
    tried = 0
    for killed in snapshots.taken[::3]:
        if not UnfinishedStore(killed).found():
            # Before it began.
            continue
        tried += 1
        outcome = finished(resume_experiment(begun(killed), killed, Wishes()))
        assert learned(killed) == expected
        assert UnfinishedStore(killed).found() == []
        assert in_file(asked) == best
        assert [one.test_accuracy for one in outcome.trainings] == [
            one.test_accuracy for one in whole.trainings
        ]
        assert [len(one.epochs) for one in outcome.trainings] == [
            len(one.epochs) for one in whole.trainings
        ]
    assert tried >= 5


@pytest.mark.usefixtures("at_each_batch")
def test_it_goes_on_where_it_was_with_its_curves(
    experiment: Experiment, store: RunStore, tmp_path: Path
) -> None:
    def note(event: ExperimentEvent) -> None:
        snapshots.take()
        if isinstance(event, BatchRecord):
            batches.append(len(snapshots.taken))

    batches: list[int] = []
    snapshots = Snapshots(store, tmp_path)
    finished_whole = followed(run_experiment(experiment, store, Wishes()), note)
    # While the ninth batch was told: the state is that of the eighth.
    killed = snapshots.taken[batches[8] - 1]
    (place,) = UnfinishedStore(killed).found()
    assert (place.name, place.epoch, place.epochs) == ("Mine", 2, 2)
    assert (place.number, place.count) == (1, 1)
    events: list[ExperimentEvent] = []
    followed(resume_experiment(place.key, killed, Wishes()), events.append)
    (began,) = [event for event in events if isinstance(event, TrainingBegan)]
    assert began.has_learned
    assert len(began.history.epoch_ends) == 1
    steps = [event.progress.step for event in events if isinstance(event, BatchRecord)]
    assert steps == [9, 10]
    assert finished_whole.is_complete


def test_by_itself_it_writes_at_the_end_of_each_epoch(
    experiment: Experiment, store: RunStore, tmp_path: Path
) -> None:
    def note(event: ExperimentEvent) -> None:
        if isinstance(event, EpochRecord):
            places.append(len(UnfinishedStore(store).found()))
        if isinstance(event, BatchRecord) and event.progress.step == 6:
            snapshots.take()

    places: list[int] = []
    snapshots = Snapshots(store, tmp_path)
    followed(run_experiment(experiment, store, Wishes()), note)
    (killed,) = snapshots.taken
    assert places == [0, 0]  # Nobody takes away what this process works on.
    steps: list[int] = []

    def step(event: ExperimentEvent) -> None:
        if isinstance(event, BatchRecord):
            steps.append(event.progress.step)

    followed(resume_experiment(begun(killed), killed, Wishes()), step)
    assert steps[0] == 6
    assert learned(killed) == learned(store)


@pytest.mark.parametrize("step", [1, 5, 7])
def test_put_aside_it_loses_not_even_a_batch(
    experiment: Experiment, store: RunStore, tmp_path: Path, step: int
) -> None:
    def note(event: ExperimentEvent) -> None:
        if isinstance(event, BatchRecord) and event.progress.step == step:
            asked_to.append("suspend")

    asked_to: list[str] = []
    wishes = Wishes(is_suspending=lambda: bool(asked_to))
    with pytest.raises(Suspended) as told:
        followed(run_experiment(experiment, store, wishes), note)
    assert told.value.key == begun(store)
    assert store.runs() == []
    steps: list[int] = []

    def count(event: ExperimentEvent) -> None:
        if isinstance(event, BatchRecord):
            steps.append(event.progress.step)

    followed(resume_experiment(told.value.key, store, Wishes()), count)
    assert steps == list(range(step + 1, 11))
    other = RunStore(tmp_path / "other")
    finished(run_experiment(experiment, other, Wishes()))
    assert learned(store) == learned(other)


def test_what_cannot_be_put_aside_ends_with_what_it_has(
    experiment: Experiment, store: RunStore
) -> None:
    store.folder.mkdir(parents=True)
    (store.folder / "unfinished").write_text("in the way")
    outcome = stopped_within(experiment, store)
    assert not outcome.is_complete
    (run,) = store.runs()
    assert run.test_accuracy is not None


def stopped_within(experiment: Experiment, store: RunStore) -> ExperimentOutcome:
    asked_to: list[ExperimentEvent] = []

    def note(event: ExperimentEvent) -> None:
        if isinstance(event, EpochRecord):
            asked_to.append(event)

    wishes = Wishes(is_suspending=lambda: bool(asked_to))
    return followed(run_experiment(experiment, store, wishes), note)


def test_nothing_is_left_of_one_that_is_canceled(experiment: Experiment, store: RunStore) -> None:
    work = run_experiment(experiment, store, Wishes())
    next(event for event in work if isinstance(event, EpochRecord))
    work.close()
    assert list((store.folder / "unfinished").iterdir()) == []


def test_two_do_not_go_on_with_the_same(experiment: Experiment, store: RunStore) -> None:
    work = run_experiment(experiment, store, Wishes())
    next(event for event in work if isinstance(event, EpochRecord))
    (key,) = [path.name for path in (store.folder / "unfinished").iterdir() if path.is_dir()]
    with pytest.raises(UserError, match="goes on in another window"):
        finished(resume_experiment(key, store, Wishes()))
    work.close()
    with pytest.raises(UserError, match="There is no unfinished training"):
        finished(resume_experiment(key, store, Wishes()))


def interrupted(experiment: Experiment, store: RunStore) -> str:
    """Put a training aside after its first epoch; return its key."""
    with pytest.raises(Suspended) as told:
        stopped_within(experiment, store)
    return told.value.key


def test_other_digits_are_told_and_nothing_is_lost(experiment: Experiment, store: RunStore) -> None:
    key = interrupted(experiment, store)
    assert isinstance(experiment.source, SourceAt)
    images = experiment.source.path / "train-images-idx3-ubyte"
    before = images.read_bytes()
    images.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    with pytest.raises(UserError, match="digits have changed"):
        finished(resume_experiment(key, store, Wishes()))
    images.unlink()
    with pytest.raises(UserError):
        finished(resume_experiment(key, store, Wishes()))
    images.write_bytes(before)
    assert finished(resume_experiment(key, store, Wishes())).is_complete


def test_another_teacher_is_told(
    experiment: Experiment, store: RunStore, untrained_model: TrainedModel, tmp_path: Path
) -> None:
    teacher = tmp_path / "teacher.safetensors"
    save_model(untrained_model, teacher)
    key = interrupted(replace(experiment, teacher=teacher), store)
    metadata = replace(untrained_model.metadata, name="Another")
    save_model(replace(untrained_model, metadata=metadata), teacher)
    with pytest.raises(UserError, match=r"teacher\.safetensors has changed"):
        finished(resume_experiment(key, store, Wishes()))
    assert begun(store) == key


@pytest.mark.parametrize("file", ["experiment.json", "state.safetensors"])
@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\x02\0\0\0\0\0\0\0{}", b"[" * 100_000, b'{"asked": [], "files": 5}'],
)
def test_what_is_damaged_is_told_and_can_be_discarded(
    experiment: Experiment, store: RunStore, file: str, content: bytes
) -> None:
    key = interrupted(experiment, store)
    (store.folder / "unfinished" / key / file).write_bytes(content)
    with pytest.raises(UserError, match=r"damaged.*discard it"):
        finished(resume_experiment(key, store, Wishes()))
    UnfinishedStore(store).discard(key)
    assert UnfinishedStore(store).found() == []


WHOLE = Unfinished("k", "n", 1, 2, 1, 1, datetime(2025, 1, 1, tzinfo=UTC)).to_dict()
WRONG: list[dict[str, Any]] = [
    {"epoch": "x"},
    {"epochs": None},
    {"saved": "0001-01-01T00:00:00"},
    {"saved": 5},
    {"rate_factor": []},
    {"number": {}},
]
NONE_AT_ALL = [b"", b"[]", b'"text"', b'{"key": 1}', b"[" * 100_000]
PLACES = [*NONE_AT_ALL, *(json.dumps(WHOLE | wrong).encode() for wrong in WRONG)]


@pytest.mark.parametrize("content", PLACES)
def test_one_whose_place_is_damaged_is_left_out_of_lists(
    experiment: Experiment, store: RunStore, content: bytes
) -> None:
    key = interrupted(experiment, store)
    path = store.folder / "unfinished" / key / "place.json"
    path.write_bytes(content)
    assert UnfinishedStore(store).found() == []
    assert store.damaged() == {}
    # Who knows its key goes on all the same.
    assert finished(resume_experiment(key, store, Wishes())).is_complete


def test_every_byte_of_a_checkpoint_may_be_wrong(
    experiment: Experiment, store: RunStore, few_digits: DigitSet
) -> None:
    key = interrupted(experiment, store)
    path = store.folder / "unfinished" / key / "state.safetensors"
    content = path.read_bytes()
    length = int.from_bytes(content[:8], "little")
    hand = np.random.default_rng(len(few_digits))
    for place in hand.integers(0, length + 8, 60):
        broken = bytearray(content)
        broken[place] ^= 1 << hand.integers(8)
        path.write_bytes(broken)
        asked = json.loads((path.parent / "experiment.json").read_bytes())
        assert asked["asked"]["name"] == "Mine"
        try:
            finished(resume_experiment(key, store, Wishes(is_ending=lambda: True)))
        except UserError:
            continue
        # Whoever reads it all the same, as the bit told nothing, has ended it.
        key = interrupted(experiment, store)
        path = store.folder / "unfinished" / key / "state.safetensors"
        content = path.read_bytes()
        length = int.from_bytes(content[:8], "little")
