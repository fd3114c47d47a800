"""The models at hand in this session, and the one in use."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mnist_desktop import paths
from mnist_desktop.errors import UserError
from mnist_desktop.looking import is_there
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import run_title
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import mark, tr

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


_BUNDLED = mark("Bundled model")
_NEWEST = 12
"""How many runs menus offer; beyond them there is the Runs page."""


@dataclass(frozen=True)
class LazyModel:
    """A model at hand; it stays the same one when it is called otherwise.

    Attributes:
        name: What it is called where that is kept.
        load: Brings it, slowly perhaps; called in worker threads.
        path: The file that it comes from, or None where it was trained in this session.
    """

    name: str = field(compare=False)
    load: "Callable[[], TrainedModel]"
    path: Path | None = None

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return tr(_BUNDLED) if self.name == _BUNDLED else self.name


class ModelRegistry(QObject):
    """The models at hand in this session, the newest runs', and the one in use on all pages.

    Args:
        parent: The object that owns it.
        store: Where runs are kept; by default among the user's data. It is read by `refresh`.

    Attributes:
        store: Where runs are kept.

    Signals:
        changed(): Other models or runs are there, or are called otherwise.
        chosen(int): The model of that index is in use now.
    """

    changed = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QObject | None = None, store: RunStore | None = None) -> None:
        super().__init__(parent)
        self.store = store or RunStore()
        self._models = [from_file(paths.bundled_model(), _BUNDLED)]
        self._runs: list[LazyModel] = []
        self._index = 0
        self.has_more_runs = False

    @property
    def models(self) -> tuple[LazyModel, ...]:
        """All models, in the order in which they came."""
        return tuple(self._models)

    @property
    def runs(self) -> tuple[LazyModel, ...]:
        """The models of the newest runs that were not used yet, the newest first."""
        return tuple(model for model in self._runs if model not in self._models)

    @property
    def current(self) -> LazyModel:
        """The model in use."""
        return self._models[self._index]

    def add(self, model: LazyModel) -> None:
        """Add a model and use it."""
        self._models.append(model)
        self.changed.emit()
        self.choose(len(self._models) - 1)

    def use(self, model: LazyModel) -> None:
        """Use a model; it is added, unless one of its file is there."""
        known = [
            one for one in self._models if one == model or (one.path and one.path == model.path)
        ]
        if known:
            self.choose(self._models.index(known[0]))
        else:
            self.add(model)

    def use_run(self, run: Run) -> None:
        """Use the model of a run."""
        self.use(self._model_of(run))

    def run_of(self, model: LazyModel) -> Run | None:
        """Return the run that a model is of; None where it is of none, or that has gone."""
        if model.path is None or not self._is_run(model):
            return None
        try:
            return self.store.run(model.path.parent.name)
        except UserError:
            return None

    @property
    def bundled(self) -> LazyModel:
        """The model that ships with the program."""
        return self._models[0]

    def origin_of(self, model: LazyModel) -> LazyModel | None:
        """Return the model of the run that a model's own run went on from; None where none is."""
        run = self.run_of(model)
        if run is None or not run.continues:
            return None
        try:
            return self._model_of(self.store.run(run.continues))
        except UserError:
            return None

    def choose(self, index: int) -> None:
        """Use the model of that index."""
        if index != self._index:
            self._index = index
            self.chosen.emit(index)

    def refresh(self) -> None:
        """Look which runs there are now, the newest only, and what they are called.

        Runs that cannot be read are not offered; the Runs page tells why.
        """
        before = [(model.title, model) for model in (*self._models, *self._runs)]
        newest = self._newest(_NEWEST + 1)
        self.has_more_runs = len(newest) > _NEWEST
        self._runs = [self._model_of(run) for run in newest[:_NEWEST]]
        current = self.current
        kept = [self._renamed(model) for model in self._models if not self._is_gone(model)]
        self._index = kept.index(current)
        self._models = kept
        if before != [(model.title, model) for model in (*self._models, *self._runs)]:
            self.changed.emit()

    def all_runs(self) -> tuple[LazyModel, ...]:
        """Return the models of all runs not used yet, the newest first; it may take a while."""
        try:
            runs = [self._model_of(run) for run in self.store.runs()]
        except UserError:
            return ()
        return tuple(model for model in runs if model not in self._models)

    def _newest(self, count: int) -> list[Run]:
        try:
            return self.store.newest(count)
        except UserError:
            return []

    def _model_of(self, run: Run) -> LazyModel:
        path = self.store.model_path(run.key)
        known = next((one for one in (*self._models, *self._runs) if one.path == path), None)
        name = run_title(run)
        return replace(known, name=name) if known else from_file(path, name)

    def _is_run(self, model: LazyModel) -> bool:
        return model.path is not None and model.path.parent.parent == self.store.folder

    def _is_gone(self, model: LazyModel) -> bool:
        """Whether a model is that of a deleted run; the one in use stays."""
        if model.path is None or model == self.current or not self._is_run(model):
            return False
        return not is_there(model.path)

    def _renamed(self, model: LazyModel) -> LazyModel:
        """Return the model of a run as the run is called now."""
        run = self.run_of(model)
        return model if run is None else replace(model, name=run_title(run))


def from_file(path: Path, name: str) -> LazyModel:
    """Return a model that is read from its file when it is first needed, and then kept."""

    @cache
    def load() -> "TrainedModel":
        from mnist_desktop.models.model_files import load_model

        return load_model(path)

    return LazyModel(name, load, path)
