"""Models written as ONNX files, which run without this program: on the web, on phones.

A file is written only if ONNX Runtime, given practice digits, answers as PyTorch does.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from mnist_desktop.atomic import write_file
from mnist_desktop.data import practice
from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import digitness
from mnist_desktop.models.networks import parameter_count
from mnist_desktop.models.trained_model import TrainedModel, compute_logits, predict
from mnist_desktop.texts import tr

SUFFIX = ".onnx"
EXTRA = "pip install 'mnist-desktop[export]'"
"""How what is needed for exporting is installed."""

_CHECKED = 200
_SEED = 20
_TOLERANCE = 1e-3
_MOST_PARAMETERS = 500_000_000  # a file cannot be larger than 2 GB
_TIMED = 200
_MOST_SECONDS = 1.0


@dataclass(frozen=True)
class Exported:
    """An ONNX file, and how it compares with the model in PyTorch.

    Attributes:
        path: The file.
        size: Of the file, in bytes.
        difference: The largest between a probability in PyTorch and in ONNX Runtime.
        torch_microseconds: Median time for the prediction of one image in PyTorch, on one thread.
        onnx_microseconds: The same in ONNX Runtime.
    """

    path: Path
    size: int
    difference: float
    torch_microseconds: float
    onnx_microseconds: float


def export(model: TrainedModel, path: Path) -> Exported:
    """Write a model as an ONNX file, see `onnx_graph.graph_of`, and compare both.

    Raises:
        UserError: The extra is not installed, the model is too large, ONNX Runtime answers
            otherwise than PyTorch, or the file cannot be written.
    """
    content = _content(model)
    session = _session(content)
    images = practice.make("Practice digits", _CHECKED, _SEED).images
    difference = _checked_difference(model, session, images)
    torch_microseconds, onnx_microseconds = _speeds(model, session, images[:1])
    write_file(path, content)
    return Exported(path, len(content), difference, torch_microseconds, onnx_microseconds)


def _content(model: TrainedModel) -> bytes:
    if parameter_count(model.network) > _MOST_PARAMETERS:
        raise UserError(tr("The network is too large for an ONNX file; choose a smaller one."))
    try:
        import onnxruntime  # noqa: F401, needed later, and missed before the work begins

        from mnist_desktop.models.onnx_graph import graph_of
    except ModuleNotFoundError as error:
        raise UserError(tr("ONNX is not installed; run: {command}.", command=EXTRA)) from error
    except ImportError as error:
        raise UserError(
            tr("ONNX cannot be loaded ({reason}); run: {command}.", reason=error, command=EXTRA)
        ) from error
    content: bytes = graph_of(model).SerializeToString()
    return content


def _session(content: bytes) -> Any:
    """Return ONNX Runtime's session for a graph, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors, not warnings
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def _checked_difference(model: TrainedModel, session: Any, images: NDArray[np.uint8]) -> float:
    """Return the largest difference between probabilities; raise UserError if it matters."""
    from mnist_desktop.models.onnx_graph import DIGITNESS, PROBABILITIES

    found = _answers(session, images)
    difference = _largest(found[PROBABILITIES], predict(model, images).probabilities)
    odds = 0.0
    if DIGITNESS in found:
        odds = _largest(found[DIGITNESS], digitness(compute_logits(model, images)))
    # What is no number is not below the tolerance either.
    if not max(difference, odds) <= _TOLERANCE:
        raise UserError(tr("ONNX Runtime answers otherwise than PyTorch, so nothing was written."))
    return difference


def _answers(session: Any, images: NDArray[np.uint8]) -> dict[str, NDArray[Any]]:
    from mnist_desktop.models.onnx_graph import IMAGES

    names = [output.name for output in session.get_outputs()]
    values = session.run(names, {IMAGES: images.astype(np.float32)})
    return dict(zip(names, values, strict=True))


def _largest(found: NDArray[np.float32], expected: NDArray[np.float32]) -> float:
    return float(np.abs(found - expected).max())


def _speeds(model: TrainedModel, session: Any, image: NDArray[np.uint8]) -> tuple[float, float]:
    with _one_thread():
        in_torch = _median_microseconds(lambda: predict(model, image))
    return in_torch, _median_microseconds(lambda: _answers(session, image))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let PyTorch compute on a single thread for a while."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _median_microseconds(predict: Callable[[], object]) -> float:
    """Return how long a prediction takes, of as many as there is time for; of one at least."""
    times: list[float] = []
    while len(times) < _TIMED and sum(times) < _MOST_SECONDS:
        began = time.perf_counter()
        predict()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1e6
