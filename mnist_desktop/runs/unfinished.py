"""Trainings that have not ended: what is kept of them while they go on, so that none is lost.

Each has a folder of its own beside the runs, which appears and goes by being renamed:
`experiment.json` tells what was asked for, `place.json` how far it has come, for lists,
`state.safetensors` is the last checkpoint, and each training of several seeds that has ended is
`ended-1.safetensors` and so on. Whoever works on it holds a lock, which the system takes from a
process that dies.
"""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from mnist_desktop.atomic import (
    folder_gone,
    folder_made,
    replace_together,
    write_atomically,
    write_new,
)
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.log import log_unexpected
from mnist_desktop.runs.run import one_line
from mnist_desktop.runs.store import UNFINISHED, RunStore
from mnist_desktop.sharing import InUseError, take
from mnist_desktop.texts import tr
from mnist_desktop.training.suspension import NONE_AS_SUCH, ResumeError

if TYPE_CHECKING:
    from mnist_desktop.training.training_state import TrainingState

_EXPERIMENT, _PLACE, _STATE = "experiment.json", "place.json", "state.safetensors"
_PART, _LOCK = ".part", ".lock"
# For those who only look whether it is held.
_PATIENCE_SECONDS = 2.0
_SWEPT_AFTER_SECONDS = 24 * 3600.0


@dataclass(frozen=True)
class Unfinished:
    """How far a training has come that has not ended.

    Attributes:
        key: By which it is asked for.
        name: What it is called; one line.
        epoch: The epoch at work, 1 for the first.
        epochs: How many it is to have.
        number: Of the training, 1 to `count`.
        count: How many there are, one for each seed.
        saved: When that was written down, with its time zone.
        rate_factor: What the planned learning rate was multiplied by.
    """

    key: str
    name: str
    epoch: int
    epochs: int
    number: int
    count: int
    saved: datetime
    rate_factor: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """Return it as values that JSON can hold."""
        return {**asdict(self), "saved": self.saved.isoformat()}

    @classmethod
    def from_dict(cls, content: Any) -> "Unfinished":
        """Return what `to_dict` wrote.

        Raises:
            LookupError: It is something else; so do all of `NONE_AS_SUCH` tell.
        """
        saved = datetime.fromisoformat(content["saved"])
        # Outside of these years, not every system can tell the local time.
        if not 1971 <= saved.year <= 2999:
            raise ValueError("no moment of this program")
        return cls(
            key=str(content["key"]),
            name=one_line(str(content["name"])),
            epoch=int(content["epoch"]),
            epochs=int(content["epochs"]),
            number=int(content["number"]),
            count=int(content["count"]),
            saved=saved if saved.tzinfo else saved.replace(tzinfo=UTC),
            rate_factor=float(content["rate_factor"]),
        )


class UnfinishedFolder:
    """What is kept of one training, held by this process until it is released or removed.

    Args:
        folder: Where it lies.
        lock: Held already.
    """

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder = folder
        self._lock = lock

    @property
    def key(self) -> str:
        """By which it is asked for."""
        return self.folder.name

    def write_state(self, state: "TrainingState", place: Unfinished) -> None:
        """Write a checkpoint in place of the last one.

        Raises:
            OSError: It cannot be written; the last one is as it was.
        """
        from mnist_desktop.training.state_file import state_content

        contents = {
            self.folder / _STATE: state_content(state),
            self.folder / _PLACE: _to_json(place.to_dict()),
        }
        replace_together(contents)

    def write_ended(self, number: int, state: "TrainingState") -> None:
        """Write what came of a training that has ended, 1 being the first.

        Raises:
            OSError: It cannot be written.
        """
        from mnist_desktop.training.state_file import state_content

        write_atomically(self._ended(number), state_content(state))

    def experiment(self) -> Any:
        """Return what was asked for, as JSON values.

        Raises:
            ResumeError: It cannot be read.
        """
        return _read_json(self.folder / _EXPERIMENT)

    def place(self) -> Unfinished:
        """Return how far it has come.

        Raises:
            ResumeError: It cannot be read.
        """
        return _place(self.folder)

    def state(self) -> "TrainingState | None":
        """Return the last checkpoint; None before the first.

        Raises:
            ResumeError: It cannot be read.
        """
        return self._read(self.folder / _STATE)

    def ended(self) -> "list[TrainingState]":
        """Return what came of the trainings that have ended, in their order.

        Raises:
            ResumeError: One cannot be read.
        """
        found: list[TrainingState] = []
        while (state := self._read(self._ended(len(found) + 1))) is not None:
            found.append(state)
        return found

    def release(self) -> None:
        """Let others go on from it."""
        self._lock.release()

    def remove(self) -> None:
        """Remove it, as it is kept elsewhere or thrown away.

        Raises:
            OSError: It cannot be removed.
        """
        try:
            with folder_gone(self.folder):
                pass
        finally:
            self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def _ended(self, number: int) -> Path:
        return self.folder / f"ended-{number}.safetensors"

    def _read(self, path: Path) -> "TrainingState | None":
        from mnist_desktop.training.state_file import read_state

        try:
            with os_error_told(_fault(self.key), tr("make it readable")):
                content = path.read_bytes() if path.exists() else None
        except UserError as error:
            raise ResumeError(str(error)) from error
        return None if content is None else read_state(content)


