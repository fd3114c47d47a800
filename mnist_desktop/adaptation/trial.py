"""Learning a hand, and what that brings: told before anybody accepts it."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.scoring import misread_count
from mnist_desktop.adaptation.tuning import HandTuner
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.recognition.digit_reader import ImageReader

_PARTS = 3


@dataclass(frozen=True, eq=False)
class HandTrial:
    """A model that has learned a hand, and what that brings.

    Attributes:
        model: The model.
        own_count: Drawings of the person that were read without having been learned; 0 where
            there are too few.
        own_before: How many of them the model from before reads right.
        own_after: How many are read right by models that learned the person's other drawings.
        others_count: Digits of others that were read.
        others_before: The share of them that was read right before, 0 to 1.
        others_after: The same of the model.
    """

    model: TrainedModel
    own_count: int
    own_before: int
    own_after: int
    others_count: int
    others_before: float
    others_after: float


def try_hand(tuner: HandTuner, hand: Hand) -> Generator[float, None, HandTrial]:
    """Learn a hand, yielding how much of the work is done, 0 to 1.

    Raises:
        UserError: A digit is missing.
    """
    lesson = tuner.lesson(hand)
    parts = _parts(lesson.hand.labels)
    steps = len(parts) + 2
    yield 1 / steps
    before = after = count = 0
    for number, held_out in enumerate(parts):
        own = lesson.hand.at(held_out)
        rest = np.setdiff1d(np.arange(len(lesson.hand)), held_out)
        before += len(own) - misread_count(ImageReader(tuner.model), own)
        after += len(own) - misread_count(ImageReader(tuner.tuned(lesson.at(rest))), own)
        count += len(own)
        yield (number + 2) / steps
    model = tuner.tuned(lesson)
    others = tuner.accuracy(tuner.model), tuner.accuracy(model)
    return HandTrial(model, count, before, after, tuner.checked_count, *others)


def _parts(labels: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return what is held out in turn; of each digit something is always left to learn from."""
    turns = np.full(len(labels), -1)
    for digit in range(NUM_CLASSES):
        places = np.flatnonzero(labels == digit)
        if len(places) > 1:
            turns[places] = np.arange(len(places)) % min(len(places), _PARTS)
    parts = [np.flatnonzero(turns == turn) for turn in range(_PARTS)]
    return [part for part in parts if len(part)]
