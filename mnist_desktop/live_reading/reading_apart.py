"""Reading in another process where the system allows one, and else here."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Answer, Reader
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.live_reading.reading_process import NoProcessError, ReadingProcess
from mnist_desktop.live_reading.written import Written
from mnist_desktop.log import log_line

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_Result = TypeVar("_Result")


class ReadingApart:
    """A `Reader` that reads in another process; where none can be had, in the thread that asks."""

    def __init__(self) -> None:
        self._reader: Reader = ReadingProcess()
        self._examples: Sequence[Drawing] = ()
        self._use: Callable[[Reader], None] = lambda _reader: None

    def use(self, load: "Callable[[], TrainedModel]", path: Path | None) -> None:
        """See `Reader`."""
        self._examples = ()
        self._use = lambda reader: reader.use(load, path)
        self._do(self._use)

    def heed(self, examples: Sequence[Drawing]) -> None:
        """See `Reader`."""
        self._examples = examples
        self._do(lambda reader: reader.heed(examples))

    def read(self, written: Written) -> Answer:
        """See `Reader`."""
        return self._do(lambda reader: reader.read(written))

    def end(self) -> None:
        """See `Reader`."""
        self._reader.end()

    def _do(self, work: Callable[[Reader], _Result]) -> _Result:
        try:
            return work(self._reader)
        except NoProcessError as error:
            log_line(f"Drawings are read in the window's process: {error.__cause__!r}")
            self._reader = ReadingHere()
            self._use(self._reader)
            self._reader.heed(self._examples)
            return work(self._reader)
