"""What the reading process does: it answers requests that come through a pipe, one by one."""

import contextlib
import gc
import pickle
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop import texts
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Answer
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.live_reading.written import Written
from mnist_desktop.log import keep_crashes

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


@dataclass(frozen=True, eq=False)
class Use:
    """Read with a model, which may be told by its file."""

    model: "Path | TrainedModel"


@dataclass(frozen=True, eq=False)
class Heed:
    """Take examples into account."""

    examples: tuple[Drawing, ...]


Request = Use | Heed | Written


@dataclass(frozen=True, eq=False)
class Failure:
    """Something went wrong.

    Attributes:
        error: What was raised.
        traceback: Where, and from what, as text: neither goes through a pipe.
    """

    error: Exception
    traceback: str


Reply = Answer | Failure | None


def serve(pipe: Connection, language: texts.Language) -> None:
    """Answer all requests until the other end of the pipe is closed, as it is when its owner dies.

    Args:
        pipe: What comes and goes is pickled: both ends are this program.
        language: That of whoever reads the errors.
    """
    # Ctrl+C in a terminal comes to all processes in it; the window says when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_crashes()
    texts.speak(language)
    reader = ReadingHere()
    # Whoever asked may have gone while an answer was found, too.
    with contextlib.suppress(EOFError, OSError):
        send(pipe, None)
        while True:
            request = receive(pipe)
            send(pipe, _attempt(lambda: _answer(reader, request)))  # noqa: B023, called at once


def send(pipe: Connection, what: object) -> None:
    """Send something."""
    pipe.send_bytes(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))


def receive(pipe: Connection) -> Any:
    """Wait for something and return it.

    Raises:
        EOFError, OSError: The other process has gone.
    """
    return pickle.loads(pipe.recv_bytes())  # noqa: S301, the other end is this program


def _answer(reader: ReadingHere, request: Request) -> Answer | None:
    match request:
        case Use(model):
            reader.use(_bringing(model), None)
            # Looking through all of PyTorch for garbage takes a fifth of a second, while somebody
            # waits for an answer; it is put aside for good.
            gc.freeze()
        case Heed(examples):
            reader.heed(examples)
        case _:
            return reader.read(request)
    return None


def _bringing(model: "Path | TrainedModel") -> "Callable[[], TrainedModel]":
    if not isinstance(model, Path):
        return lambda: model
    from mnist_desktop.models.model_files import load_model

    return lambda: load_model(model)


def _attempt(work: Callable[[], Answer | None]) -> Reply:
    try:
        return work()
    except Exception as error:  # noqa: BLE001, it is raised again where the answer is waited for
        return Failure(_portable(error), traceback.format_exc())


def _portable(error: Exception) -> Exception:
    """Return an error as it goes through a pipe."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301, see above
    except Exception:  # noqa: BLE001, errors of others may hold anything
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
