"""What an experiment learns from besides its digits, read from its files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.data.ink_set import read_digits, read_non_digits
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.runs.experiment import Experiment
from mnist_desktop.runs.store import RunStore

if TYPE_CHECKING:
    from mnist_desktop.training.session import Supplements


def read_supplements(experiment: Experiment, store: RunStore) -> "Supplements":
    """Read what is learned from besides.

    Args:
        experiment: Names the files.
        store: Where the run lies that it goes on from.

    Raises:
        UserError: A file cannot be read.
    """
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.training.session import Supplements

    before = experiment.continues
    start = store.model_file(before.key) if before else experiment.start
    return Supplements(
        _read_all(experiment.ink, read_digits),
        _read_all(experiment.non_digits, read_non_digits),
        load_model(start) if start else None,
        load_model(experiment.teacher) if experiment.teacher else None,
    )


def _read_all(
    paths: tuple[Path, ...], read: Callable[[Path], list[Drawing]]
) -> tuple[Drawing, ...]:
    return tuple(drawing for path in paths for drawing in read(path))
