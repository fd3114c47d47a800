"""Exporting a model as an ONNX file, in a worker thread."""

import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.formatting import file_size, fixed
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.task_runner import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

SUFFIX = ".onnx"
FILTER = mark("ONNX, for the web and phones (*.onnx)")
"""The kind of file, as Qt writes it."""


def onnx_job(load: "Callable[[], TrainedModel]", path: Path) -> Job:
    """Return the work of exporting a model; it returns one sentence on what came of it.

    Args:
        load: Gives the model; called in the worker thread.
        path: The file to be written.
    """

    def job(_ending: threading.Event) -> Generator[object, None, str]:
        from mnist_desktop.models.onnx_export import export

        yield None
        made = export(load(), path)
        return tr(
            "Saved as {path}, {size}. It answers as PyTorch does; one image takes ONNX Runtime "
            "{onnx}\u00a0ms, PyTorch {torch}\u00a0ms.",
            path=made.path,
            size=file_size(made.size),
            onnx=fixed(made.onnx_microseconds / 1000, 2),
            torch=fixed(made.torch_microseconds / 1000, 2),
        )

    return job
