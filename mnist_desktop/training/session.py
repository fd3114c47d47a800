"""A training from its data to its model, as the window and the command line both run it."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import DownloadProgress
from mnist_desktop.data.parts import Parts
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.data.sources import Source, load_parts
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation.metrics import evaluate
from mnist_desktop.formatting import percent
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.log import log_unexpected
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.texts import tr
from mnist_desktop.training.devices import torch_device
from mnist_desktop.training.examples import with_ink
from mnist_desktop.training.records import (
    EpochRecord,
    Phase,
    Preview,
    TrainingEvent,
    TrainingResult,
)
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.training.suspension import NONE_AS_SUCH, ResumeError, damaged
from mnist_desktop.training.too_large import check_fits, too_large, too_large_told
from mnist_desktop.training.trainer import Trainer
from mnist_desktop.training.training_state import (
    NoKeeper,
    StateKeeper,
    TrainingState,
    epochs_from_json,
    epochs_to_json,
)


@dataclass(frozen=True, eq=False)
class Supplements:
    """What is learned from besides a set of digits.

    Attributes:
        ink: Drawings to learn from.
        non_digits: Drawings of what is no digit, to be rejected.
        start: A model to learn on from, of the same architecture; None begins at random.
        teacher: A model whose answers count as much as the labels.
    """

    ink: tuple[Drawing, ...] = ()
    non_digits: tuple[Drawing, ...] = ()
    start: TrainedModel | None = None
    teacher: TrainedModel | None = None


NO_SUPPLEMENTS = Supplements()
NOBODY = NoKeeper()


def learn(
    source: Source,
    architecture: Architecture,
    settings: TrainingSettings,
    is_ending: Callable[[], bool],
    *,
    supplements: Supplements = NO_SUPPLEMENTS,
    rate_factor: Callable[[], float] = lambda: 1.0,
    keeper: StateKeeper = NOBODY,
    state: TrainingState | None = None,
) -> Generator[TrainingEvent, None, TrainingResult]:
    """Load the data, train, and return what was learned however it ends.

    The test set is loaded first, so that its faults come before the work, and read later.

    Args:
        source: Where the images come from.
        architecture: The network.
        settings: How it is trained.
        is_ending: Asked between any two steps; once it says so, training ends with what it has.
        supplements: What is learned from besides.
        rate_factor: Asked before every step: what the planned learning rate is multiplied by.
        keeper: Given the state whenever it is due, once its record has been told.
        state: Of the same training, which was interrupted and now goes on.

    Yields:
        How far it has come.

    Returns:
        What came of it; its model is not tested yet.

    Raises:
        UserError: The data will not do, or it ended before anything was learned.
        ResumeError: The state is none of this training, or its digits have changed.
    """
    yield Phase(tr("Loading the digits …"))
    parts = yield from load_digits(source, is_ending)
    _check_ending(is_ending)
    digest = _digest(parts.training)
    split = stratified_split(parts.training, settings.validation_share, settings.seed)
    with too_large_told(settings):
        if torch_device(settings.device).type == "cpu":
            check_fits(architecture, settings)
        split, ink = with_ink(split, supplements.ink, supplements.non_digits, settings)
        trainer = Trainer(
            architecture,
            settings,
            split,
            ink,
            start=supplements.start,
            teacher=supplements.teacher,
            rate_factor=rate_factor,
        )
    epochs = [] if state is None else _restored(trainer, digest, state)
    is_complete, fault, lack = True, "", ""
    try:
        for record in trainer:
            if isinstance(record, EpochRecord):
                epochs.append(record)
            yield record
            if not isinstance(record, Preview) and keeper.is_due(record):
                keeper.keep(_state(trainer, digest, epochs))
            if is_ending():
                is_complete = False
                break
    except UserError as error:
        # The epochs before it stay learned; where there are none, result() says so.
        is_complete, fault = False, str(error)
    except (RuntimeError, MemoryError) as error:
        # Such as a graphics card that has no room left, or is gone after the computer slept. What
        # earlier epochs learned lies in ordinary memory.
        lack = too_large(error, settings)
        if not epochs and not lack:
            raise
        log_unexpected(error)
        is_complete, fault = False, lack or _told_fault(error)
    left_out = (*parts.training.left_out, *parts.test.left_out)
    return TrainingResult(
        _model(trainer, lack), parts.test, tuple(epochs), is_complete, fault, left_out=left_out
    )


def _model(trainer: Trainer, lack: str) -> TrainedModel:
    """Return what was learned; of what was lacking there may be too little for that, too."""
    try:
        return trainer.result()
    except (UserError, RuntimeError, MemoryError) as error:
        if not lack:
            raise
        raise UserError(lack) from error


def _state(trainer: Trainer, digest: str, epochs: Sequence[EpochRecord]) -> TrainingState:
    told = TrainingState(values={"digest": digest, "epochs": epochs_to_json(epochs)})
    return TrainingState.joined({"told": told, "trainer": trainer.state()})


def _restored(trainer: Trainer, digest: str, state: TrainingState) -> list[EpochRecord]:
    """Have a trainer go on from a state, and return what was told at the ends of epochs before."""
    try:
        told = state.part("told").values
        if told["digest"] != digest:
            raise ResumeError(
                tr(
                    "The digits have changed since this training was interrupted; bring back "
                    "those it began with, or discard it."
                )
            )
        trainer.restore(state.part("trainer"))
        return epochs_from_json(told["epochs"])
    except NONE_AS_SUCH as error:
        raise damaged() from error


def _digest(digits: DigitSet) -> str:
    """Return what only the same images with the same labels in the same order give."""
    digest = hashlib.blake2b(digest_size=16)
    for array in (digits.images, digits.labels):
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _told_fault(error: Exception) -> str:
    reason = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
    return tr(
        "Training broke off ({reason}); go on from what it learned until then.",
        reason=reason.rstrip("."),
    )


def with_test_scores(result: TrainingResult) -> TrainedModel:
    """Return the model with its test scores, for the last report."""
    report = evaluate(predict(result.model, result.test.images).probabilities, result.test.labels)
    metadata = result.model.metadata.with_scores(
        test_accuracy=report.accuracy, test_loss=report.loss
    )
    return replace(result.model, metadata=metadata)


def load_digits(
    source: Source, is_ending: Callable[[], bool]
) -> Generator[TrainingEvent, None, Parts]:
    """Load both parts of a set, and return them.

    Raises:
        UserError: They cannot be loaded, or it was ended.
    """
    _check_ending(is_ending)
    loading = load_parts(source)
    steps = ReturnCapture(loading)
    with closing(loading):
        for progress in steps:
            yield _told(progress)
            _check_ending(is_ending)
    return steps.value


def _check_ending(is_ending: Callable[[], bool]) -> None:
    if is_ending():
        raise UserError(tr("Training was stopped before anything was learned."))


def _told(progress: LoadingProgress) -> Phase | DownloadProgress:
    if isinstance(progress, DownloadProgress):
        return progress
    return Phase(tr("Reading the digits: {share}", share=percent(progress.share, 0)))
