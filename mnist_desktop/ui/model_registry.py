"""The models at hand in this session, and the one in use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mnist_desktop import paths

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


@dataclass(frozen=True, eq=False)
class LazyModel:
    """A model at hand.

    Attributes:
        title: What it is called on screen.
        load: Brings it, slowly perhaps; called in worker threads.
        path: The file that it comes from, or None where it was trained in this session.
    """

    title: str
    load: "Callable[[], TrainedModel]"
    path: Path | None = None


class ModelRegistry(QObject):
    """The models at hand in this session, and the one in use on all pages.

    Signals:
        added(str): A model of that title came, as the last one.
        chosen(int): The model of that index is in use now.
    """

    added = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = [from_file(paths.bundled_model(), "Bundled model")]
        self._index = 0

    @property
    def models(self) -> tuple[LazyModel, ...]:
        """All models, in the order in which they came."""
        return tuple(self._models)

    @property
    def current(self) -> LazyModel:
        """The model in use."""
        return self._models[self._index]

    def add(self, model: LazyModel) -> None:
        """Add a model and use it."""
        self._models.append(model)
        self.added.emit(model.title)
        self.choose(len(self._models) - 1)

    def choose(self, index: int) -> None:
        """Use the model of that index."""
        if index != self._index:
            self._index = index
            self.chosen.emit(index)


def from_file(path: Path, title: str) -> LazyModel:
    """Return a model that is read from its file when it is first needed, and then kept."""

    @cache
    def load() -> "TrainedModel":
        from mnist_desktop.models.model_files import load_model

        return load_model(path)

    return LazyModel(title, load, path)
