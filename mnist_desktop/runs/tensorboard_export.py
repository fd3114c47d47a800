"""The curves of a run as event files, which TensorBoard shows."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from mnist_desktop.atomic import replace_together
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.runs.curves import Curve, History
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import digits_title
from mnist_desktop.texts import tr

_EXTRA = "pip install mnist-desktop[tensorboard]"
_EVENTS = "events.out.tfevents.*"


class _Tools(NamedTuple):
    """What TensorBoard and PyTorch bring to make events, which have no types."""

    scalar: Any
    text: Any
    event: Any
    writer: Any


def write_events(run: Run, history: History, folder: Path) -> Path:
    """Write the curves of a run below a folder, and return the run's own folder in it.

    Each part of the curves has its own folder, so that TensorBoard lays them over each other; so
    have runs, if `folder` is the same for all. Events written there before are replaced.
    Accuracies are shares from 0 to 1.

    Raises:
        UserError: TensorBoard is not installed, or nothing can be written there.
    """
    with _quiet():
        made = {part: _events(run, curve) for part, curve in history.parts.items() if len(curve)}
    own = folder / run.key
    name = f"events.out.tfevents.{round(run.began.timestamp()):010}.{run.key}"
    files = {own / part / name: content for part, content in made.items()}
    fault = tr("{path} cannot be written", path=folder)
    with os_error_told(fault, tr("choose another folder")):
        replace_together(files)
        for part in history.parts:
            for older in set((own / part).glob(_EVENTS)) - set(files):
                older.unlink()
    return own


def _events(run: Run, curve: Curve) -> bytes:
    """Return an event file; TensorBoard's own writer fails in a thread, where nobody is told."""
    tools = _tools()
    began, content = run.began.timestamp(), io.BytesIO()
    writer = tools.writer(content)

    def write(seconds: float, **values: Any) -> None:
        event = tools.event(wall_time=began + seconds, **values)
        writer.write(event.SerializeToString())

    write(0, file_version="brain.Event:2")
    write(0, step=0, summary=tools.text("digits", digits_title(run)))
    for point in curve:
        values = {
            "loss": point.loss,
            "accuracy": point.accuracy / 100,
            "learning_rate": point.learning_rate,
        }
        for tag, value in values.items():
            write(point.seconds, step=point.step, summary=tools.scalar(tag, value))
    return content.getvalue()


def _tools() -> _Tools:
    # Here, where its fault is not taken for TensorBoard's.
    import torch  # noqa: F401

    try:
        from tensorboard.compat.proto.event_pb2 import Event
        from tensorboard.summary.writer.record_writer import RecordWriter
        from torch.utils.tensorboard.summary import scalar, text
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
    return _Tools(scalar, text, Event, RecordWriter)


@contextmanager
def _quiet() -> Iterator[None]:
    # TensorBoard and what it brings along warn of each other's versions, which is no news here.
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
