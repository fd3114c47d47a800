"""Exporting a model as an ONNX file, in a worker thread."""

import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.formatting import file_size
from mnist_desktop.ui.task_runner import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

SUFFIX = ".onnx"
FILTER = "ONNX, for the web and phones (*.onnx)"


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
        return (
            f"Saved as {made.path}, {file_size(made.size)}. It answers as PyTorch does; one image "
            f"takes ONNX Runtime {made.onnx_microseconds / 1000:.2f}\u00a0ms, "
            f"PyTorch {made.torch_microseconds / 1000:.2f}\u00a0ms."
        )

    return job
