"""Learning the user's hand, done in a worker thread."""

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.task_runner import Job

if TYPE_CHECKING:
    from mnist_desktop.adaptation.trial import HandTrial

_MOST_OF_EACH = 20
_AGAIN = mark(
    "This model has learned a hand already; choose the one that it came from at the top, then "
    "learn again."
)
# Of all the work, until learning itself begins.
_GETTING_READY = 0.2


@dataclass(frozen=True, eq=False)
class Proposal:
    """A model that has learned a hand, and is not in use yet.

    Attributes:
        base: The model from before.
        trial: The model, and what it brings.
        others: What the digits of others are called, which it was held against.
        began: When learning began.
        seconds: How long it took.
    """

    base: LazyModel
    trial: "HandTrial"
    others: str
    began: datetime
    seconds: float


def hand_job(base: LazyModel, drawings: Sequence[Drawing]) -> Job:
    """Return the work of learning a hand: it tells how much is done, 0 to 1.

    Its result is a `Proposal`.

    Args:
        base: The model that learns.
        drawings: Of the user, the oldest first; the newest of each digit are learned from.
    """

    def job(_ending: threading.Event) -> Generator[float, None, Proposal]:
        from mnist_desktop.adaptation.others import digits_of_others
        from mnist_desktop.adaptation.trial import try_hand
        from mnist_desktop.adaptation.tuning import HandTuner
        from mnist_desktop.runs.own_hand import has_learned_a_hand

        began, start = datetime.now(UTC), monotonic()
        yield 0.0
        model = base.load()
        if has_learned_a_hand(model):
            raise UserError(tr(_AGAIN))
        title, others = digits_of_others()
        yield _GETTING_READY / 2
        tuner = HandTuner(model, others)
        yield _GETTING_READY
        hand = Hand.of(drawings[::-1]).first_of_each(_MOST_OF_EACH)
        trying = ReturnCapture(try_hand(tuner, hand))
        for share in trying:
            yield _GETTING_READY + (1 - _GETTING_READY) * share
        return Proposal(base, trying.value, title, began, monotonic() - start)

    return job
