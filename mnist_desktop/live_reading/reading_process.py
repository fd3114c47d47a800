"""Reading in a process of its own, so that neither side waits for the other's Python.

Threads of one process take turns in Python: a pen that moves, a training and reading in one process
make each other wait, and an answer comes twice as late (docs/adr/0019-reading-process.md).
"""

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop import texts
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Answer, ReadingEnded
from mnist_desktop.live_reading.serving import Failure, Heed, Request, Use, receive, send, serve
from mnist_desktop.live_reading.written import Written
from mnist_desktop.looking import is_there
from mnist_desktop.texts import tr

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from mnist_desktop.models.trained_model import TrainedModel

_ATTEMPTS = 2
_ENDING_SECONDS = 1.0


class NoProcessError(Exception):
    """The system does not let a process begin."""


class ReadingProcess:
    """A `Reader` whose process begins when it is first asked; where it dies, another one begins.

    The other process ends with this one, however this one ends.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_ended = False
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._use: Use | None = None
        self._heed: Heed | None = None

    def use(self, load: "Callable[[], TrainedModel]", path: Path | None) -> None:
        """See `Reader`; a model of a file is read from it there.

        Raises:
            NoProcessError: Nothing can be read this way.
        """
        model = path if path is not None and is_there(path) else load()
        self._use = self._heed = None
        request = Use(model)
        self._ask(request)
        self._use = request

    def heed(self, examples: Sequence[Drawing]) -> None:
        """See `Reader`."""
        request = Heed(tuple(examples))
        self._ask(request)
        self._heed = request

    def read(self, written: Written) -> Answer:
        """See `Reader`."""
        answer = self._ask(written)
        if answer is None:
            raise RuntimeError("There is no answer.")
        return answer

    def end(self) -> None:
        """See `Reader`."""
        with self._guard:
            self._is_ended = True
            if self._process is not None:
                self._process.kill()

    def _ask(self, request: Request) -> Answer | None:
        for _ in range(_ATTEMPTS):
            try:
                return self._exchange(self._begun(), request)
            except (EOFError, OSError) as error:
                self._let_go()
                if self._is_ended:
                    raise ReadingEnded from error
        raise UserError(
            tr("The system ended the process that reads twice; close other programs, and draw on.")
        )

    def _begun(self) -> "Connection":
        """Return the pipe to the process, which begins where there is none."""
        if self._pipe is None:
            self._pipe = self._begin()
            try:
                for known in (self._use, self._heed):
                    if known is not None:
                        self._exchange(self._pipe, known)
            except BaseException:
                # The model's file may have gone; one that knows half of it reads nothing.
                self._let_go()
                raise
        return self._pipe

    def _begin(self) -> "Connection":
        context = multiprocessing.get_context("spawn")
        try:
            ours, theirs = context.Pipe()
            # The other one's copy is closed here, so that each end sees when the other is gone.
            with theirs:
                self._start(context.Process(target=serve, args=(theirs, texts.spoken())))
            receive(ours)
        except (EOFError, OSError) as error:
            if self._is_ended:
                raise ReadingEnded from error
            raise NoProcessError from error
        return ours

    def _start(self, process: SpawnProcess) -> None:
        # Whatever ends Python ends it, too.
        process.daemon = True
        with self._guard:
            if self._is_ended:
                raise ReadingEnded
            process.start()
            self._process = process

    def _exchange(self, pipe: "Connection", request: Request) -> Answer | None:
        send(pipe, request)
        reply = receive(pipe)
        if isinstance(reply, Failure):
            # What raised it there is told in the log.
            raise reply.error from RuntimeError(reply.traceback)
        return reply if isinstance(reply, Answer) else None

    def _let_go(self) -> None:
        """Forget a process that answers no more."""
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join(_ENDING_SECONDS)
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
