"""The menu by which runs are written to files."""

import re
import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QRectF, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QGraphicsView, QMenu, QWidget

from mnist_desktop.atomic import write_file
from mnist_desktop.errors import UserError
from mnist_desktop.runs.csv_export import write_csv
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore
from mnist_desktop.texts import tr
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.onnx_export_job import FILTER, SUFFIX, onnx_job
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.widgets.asking import ask_for_folder, ask_where

_PICTURE_SCALE = 2.0


class ExportMenu(QMenu):
    """Writes the selected runs to files.

    Args:
        store: Where the runs are kept.
        picture: The plot that shows their curves.
        parent: The widget around it.

    Signals:
        done(str, object): What was written, in one sentence, and its Path.
        failed(str): One sentence on why it was not.
    """

    done = Signal(str, object)
    failed = Signal(str)

    def __init__(self, store: RunStore, picture: QGraphicsView, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._picture = picture
        self._runs: list[Run] = []
        self._runner = TaskRunner(self)
        self._path = Path()
        self._csv = self.addAction(tr("Curves as CSV …"), self._ask_for_csv)
        self._curves = (
            self.addAction(tr("Curves as a picture …"), self._ask_for_picture),
            self.addAction(tr("Curves for TensorBoard …"), self._ask_for_events),
        )
        self._model = self.addAction(tr("Model …"), self._ask_for_model)
        self._onnx = self.addAction(tr("Model as ONNX …"), self._ask_for_onnx)
        self._runner.succeeded.connect(lambda sentence: self.done.emit(sentence, self._path))
        self._runner.failed.connect(self.failed)
        self.show_runs([])

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Offer to write other runs."""
        self._runs = list(runs)
        for action in (self._csv, self._model, self._onnx):
            action.setEnabled(len(runs) == 1)
        for action in self._curves:
            action.setEnabled(len(runs) > 0)

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def write_csv(self, path: Path) -> None:
        """Write the curves of the run as CSV."""
        (run,) = self._runs
        self._write(path, lambda: write_csv(run, self._store.curves(run.key), path))

    def write_model(self, path: Path) -> None:
        """Write the model of the run."""
        (run,) = self._runs
        self._write(path, lambda: self._store.copy_model(run.key, path))

    def write_onnx(self, path: Path) -> None:
        """Write the model of the run as an ONNX file, in a thread; PyTorch loads slowly."""
        (run,) = self._runs
        file = self._store.model_file(run.key)
        self._start(onnx_job(from_file(file, run.name).load, path), path)

    def write_picture(self, path: Path) -> None:
        """Write the curves as they are seen, but larger, as PNG."""
        self._write(path, lambda: _write_picture(self._picture, path))

    def write_events(self, folder: Path) -> None:
        """Write the curves of the runs for TensorBoard, in a thread; PyTorch loads slowly."""
        self._start(_events_job(self._store, self._runs, folder), folder)

    def _start(self, job: Job, path: Path) -> None:
        self._path = path
        self._runner.start(job)

    def _write(self, path: Path, write: Callable[[], None]) -> None:
        try:
            write()
        except UserError as error:
            self.failed.emit(str(error))
        else:
            self.done.emit(_written(path), path)

    def _ask_for_csv(self) -> None:
        self._ask(tr("Save the curves"), ".csv", tr("Tables (*.csv)"), self.write_csv)

    def _ask_for_picture(self) -> None:
        self._ask(tr("Save the picture"), ".png", tr("Pictures (*.png)"), self.write_picture)

    def _ask_for_model(self) -> None:
        self._ask(
            tr("Save the model"), ".safetensors", tr("Models (*.safetensors)"), self.write_model
        )

    def _ask_for_onnx(self) -> None:
        self._ask(tr("Save the model"), SUFFIX, FILTER, self.write_onnx)

    def _ask_for_events(self) -> None:
        folder = ask_for_folder(self.parentWidget(), tr("Folder for TensorBoard"), "tensorboard")
        if folder is not None:
            self.write_events(folder)

    def _ask(self, title: str, suffix: str, kinds: str, write: Callable[[Path], None]) -> None:
        proposed = re.sub(r"[^\w-]+", "-", self._runs[0].name).strip("-") or "run"
        parent = self.parentWidget()
        path = ask_where(parent, title, f"{proposed}{suffix}", kinds)
        if path is not None:
            write(path)


def _written(path: Path) -> str:
    return tr("Written to {path}.", path=path)


def _write_picture(view: QGraphicsView, path: Path) -> None:
    image = QImage(view.size() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PICTURE_SCALE)
    with QPainter(image) as painter:
        # Where it goes is said because it would be taken to be as many device pixels.
        view.render(painter, QRectF(view.rect()))
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(content, b"png").write(image)
    write_file(path, bytes(content.data().data()))


def _events_job(store: RunStore, runs: Sequence[Run], folder: Path) -> Job:
    def job(ending: threading.Event) -> Generator[Run, None, str]:
        from mnist_desktop.runs.tensorboard_export import write_events

        for run in runs:
            if not ending.is_set():
                write_events(run, store.curves(run.key), folder)
                yield run
        return _written(folder)

    return job
