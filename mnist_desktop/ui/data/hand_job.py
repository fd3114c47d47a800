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
from mnist_desktop.ui.stepping_aside import step_aside
from mnist_desktop.ui.task_runner import Job

if TYPE_CHECKING:
    from mnist_desktop.adaptation.trial import HandTrial
    from mnist_desktop.models.trained_model import TrainedModel

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


@dataclass(frozen=True)
class Origins:
    """What a model that has learned a hand in an earlier session may have come from.

    Attributes:
        run: The model of the run that it went on from; None where that is not known.
        bundled: The model that ships with the program.
    """

    run: LazyModel | None
    bundled: LazyModel

    def of(self, model: "TrainedModel") -> LazyModel:
        """Return the model that one which has learned a hand came from.

        Raises:
            UserError: That is not known.
        """
        if self.run is not None:
            return self.run
        if model.metadata.recipe.get("base") == self.bundled.name:
            return self.bundled
        raise UserError(tr(_AGAIN))


def hand_job(base: LazyModel, origins: Origins, drawings: Sequence[Drawing]) -> Job:
    """Return the work of learning a hand: it tells how much is done, 0 to 1.

    Its result is a `Proposal`.

    Args:
        base: The model that learns.
        origins: What it may have come from, where it has learned a hand before.
        drawings: Of the user, the oldest first; the newest of each digit are learned from.
    """

    def job(_ending: threading.Event) -> Generator[float, None, Proposal]:
        step_aside()
        from mnist_desktop.adaptation.others import digits_of_others
        from mnist_desktop.adaptation.trial import try_hand
        from mnist_desktop.adaptation.tuning import HandTuner
        from mnist_desktop.runs.own_hand import has_learned_a_hand

        began, start = datetime.now(UTC), monotonic()
        yield 0.0
        learning, model = base, base.load()
        if has_learned_a_hand(model):
            learning = origins.of(model)
            model = learning.load()
        title, others = digits_of_others()
        yield _GETTING_READY / 2
        tuner = HandTuner(model, others)
        yield _GETTING_READY
        hand = Hand.of(drawings[::-1]).first_of_each(_MOST_OF_EACH)
        trying = ReturnCapture(try_hand(tuner, hand))
        for share in trying:
            yield _GETTING_READY + (1 - _GETTING_READY) * share
        return Proposal(learning, trying.value, title, began, monotonic() - start)

    return job
