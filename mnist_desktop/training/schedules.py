"""How the learning rate changes during training."""

import math
from collections.abc import Mapping
from typing import Any

from mnist_desktop.training.settings import Schedule, TrainingSettings

_RISE = 0.3
_START_DIVISOR = 25
_END_DIVISOR = 25e4


class LearningRate:
    """The learning rate of one training, step by step.

    Args:
        settings: The schedule, and the learning rate that is its peak.
        steps: Steps of the whole training.
    """

    def __init__(self, settings: TrainingSettings, steps: int) -> None:
        self._settings = settings
        self._steps = steps
        self._drops = 0
        self._least_loss = math.inf
        self._epochs_since = 0

    def at(self, step: int) -> float:
        """Return the learning rate of one step, 0 being the first."""
        dropped = self._settings.drop_factor**self._drops
        return planned_rate(self._settings, step, self._steps) * dropped

    def end_epoch(self, validation_loss: float) -> None:
        """Take notice of an epoch's validation loss, by which the schedule “plateau” drops.

        Any improvement counts, however small.
        """
        if self._settings.schedule is not Schedule.PLATEAU:
            return
        if validation_loss < self._least_loss:
            self._least_loss, self._epochs_since = validation_loss, 0
            return
        self._epochs_since += 1
        if self._epochs_since >= self._settings.drop_epochs:
            self._drops += 1
            self._epochs_since = 0

    def state(self) -> dict[str, Any]:
        """Return what it remembers of earlier epochs, as values that JSON can hold."""
        # JSON knows no infinity.
        least = self._least_loss if math.isfinite(self._least_loss) else None
        return {"drops": self._drops, "least_loss": least, "epochs_since": self._epochs_since}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Remember what `state` returned.

        Raises:
            KeyError: Some of it lacks.
        """
        least = state["least_loss"]
        self._least_loss = math.inf if least is None else float(least)
        self._drops = int(state["drops"])
        self._epochs_since = int(state["epochs_since"])


def planned_rate(settings: TrainingSettings, step: int, steps: int) -> float:
    """Return the learning rate that is planned for one step, whatever training will bring.

    Args:
        settings: The schedule, and the learning rate that is its peak.
        step: The step's number, 0 for the first.
        steps: Steps of the whole training.
    """
    peak = settings.learning_rate
    match settings.schedule:
        case Schedule.STEP:
            epoch = step * settings.epochs // steps
            return peak * settings.drop_factor ** (epoch // settings.drop_epochs)
        case Schedule.COSINE:
            # Source: Loshchilov, Hutter, SGDR, 2017, one fall without restarts.
            return peak * _between(1.0, 0.0, step / steps)
        case Schedule.ONE_CYCLE:
            return peak * _one_cycle(step / max(steps - 1, 1))
        case _:
            return peak


def _one_cycle(progress: float) -> float:
    """Return the share of the peak: a rise, then a long fall, both along half a cosine.

    Source: Smith, Topin, Super-convergence, 2018, in the shape that PyTorch and fastai use.
    """
    if progress < _RISE:
        return _between(1 / _START_DIVISOR, 1.0, progress / _RISE)
    return _between(1.0, 1 / _END_DIVISOR, (progress - _RISE) / (1 - _RISE))


def _between(start: float, end: float, progress: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * progress)) / 2
