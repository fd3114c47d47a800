"""What is to be trained, as it is kept while it is trained: with whole paths, as JSON values."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mnist_desktop.errors import reading
from mnist_desktop.models import architecture as architectures
from mnist_desktop.runs import stored_source
from mnist_desktop.runs.experiment import Experiment
from mnist_desktop.runs.store import RunStore
from mnist_desktop.settings import stored
from mnist_desktop.texts import tr
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.suspension import ResumeError


def to_dict(experiment: Experiment) -> dict[str, Any]:
    """Return an experiment as values that JSON can hold, so that it is found from any folder."""
    before = experiment.continues
    return {
        "source": stored_source.to_dict(stored_source.to_stored(experiment.source)),
        "architecture": architectures.to_dict(experiment.architecture),
        "settings": stored.to_dict(experiment.settings),
        "name": experiment.name,
        "recipe": experiment.recipe,
        "seeds": experiment.seeds,
        "continues": before.key if before else None,
        "start": _text(experiment.start),
        "ink": list(map(_text, experiment.ink)),
        "non_digits": list(map(_text, experiment.non_digits)),
        "teacher": _text(experiment.teacher),
        "is_kept": experiment.is_kept,
        "out": _text(experiment.out),
        "refuges": list(map(_text, experiment.refuges)),
    }


def from_dict(content: Any, store: RunStore) -> Experiment:
    """Return the experiment that `to_dict` wrote.

    Args:
        content: What was written.
        store: Where the run lies that it goes on from.

    Raises:
        UserError: That run is not there any more, or it is of another version.
        LookupError: It is no experiment; so do `TypeError` and `ValueError` tell.
    """
    source = stored_source.from_dict(content["source"])
    if source is None:
        raise ValueError("no source of this program")
    before = content["continues"]
    return Experiment(
        source=source,
        architecture=architectures.from_dict(content["architecture"]),
        settings=stored.from_dict(TrainingSettings, content["settings"], tr("training settings")),
        name=str(content["name"]),
        recipe=str(content["recipe"]),
        seeds=int(content["seeds"]),
        continues=None if before is None else store.run(before),
        start=_path(content["start"]),
        ink=tuple(map(Path, content["ink"])),
        non_digits=tuple(map(Path, content["non_digits"])),
        teacher=_path(content["teacher"]),
        is_kept=bool(content["is_kept"]),
        out=_path(content["out"]),
        refuges=tuple(map(Path, content["refuges"])),
    )


def digests(experiment: Experiment, store: RunStore) -> dict[str, str]:
    """Return a digest of each file that is learned from besides the digits, by its path.

    Raises:
        UserError: One cannot be read.
    """
    found = {}
    for path in _files(experiment, store):
        with reading(path), path.open("rb") as file:
            found[str(path.absolute())] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def check_unchanged(experiment: Experiment, store: RunStore, before: Any) -> None:
    """Look whether the files are those that a training began with.

    Args:
        experiment: What is trained.
        store: Where the run lies that it goes on from.
        before: What `digests` returned when it began.

    Raises:
        ResumeError: One has changed.
        UserError: One cannot be read.
    """
    for path, digest in digests(experiment, store).items():
        if before.get(path) != digest:
            raise ResumeError(
                tr(
                    "{path} has changed since this training was interrupted; bring back what it "
                    "was, or discard the training.",
                    path=path,
                )
            )


def _files(experiment: Experiment, store: RunStore) -> Iterator[Path]:
    yield from experiment.ink
    yield from experiment.non_digits
    if experiment.continues is not None:
        yield store.model_file(experiment.continues.key)
    elif experiment.start is not None:
        yield experiment.start
    if experiment.teacher is not None:
        yield experiment.teacher


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path.absolute())


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