class UnfinishedStore:
    """The trainings beside the runs that have not ended; several processes may use it at once.

    Args:
        store: Where the runs are kept.
    """

    def __init__(self, store: RunStore) -> None:
        self.folder = store.folder / UNFINISHED

    def begin(self, place: Unfinished, experiment: Any) -> UnfinishedFolder:
        """Keep from now on what becomes of a training, under the key of its place.

        Args:
            place: Its beginning.
            experiment: What was asked for, as JSON values.

        Raises:
            OSError: Nothing can be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._sweep()
        folder, lock = self.folder / place.key, take(self._lock_file(place.key))
        try:
            with folder_made(folder) as part:
                write_new(part / _EXPERIMENT, _to_json(experiment))
                write_new(part / _PLACE, _to_json(place.to_dict()))
        except OSError:
            lock.release()
            raise
        return UnfinishedFolder(folder, lock)

    def found(self) -> list[Unfinished]:
        """Return those that nobody works on, the newest first; damaged ones are left out."""
        places = [self._place(key) for key in self._keys() if self._is_free(key)]
        return sorted(filter(None, places), key=lambda place: place.saved, reverse=True)

    def experiment(self, key: str) -> Any:
        """Return what was asked for in one of them, as JSON values, whoever works on it.

        Raises:
            ResumeError: There is none of that key, or it cannot be read.
        """
        return _read_json(self._folder(key) / _EXPERIMENT)

    def open(self, key: str) -> UnfinishedFolder:
        """Take one of them.

        Raises:
            ResumeError: There is none of that key, or somebody works on it.
        """
        folder = self._folder(key)
        try:
            lock = take(self._lock_file(key), _PATIENCE_SECONDS)
        except InUseError as error:
            raise ResumeError(
                tr("The training {key} goes on in another window or terminal already.", key=key)
            ) from error
        except OSError as error:
            raise ResumeError(
                tr(
                    "The unfinished training {key} cannot be gone on with; make {folder} writable.",
                    key=key,
                    folder=self.folder,
                )
            ) from error
        for part in folder.glob(f".*{_PART}"):
            # Of a checkpoint while which it was killed; nobody else writes here.
            with suppress(OSError):
                part.unlink()
        return UnfinishedFolder(folder, lock)

    def discard(self, key: str) -> None:
        """Throw one away.

        Raises:
            UserError: There is none of that key, somebody works on it, or it cannot be removed.
        """
        advice = tr("make {folder} writable", folder=self.folder)
        with os_error_told(tr("The training {key} cannot be discarded", key=key), advice):
            self.open(key).remove()

    def _folder(self, key: str) -> Path:
        if key not in self._keys():
            raise ResumeError(
                tr("There is no unfinished training {key}; it may have ended.", key=one_line(key))
            )
        return self.folder / key

    def _keys(self) -> list[str]:
        try:
            return [
                path.name
                for path in self.folder.iterdir()
                if not path.name.startswith(".") and (path / _EXPERIMENT).is_file()
            ]
        except OSError:
            # Where nothing can be read, nothing can be gone on with.
            return []

    def _place(self, key: str) -> Unfinished | None:
        try:
            return _place(self.folder / key)
        except ResumeError as error:
            log_unexpected(error)
            return None

    def _is_free(self, key: str) -> bool:
        try:
            take(self._lock_file(key)).release()
        except (InUseError, OSError):
            return False
        return True

    def _lock_file(self, key: str) -> Path:
        # Beside the folder, which Windows would not rename with an open file in it.
        return self.folder / f".{key}{_LOCK}"

    def _sweep(self) -> None:
        """Remove the locks of what is there no more; `leftovers` sweeps all else."""
        for path in self.folder.glob(f".*{_LOCK}"):
            with suppress(OSError):
                is_old = time.time() - path.stat().st_mtime > _SWEPT_AFTER_SECONDS
                key = path.stem.removeprefix(".")
                if is_old and not (self.folder / key).exists() and self._is_free(key):
                    path.unlink()


def _place(folder: Path) -> Unfinished:
    try:
        # Its folder says what it is called, whatever was written.
        return replace(Unfinished.from_dict(_read_json(folder / _PLACE)), key=folder.name)
    except NONE_AS_SUCH as error:
        raise ResumeError(_told_damaged(folder.name)) from error


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ResumeError(_told_damaged(path.parent.name)) from error


def _to_json(content: Any) -> bytes:
    return json.dumps(content, indent=1).encode("ascii")


def _fault(key: str) -> str:
    return tr("The unfinished training {key} cannot be read", key=key)


def _told_damaged(key: str) -> str:
    return tr("What was kept of the training {key} is damaged; discard it.", key=key)
