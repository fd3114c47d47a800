"""Who reads, wherever that is done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.written import Written
from mnist_desktop.numbers.reading import Reading

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


class Answer(NamedTuple):
    """What was read.

    Attributes:
        reading: All of it.
        own: Which digits of it, by index, the model alone would read otherwise: they are read so
            only as the writer's examples are taken into account.
    """

    reading: Reading
    own: frozenset[int]


class ReadingEnded(Exception):  # noqa: N818, it is no error
    """What was asked for is not answered any more, as nobody waits for it."""


class Reader(Protocol):
    """Reads what is on a pad, one thing after another; one thread at a time asks it.

    What it raises is a `UserError` where the user can mend what is wrong.
    """

    def use(self, load: "Callable[[], TrainedModel]", path: Path | None) -> None:
        """Read with a model from now on, and heed no examples; ask for it before all else.

        Args:
            load: Brings the model.
            path: The file that it comes from, or None where there is none.
        """

    def heed(self, examples: Sequence[Drawing]) -> None:
        """Read drawings as whoever has drawn these examples means them."""

    def read(self, written: Written) -> Answer:
        """Read a drawing or a picture.

        Raises:
            ReadingEnded: `end` was called meanwhile.
        """

    def end(self) -> None:
        """Read no more, and break off what is being read where that can be; from any thread."""
