"""The curves of a run as event files, which TensorBoard shows."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import digits_title
from mnist_desktop.texts import tr

_EXTRA = "pip install mnist-desktop[tensorboard]"
_EVENTS = "events.out.tfevents.*"


def write_events(run: Run, history: History, folder: Path) -> Path:
    """Write the curves of a run below a folder, and return the run's own folder in it.

    Each part of the curves has its own folder, so that TensorBoard lays them over each other; so
    have runs, if `folder` is the same for all. Events written there before are replaced.
    Accuracies are shares from 0 to 1.

    Raises:
        UserError: TensorBoard is not installed, or nothing can be written there.
    """
    with _quiet():
        writer_class = _writer_class()
        own = folder / run.key
        fault = tr("{path} cannot be written", path=folder)
        with os_error_told(fault, tr("choose another folder")):
            for part, curve in history.parts.items():
                _clear(own / part)
                if not len(curve):
                    continue
                with writer_class(str(own / part)) as writer:
                    writer.add_text("digits", digits_title(run), 0, run.began.timestamp())
                    _write(curve, writer, run.began.timestamp())
    return own


def _writer_class() -> Any:
    # Here, where its fault is not taken for TensorBoard's.
    import torch  # noqa: F401

    try:
        from torch.utils.tensorboard import SummaryWriter
    except ModuleNotFoundError as error:
        raise UserError(
            tr("TensorBoard is not installed; run: {command}", command=_EXTRA)
        ) from error
    except ImportError as error:
        raise UserError(
            tr(
                "TensorBoard cannot be loaded ({reason}); run: {command}",
                reason=error,
                command=_EXTRA,
            )
        ) from error
    return SummaryWriter


@contextmanager
def _quiet() -> Iterator[None]:
    # TensorBoard and what it brings along warn of each other's versions, which is no news here.
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _clear(folder: Path) -> None:
    for old in folder.glob(_EVENTS):
        old.unlink()


def _write(curve: Curve, writer: Any, began: float) -> None:
    for point in curve:
        values = {
            "loss": point.loss,
            "accuracy": point.accuracy / 100,
            "learning_rate": point.learning_rate,
        }
        for tag, value in values.items():
            writer.add_scalar(tag, value, point.step, walltime=began + point.seconds)
