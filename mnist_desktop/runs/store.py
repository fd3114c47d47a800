"""The folder in which training runs are kept, each in a folder of its own.

A run's folder holds `run.json`, `curves.json` and `model.safetensors`. It appears and goes by being
renamed, so that other processes see a run whole or not at all. Whoever changes or deletes one does
so under a lock, so that no change undoes another, or brings back what was deleted.
"""

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop import limits, paths
from mnist_desktop.atomic import folder_gone, folder_made, replace_together, write_file, write_new
from mnist_desktop.data.sources import Source
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.foreign import parsing
from mnist_desktop.models.layer_summary import layers, totals
from mnist_desktop.quoting import quoted
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.run import Run, new_key, one_line
from mnist_desktop.runs.stored_source import to_stored
from mnist_desktop.sharing import locked
from mnist_desktop.texts import tr
from mnist_desktop.training.settings import TrainingSettings

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_PARTS = _RUN, _CURVES, _MODEL = "run.json", "curves.json", "model.safetensors"
UNFINISHED = "unfinished"
"""The folder beside the runs of trainings that have not ended; see `UnfinishedStore`."""
# What begins with a dot is being made or deleted.
_KEY = re.compile(r"[A-Za-z0-9][\w.-]{0,99}", re.ASCII)


class RunStore:
    """The folder in which training runs are kept; several processes may use it at once.

    Args:
        folder: Where it lies; by default among the user's data. It need not exist yet.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.runs_folder()

    def keep(
        self,
        model: "TrainedModel",
        history: History,
        settings: TrainingSettings,
        *,
        name: str,
        data: str,
        began: datetime,
        seconds: float,
        key: str = "",
        is_complete: bool = True,
        note: str = "",
        group: str = "",
        continues: str = "",
        source: Source | None = None,
    ) -> Run:
        """Keep a run.

        Args:
            model: What came of it; its metadata tells the architecture and the scores.
            history: Its curves.
            settings: How it was trained.
            name: What it is called at first; must not be empty.
            data: What the set is called that was learned from.
            began: When training began, with its time zone.
            seconds: How long it took.
            key: By which it is asked for, from `new_key`; by default a new one.
            is_complete: Whether it went on to its end.
            note: What there is to say of it.
            group: Shared by the runs of one training over several seeds; see `new_key`.
            continues: The key of the run that it went on from.
            source: Where the digits come from, so that they can be found again.

        Raises:
            UserError: It cannot be written.
        """
        count = totals(layers(model.metadata.architecture, model.metadata.outputs))
        run = Run(
            key=key or new_key(began),
            name=_name(name),
            note=one_line(note),
            began=began,
            seconds=seconds,
            data=data,
            architecture=model.metadata.architecture,
            settings=settings,
            parameters=count.parameters,
            multiply_adds=count.multiply_adds,
            scores=model.metadata.scores,
            epochs=len(history.epoch_ends),
            is_complete=is_complete,
            group=group,
            continues=continues,
            source=None if source is None else to_stored(source),
        )
        self._write(run, history, model)
        return run

    def runs(self) -> list[Run]:
        """Return all runs, the newest first; damaged ones are left out.

        Raises:
            UserError: The folder cannot be read.
        """
        read = (self._read(key) for key in self._keys())
        whole = [run for run in read if isinstance(run, Run)]
        return sorted(whole, key=lambda run: (run.began, run.key), reverse=True)

    def newest(self, count: int) -> list[Run]:
        """Return the newest runs, the newest first, without reading the others.

        Args:
            count: How many at most.

        Raises:
            UserError: The folder cannot be read.
        """
        read = (self._read(key) for key in sorted(self._keys(), reverse=True))
        return list(islice((run for run in read if isinstance(run, Run)), count))

    def damaged(self) -> dict[str, str]:
        """Return what is wrong with each damaged run, by its key.

        Raises:
            UserError: The folder cannot be read.
        """
        read = {key: self._read(key) for key in self._keys()}
        return {key: run for key, run in read.items() if isinstance(run, str)}

    def run(self, key: str) -> Run:
        """Return one run.

        Raises:
            UserError: There is none of that key, or it is damaged.
        """
        self._folder(key)
        run = self._read(key)
        if run is None:
            raise UserError(_unknown(key))
        if isinstance(run, str):
            raise UserError(
                tr(
                    "The run {key} cannot be used; delete it if an update of the program does not "
                    "help. {reason}",
                    key=key,
                    reason=run,
                )
            )
        return run

    def find(self, key: str) -> Run | None:
        """Return one run; None where there is none of that key, or it is damaged."""
        try:
            return self.run(key)
        except UserError:
            return None

    def curves(self, key: str) -> History:
        """Return the curves of a run.

        Raises:
            UserError: There is no such run, or they are damaged.
        """
        try:
            return History.from_dict(_read_json(self._folder(key) / _CURVES, limits.CURVE_BYTES))
        except UserError as error:
            # Where another program has deleted the run meanwhile, that is what is told.
            self._folder(key)
            raise UserError(
                tr("The curves of the run {key} cannot be shown. {reason}", key=key, reason=error)
            ) from error

    def model_path(self, key: str) -> Path:
        """Return where the model of a run lies, whether or not it does."""
        return self.folder / key / _MODEL

    def model_file(self, key: str) -> Path:
        """Return the model file of a run.

        Raises:
            UserError: There is no such run.
        """
        return self._folder(key) / _MODEL

    def copy_model(self, key: str, target: Path) -> None:
        """Write the model file of a run to another place as well.

        Raises:
            UserError: There is no such run, its model cannot be read, or it cannot be written.
        """
        fault = tr("The model of the run {key} cannot be read", key=key)
        with os_error_told(fault, tr("make {folder} readable", folder=self.folder)):
            content = self._model_content(key)
        write_file(target, content)

    def _model_content(self, key: str) -> bytes:
        try:
            return self.model_file(key).read_bytes()
        except FileNotFoundError:
            # Another program may have deleted the run meanwhile; then that is what is told.
            self._folder(key)
            raise

    def changed(self, key: str, *, name: str | None = None, note: str | None = None) -> Run:
        """Give a run another name or note and return it; None leaves either as it is.

        Raises:
            UserError: There is no such run, the name is empty, or it cannot be written.
        """
        with self._changing(key, tr("The run {key} cannot be changed", key=key)):
            run = self.run(key)
            run = replace(
                run,
                name=run.name if name is None else _name(name),
                note=run.note if note is None else one_line(note),
            )
            replace_together({self._folder(key) / _RUN: _to_json(run.to_dict())})
        return run

    def add_scores(self, key: str, model: "TrainedModel") -> Run:
        """Give a run what was measured on its model since it was kept, and return it.

        The run and its model file are replaced only once both are complete.

        Args:
            key: Of the run.
            model: Its model, whose card holds all scores.

        Raises:
            UserError: There is no such run, it is damaged, or it cannot be written.
        """
        # Here and not above: it loads PyTorch, which only whoever has a model has done already.
        from mnist_desktop.models.model_files import model_content

        content = model_content(model)
        with self._changing(key, tr("The scores of the run {key} cannot be kept", key=key)):
            run = replace(self.run(key), scores=model.metadata.scores)
            folder = self._folder(key)
            # The run last: while it tells of no test, whatever its model tells, it is whole.
            replace_together({folder / _MODEL: content, folder / _RUN: _to_json(run.to_dict())})
        return run

    def delete(self, key: str) -> None:
        """Delete a run, damaged or not.

        Raises:
            UserError: There is none of that key, or it cannot be deleted.
        """
        fault = tr("The run {key} cannot be deleted", key=key)
        # Others need not wait until all in it is deleted.
        with self._told(fault), ExitStack() as deleting, self._changing(key, fault):
            deleting.enter_context(folder_gone(self._folder(key)))

    @contextmanager
    def _changing(self, key: str, fault: str) -> Iterator[None]:
        """Let nobody else change or delete a run meanwhile.

        Raises:
            UserError: There is none of that key, or the folder cannot be written.
        """
        self._folder(key)
        with (
            self._told(fault),
            locked(self.folder, self.folder.with_name(f"{self.folder.name}.lock")),
        ):
            yield

    def _told(self, fault: str) -> AbstractContextManager[None]:
        return os_error_told(fault, tr("make {folder} writable", folder=self.folder))

    def _write(self, run: Run, history: History, model: "TrainedModel") -> None:
        # Here and not above: it loads PyTorch, which only whoever has a model has done already.
        from mnist_desktop.models.model_files import model_content

        contents = {
            _RUN: _to_json(run.to_dict()),
            _CURVES: _to_json(history.to_dict()),
            _MODEL: model_content(model),
        }
        fault = tr("The run cannot be kept in {folder}", folder=self.folder)
        with (
            os_error_told(fault, tr("make room there or make it writable")),
            folder_made(self.folder / run.key) as made,
        ):
            for name, content in contents.items():
                write_new(made / name, content)

    def _keys(self) -> list[str]:
        fault = tr("The runs in {folder} cannot be read", folder=self.folder)
        with os_error_told(fault, tr("make it readable")):
            try:
                return [path.name for path in self.folder.iterdir() if self._is_run(path)]
            except FileNotFoundError:
                return []

    def _is_run(self, folder: Path) -> bool:
        is_key = _KEY.fullmatch(folder.name) is not None and folder.name != UNFINISHED
        return is_key and folder.is_dir()

    def _folder(self, key: str) -> Path:
        folder = self.folder / key
        try:
            if folder.name == key and self._is_run(folder):
                return folder
        except OSError:
            # Such as a folder that may not be entered: what is in it is not there.
            pass
        raise UserError(_unknown(key))

    def _read(self, key: str) -> Run | str | None:
        """Return a run, or one sentence on what is wrong with it; None where it has gone."""
        folder = self.folder / key
        try:
            with os_error_told(tr("It cannot be read"), tr("make it readable")):
                missing = [part for part in _PARTS if not (folder / part).is_file()]
            if not missing:
                return Run.from_dict(key, _read_json(folder / _RUN, limits.RUN_BYTES))
            fault = tr("It lacks {file}.", file=missing[0])
        except UserError as error:
            fault = str(error)
        # Another program may have deleted it meanwhile, which is no damage.
        return fault if self._is_there(folder) else None

    def _is_there(self, folder: Path) -> bool:
        try:
            return folder.is_dir()
        except OSError:
            # What may not be looked at is there, and damaged to whoever looks.
            return True


def _unknown(key: str) -> str:
    return tr("There is no run {key}; “mnist-desktop runs” lists them.", key=quoted(key))


def _name(text: str) -> str:
    name = one_line(text)
    if not name:
        raise UserError(tr("Give the run a name that is not empty."))
    return name


def _to_json(content: Any) -> bytes:
    return json.dumps(content, indent=1, allow_nan=False).encode("ascii")


def _read_json(path: Path, most: int) -> Any:
    fault = tr("{path} cannot be read", path=path.name)
    with (
        parsing(path, tr("{file} is no JSON.", file=path.name)),
        os_error_told(fault, tr("make it readable")),
    ):
        return json.loads(limits.read_file(path, most))
