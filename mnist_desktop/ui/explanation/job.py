"""The work behind the view of an explanation; it loads PyTorch, and runs in a thread."""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.explanation.records import Explanation, SaliencyMethod
from mnist_desktop.ui.model_registry import LazyModel
from mnist_desktop.ui.task_runner import Job

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel


@dataclass(frozen=True, eq=False)
class ExplanationRequest:
    """What is to be explained.

    Attributes:
        model: Who answers.
        image: uint8, shape (28, 28).
        digit: The digit asked about; None for the answer.
        method: How its score is shared out among the pixels.
    """

    model: LazyModel
    image: NDArray[np.uint8]
    digit: int | None
    method: SaliencyMethod


@dataclass(frozen=True, eq=False)
class Step:
    """An explanation, the first of a request being rough, and the model, loaded."""

    model: "TrainedModel"
    explanation: Explanation


def explaining(request: ExplanationRequest, loaded: "TrainedModel | None") -> Job:
    """Return the work of fulfilling a request; it tells better and better `Step`s.

    Args:
        request: What is to be explained.
        loaded: Its model, where that was loaded before.
    """

    def job(ending: threading.Event) -> Generator[Step, None, None]:
        # Here and not above: PyTorch takes seconds, and the window must not wait for it.
        from mnist_desktop.explanation.explain import explain_in_steps

        model = loaded or request.model.load()
        for explanation in explain_in_steps(model, request.image, request.digit, request.method):
            yield Step(model, explanation)
            if ending.is_set():
                return

    return job
