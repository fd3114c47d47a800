"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mnist_desktop.data.sources import Source
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.training.records import Phase, Told
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.task import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel


@dataclass(frozen=True)
class Wish:
    """What the form asks for: an order that needs no PyTorch."""

    source: Source
    architecture: Architecture
    settings: TrainingSettings


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of it.

    Attributes:
        model: The trained model; its card holds the test accuracy. It is never changed.
        test_name: What the test set is called.
        test_count: How many images it has.
        is_complete: Whether training went on to its end.
        fault: One sentence on why it broke off by itself, or empty.
    """

    model: "TrainedModel"
    test_name: str
    test_count: int
    is_complete: bool
    fault: str


def training_job(wish: Wish) -> Job:
    """Return the work that is asked for: it tells `Told` and returns an `Outcome`.

    Ended early, it keeps the best epoch so far and still reads the test set.
    """

    def job(ending: threading.Event) -> "Generator[Told, None, Outcome]":
        # Here and not above: PyTorch takes seconds, and the window must not wait for it.
        from mnist_desktop.training.session import Order, learn, with_test_scores

        order = Order(wish.source, wish.architecture, wish.settings)
        learnt = yield from learn(order, ending.is_set)
        yield Phase("Reading the test set …")
        test, name = len(learnt.test), learnt.test.name
        return Outcome(with_test_scores(learnt), name, test, learnt.is_complete, learnt.fault)

    return job
