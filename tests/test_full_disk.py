"""A disk that is full, for whatever the program writes: a file may have no more than 1000 bytes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_desktop.collection import exchange
from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.models import model_files
from mnist_desktop.runs.csv_export import write_csv
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.tensorboard_export import write_events
from mnist_desktop.training.presets import preset
from mnist_desktop.training.recipe_files import write_recipe
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")

DRAWINGS = [Drawing.of([[(0, 0), (1, 1)]], label=1)] * 50
KEPT = tuple(KeptDrawing.now(drawing, 1, Origin.IMPORT) for drawing in DRAWINGS)


@dataclass(frozen=True, eq=False)
class Disk:
    """Something of each kind, on a disk that is still to become full."""

    folder: Path
    store: RunStore
    run: Run
    model: "TrainedModel"

    @property
    def file(self) -> Path:
        return self.folder / "file"

    def keep(self) -> None:
        self.store.keep(
            self.model,
            self.store.curves(self.run.key),
            TrainingSettings(),
            name="Another",
            data="Few digits",
            began=datetime.now(UTC),
            seconds=1.0,
        )


WRITERS: dict[str, Callable[[Disk], object]] = {
    "a model": lambda disk: model_files.save_model(disk.model, disk.file),
    "a run": Disk.keep,
    "scores": lambda disk: disk.store.add_scores(disk.run.key, disk.model),
    "a note": lambda disk: disk.store.changed(disk.run.key, note="long" * 1000),
    "a copy": lambda disk: disk.store.copy_model(disk.run.key, disk.file),
    "ink": lambda disk: write_ink(disk.file, DRAWINGS),
    "digits": lambda disk: Collection(disk.file).apply(Change(added=KEPT)),
    "digits for others": lambda disk: exchange.write_others(disk.file, KEPT),
    "a recipe": lambda disk: write_recipe(
        replace(preset("fast"), sentence="long" * 1000), disk.file
    ),
    "a table": lambda disk: write_csv(disk.run, disk.store.curves(disk.run.key), disk.file),
    "events": lambda disk: write_events(disk.run, disk.store.curves(disk.run.key), disk.folder),
}


@pytest.fixture
def disk(tmp_path: Path, untrained_model: "TrainedModel", keep_run: Callable[..., Run]) -> Disk:
    """Return something of each kind, with older files where newer ones are to be."""
    folder = tmp_path / "folder"
    store = RunStore(folder / "runs")
    found = Disk(folder, store, keep_run(store=store), untrained_model)
    found.file.write_bytes(b"")
    events = folder / found.run.key / "training" / "events.out.tfevents.1"
    events.parent.mkdir(parents=True)
    events.write_bytes(b"older")
    return found


@contextmanager
def full() -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_it_is_told_in_one_sentence_and_what_was_there_stays(
    write: Callable[[Disk], object], disk: Disk
) -> None:
    before = contents(disk.folder)
    with full(), pytest.raises(UserError, match=r"^[^\n]* \(File too large\); [^\n]*\.$"):
        write(disk)
    after = contents(disk.folder)
    # What several programs lock to change something stays.
    assert {path: after[path] for path in after if path.suffix != ".lock"} == before
