"""A training from its data to its model, as the window and the command line both run it."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import ReadingProgress
from mnist_desktop.data.sources import AnyLoading, Source
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import evaluate
from mnist_desktop.formatting import percent
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.training.examples import with_ink
from mnist_desktop.training.records import Phase, Told
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.trainer import Trainer


@dataclass(frozen=True, eq=False)
class Order:
    """What is to be trained, on what, and how.

    Attributes:
        source: Where the images come from.
        architecture: The network.
        settings: How it is trained.
        ink: Drawings to learn from besides.
        non_digits: Drawings of what is no digit, to be rejected.
        start: A model to learn on from, of the same architecture; None begins at random.
        teacher: A model whose answers count as much as the labels.
    """

    source: Source
    architecture: Architecture
    settings: TrainingSettings
    ink: tuple[Drawing, ...] = ()
    non_digits: tuple[Drawing, ...] = ()
    start: TrainedModel | None = None
    teacher: TrainedModel | None = None


@dataclass(frozen=True, eq=False)
class Learnt:
    """What came of it.

    Attributes:
        model: The model of the best epoch; not yet tested.
        test: The set to test it on, once.
        is_complete: Whether training went on to its end.
        fault: One sentence on why it broke off by itself, or empty.
    """

    model: TrainedModel
    test: DigitSet
    is_complete: bool
    fault: str = ""


def learn(
    order: Order,
    is_ending: Callable[[], bool],
    rate_factor: Callable[[], float] = lambda: 1.0,
) -> Generator[Told, None, Learnt]:
    """Load the data, train, and keep what was learned however it ends.

    The test set is loaded first, so that its faults come before the work, and read later.

    Args:
        order: What is to be trained.
        is_ending: Asked between any two steps; once it says so, training ends with what it has.
        rate_factor: Asked before every step: what the planned learning rate is multiplied by.

    Yields:
        How far it has come.

    Raises:
        UserError: The data will not do, or it ended before anything was learned.
    """
    yield Phase("Loading the digits …")
    test = yield from _load(order.source, Part.TEST, is_ending)
    digits = yield from _load(order.source, Part.TRAINING, is_ending)
    _check_ending(is_ending)
    split = stratified_split(digits, order.settings.validation_share, order.settings.seed)
    split, ink = with_ink(split, order.ink, order.non_digits, order.settings)
    trainer = Trainer(
        order.architecture,
        order.settings,
        split,
        ink,
        start=order.start,
        teacher=order.teacher,
        rate_factor=rate_factor,
    )
    is_complete, fault = True, ""
    try:
        for record in trainer:
            yield record
            if is_ending():
                is_complete = False
                break
    except UserError as error:
        # The epochs before it stay learned; where there are none, result() says so.
        is_complete, fault = False, str(error)
    return Learnt(trainer.result(), test, is_complete, fault)


def with_test_scores(learned: Learnt) -> TrainedModel:
    """Return the model with its test scores, for the last report."""
    report = evaluate(
        predict(learned.model, learned.test.images).probabilities, learned.test.labels
    )
    metadata = learned.model.metadata.with_scores(
        test_accuracy=report.accuracy, test_loss=report.loss
    )
    return replace(learned.model, metadata=metadata)


def _load(
    source: Source, part: Part, is_ending: Callable[[], bool]
) -> Generator[Told, None, DigitSet]:
    _check_ending(is_ending)
    loading: AnyLoading = source.load(part)
    steps = ReturnCapture(loading)
    with closing(loading):
        for progress in steps:
            yield _told(progress)
            _check_ending(is_ending)
    return steps.value


def _check_ending(is_ending: Callable[[], bool]) -> None:
    if is_ending():
        raise UserError("Training was stopped before anything was learned.")


def _told(progress: DownloadProgress | ReadingProgress) -> Phase | DownloadProgress:
    if isinstance(progress, DownloadProgress):
        return progress
    return Phase(f"Reading the digits: {percent(progress.share, 0)}")
