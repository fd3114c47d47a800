"""Reading in the thread that asks."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Answer
from mnist_desktop.live_reading.torch_preload import load_library
from mnist_desktop.live_reading.written import Written

if TYPE_CHECKING:
    from mnist_desktop.live_reading.readers import Readers
    from mnist_desktop.models.trained_model import TrainedModel


class ReadingHere:
    """A `Reader` that reads in the thread that asks; what it is at when it ends, it finishes."""

    def __init__(self) -> None:
        self._readers: Readers | None = None

    def use(self, load: "Callable[[], TrainedModel]", _path: Path | None) -> None:
        """See `Reader`."""
        load_library()
        # Here and not above: PyTorch takes long to load.
        from mnist_desktop.live_reading.readers import Readers

        self._readers = Readers.of(load())

    def heed(self, examples: Sequence[Drawing]) -> None:
        """See `Reader`."""
        self._readers = self._in_use.heeding(examples)

    def read(self, written: Written) -> Answer:
        """See `Reader`."""
        return self._in_use.read(written)

    def end(self) -> None:
        """See `Reader`."""

    @property
    def _in_use(self) -> "Readers":
        if self._readers is None:
            raise RuntimeError("Nobody said which model reads.")
        return self._readers
