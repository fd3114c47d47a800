"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mnist_desktop.data.sources import Source
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.runs.curves import History
from mnist_desktop.runs.recorder import Recorder
from mnist_desktop.runs.run import Run, new_key
from mnist_desktop.runs.spread import Spread, spread
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.records import Phase, Told
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.task import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel
    from mnist_desktop.training.session import Learnt, Order


@dataclass(frozen=True)
class Wish:
    """What the form asks for: an order that needs no PyTorch.

    Attributes:
        source: Where the digits come from.
        architecture: The network.
        settings: How it is trained.
        name: What the run is called.
        seeds: How often it is trained, with one seed after another.
        before: The run whose model is learned on from.
    """

    source: Source
    architecture: Architecture
    settings: TrainingSettings
    name: str = "Run"
    seeds: int = 1
    before: Run | None = None


@dataclass(frozen=True, eq=False)
class Began:
    """Told when a training begins.

    Attributes:
        number: Of the training, 1 to `count`.
        count: How many there are, one for each seed.
        history: The curves of the run that it goes on from, to be added to.
        epochs: Epochs at whose end the curves will be.
    """

    number: int
    count: int
    history: History
    epochs: float


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of it.

    Attributes:
        model: The model, of several that with the least validation loss; its metadata holds the
            test accuracy. It is never changed.
        test_name: What the test set is called.
        test_count: How many images it has.
        is_complete: Whether training went on to its end.
        fault: One sentence on why it broke off by itself, or could not be kept; or empty.
        spread: Of the test accuracies of several seeds; None for fewer than two.
    """

    model: "TrainedModel"
    test_name: str
    test_count: int
    is_complete: bool
    fault: str
    spread: Spread | None


JobRecord = Told | Began


def training_job(wish: Wish, store: RunStore, rate_factor: Callable[[], float]) -> Job:
    """Return the work that is asked for: it tells `JobRecord` and returns an `Outcome`.

    Ended early, it keeps the best epoch so far and still reads the test set.

    Args:
        wish: What is asked for.
        store: Where each training is kept as a run.
        rate_factor: Asked before every step: what the planned learning rate is multiplied by.
    """

    def job(ending: threading.Event) -> "Generator[JobRecord, None, Outcome]":
        order = _order(wish, store)
        group = new_key(datetime.now(UTC)) if wish.seeds > 1 else ""
        done: list[_Done] = []
        while not done or (len(done) < wish.seeds and not ending.is_set()):
            number = len(done)
            seeded = replace(wish.settings, seed=wish.settings.seed + number)
            name = f"{wish.name}, seed {seeded.seed}" if group else wish.name
            recorder = Recorder(store, seeded, name, group, wish.before)
            history = recorder.history
            yield Began(number + 1, wish.seeds, history, _last_epoch(history) + seeded.epochs)
            done.append(
                (yield from _train(replace(order, settings=seeded), recorder, ending, rate_factor))
            )
        return _outcome(done)

    return job


@dataclass(frozen=True, eq=False)
class _Done:
    """One training that has ended."""

    model: "TrainedModel"
    learned: "Learnt"
    run: Run | None
    fault: str


def _order(wish: Wish, store: RunStore) -> "Order":
    # Here and not above: PyTorch takes seconds, and the window must not wait for it.
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.training.session import Order

    start = load_model(store.model_file(wish.before.key)) if wish.before else None
    return Order(wish.source, wish.architecture, wish.settings, start=start)


def _train(
    order: "Order",
    recorder: Recorder,
    ending: threading.Event,
    rate_factor: Callable[[], float],
) -> "Generator[Told, None, _Done]":
    from mnist_desktop.training.session import learn, with_test_scores

    learned = yield from recorder.following(learn(order, ending.is_set, rate_factor))
    yield Phase("Reading the test set …")
    model = with_test_scores(learned)
    try:
        run = recorder.keep(model, is_complete=learned.is_complete)
    except UserError as error:
        # The model is there all the same, and can be used and saved.
        return _Done(model, learned, None, learned.fault or str(error))
    return _Done(model, learned, run, learned.fault)


def _outcome(done: list[_Done]) -> Outcome:
    best = min(done, key=lambda one: one.model.metadata.scores["validation_loss"])
    faults = [one.fault for one in done if one.fault]
    test = best.learned.test
    return Outcome(
        best.model,
        test.name,
        len(test),
        all(one.learned.is_complete for one in done),
        faults[0] if faults else "",
        spread([one.run for one in done if one.run is not None]),
    )


def _last_epoch(history: History) -> float:
    return max((*history.training.epochs, *history.epoch_ends.epochs), default=0.0)
