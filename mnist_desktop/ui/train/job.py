"""The work of the Train page, done in a worker thread."""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.sources import Source
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.training.records import TrainingRecord
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.task import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained import TrainedModel


@dataclass(frozen=True)
class Phase:
    """What is being done, in a few words, where nothing can be counted."""

    words: str


@dataclass(frozen=True)
class Order:
    """What is to be trained, on what, and how."""

    source: Source
    architecture: Architecture
    settings: TrainingSettings


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of it.

    Attributes:
        model: The trained model; its card holds the test accuracy.
        test_name: What the test set is called.
        test_count: How many images it has.
    """

    model: "TrainedModel"
    test_name: str
    test_count: int


Told = Phase | DownloadProgress | TrainingRecord


def training_job(order: Order) -> Job:
    """Return the work that `order` asks for: it tells `Told` and returns an `Outcome`.

    Ended early, it keeps the best epoch so far and still reads the test set.
    """

    def job(ending: threading.Event) -> Generator[Told, None, Outcome]:
        yield Phase("Loading PyTorch …")
        from mnist_desktop.evaluation.metrics import evaluate
        from mnist_desktop.models.trained import TrainedModel, answers
        from mnist_desktop.training.training import Training

        yield Phase("Loading the digits …")
        digits = yield from order.source.load(Part.TRAINING)
        settings = order.settings
        split = stratified_split(digits, settings.validation_share, settings.seed)
        training = Training(order.architecture, settings, split)
        for record in training:
            yield record
            if ending.is_set():
                break
        yield Phase("Reading the test set …")
        model = training.result()
        test = yield from order.source.load(Part.TEST)
        report = evaluate(answers(model, test.images).probabilities, test.labels)
        card = model.card.with_scores(test_accuracy=report.accuracy, test_loss=report.loss)
        return Outcome(TrainedModel(card, model.network), test.name, len(test))

    return job
