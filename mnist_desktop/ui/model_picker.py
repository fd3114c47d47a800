"""The choice of the model that all pages use."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.models.metadata_file import read_metadata
from mnist_desktop.ui.errors import show_warning
from mnist_desktop.ui.model_registry import ModelRegistry, from_file
from mnist_desktop.ui.widgets.asking import MODELS, ask_for_file

_OPEN = "Open a model file …"


class ModelPicker(QComboBox):
    """The choice of the model that all pages use; its last entry opens a file."""

    def __init__(self, registry: ModelRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self.setMinimumWidth(140)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName("Model")
        self.addItems([model.title for model in registry.models])
        self.addItem(_OPEN)
        self.activated.connect(self._on_activated)
        registry.added.connect(lambda title: self.insertItem(self.count() - 1, title))
        registry.chosen.connect(self.setCurrentIndex)

    def open_file(self, path: Path) -> None:
        """Put the model of a file in the registry and use it; what is none is told and left out."""
        try:
            read_metadata(path)
        except UserError as error:
            show_warning(str(error))
            return
        paths = [model.path for model in self._registry.models]
        if path in paths:
            self._registry.choose(paths.index(path))
        else:
            self._registry.add(from_file(path, path.stem))

    def _on_activated(self, index: int) -> None:
        if index < self.count() - 1:
            self._registry.choose(index)
            return
        self.setCurrentIndex(self._registry.models.index(self._registry.current))
        path = ask_for_file(self, "Open a model", MODELS, "models")
        if path is not None:
            self.open_file(path)
