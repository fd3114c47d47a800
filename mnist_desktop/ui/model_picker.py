"""The choice of the model that all pages use."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.models.metadata_file import read_metadata
from mnist_desktop.texts import tr
from mnist_desktop.ui.errors import show_warning
from mnist_desktop.ui.model_registry import ModelRegistry, from_file
from mnist_desktop.ui.widgets.asking import MODELS, ask_for_file
from mnist_desktop.ui.widgets.model_menu import ModelMenu

_LEAST_WIDTH, _MOST_WIDTH = 120, 420


class ModelPicker(ModelMenu):
    """The choice of the model that all pages use: those at hand, and the newest runs'.

    Signals:
        opened(object): The model in the file of this Path was opened.
    """

    opened = Signal(object)

    def __init__(self, registry: ModelRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_MOST_WIDTH)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(tr("Model"))
        self._list_models()
        self.opening.connect(registry.refresh)
        self.model_chosen.connect(registry.use)
        self.more_requested.connect(self._show_current)
        self.file_requested.connect(self._ask_for_file)
        registry.changed.connect(self._list_models)
        registry.chosen.connect(self._show_current)

    def open_file(self, path: Path) -> None:
        """Put the model of a file in the registry and use it; what is none is told and left out."""
        try:
            read_metadata(path)
        except UserError as error:
            show_warning(str(error))
            return
        self._registry.use(from_file(path, path.stem))
        self.opened.emit(path)

    def _list_models(self) -> None:
        registry = self._registry
        self.show_models(registry.models, registry.runs, has_more=registry.has_more_runs)
        self._show_current()

    def _show_current(self) -> None:
        self.choose(self._registry.current)

    def _ask_for_file(self) -> None:
        self._show_current()
        path = ask_for_file(self, tr("Open a model"), tr(MODELS), "models")
        if path is not None:
            self.open_file(path)
