"""Saving the trained model: as a model file at once, as an ONNX file in a thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr
from mnist_desktop.ui import onnx_export_job
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.widgets.asking import ask_where

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


class ModelSaving(QObject):
    """Saves a trained model where it is asked to.

    Args:
        page: The page that it is about.

    Signals:
        exporting(): An ONNX file is being made.
        saved(str, object): One sentence on where the model lies now, and the Path of its file.
        failed(str): One sentence on why it does not.
    """

    exporting = Signal()
    saved = Signal(str, object)
    failed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._exported = Path()
        self._exporter = TaskRunner(self)
        self._exporter.succeeded.connect(lambda said: self.saved.emit(said, self._exported))
        self._exporter.failed.connect(self.failed.emit)

    def ask(self, model: "TrainedModel") -> None:
        """Ask where to save a model, and save it there."""
        kinds = ";;".join((tr("Models (*.safetensors)"), tr(onnx_export_job.FILTER)))
        path = ask_where(self._page, tr("Save the model"), "my-digits.safetensors", kinds)
        if path is not None:
            self.save(model, path)

    def save(self, model: "TrainedModel", path: Path) -> None:
        """Save a model, as ONNX where the file is called so."""
        if path.suffix == onnx_export_job.SUFFIX:
            self._exported = path
            self.exporting.emit()
            self._exporter.start(onnx_export_job.onnx_job(lambda: model, path))
            return
        from mnist_desktop.models.model_files import save_model

        try:
            save_model(model, path)
        except UserError as error:
            self.failed.emit(str(error))
        else:
            self.saved.emit(tr("Saved as {path}.", path=path), path)

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._exporter.abandon()
