"""How the learning rate changes during training."""

import math

from mnist_desktop.training.settings import Schedule, TrainingSettings

_RISE = 0.3
_START_DIVISOR = 25
_END_DIVISOR = 25e4


def learning_rate(settings: TrainingSettings, step: int, steps: int) -> float:
    """Return the learning rate of one step.

    Args:
        settings: The schedule, and the learning rate that is its peak.
        step: The step's number, 0 for the first.
        steps: Steps of the whole training.
    """
    if settings.schedule is Schedule.CONSTANT:
        return settings.learning_rate
    return settings.learning_rate * _one_cycle(step / max(steps - 1, 1))


def _one_cycle(progress: float) -> float:
    """Return the share of the peak: a rise, then a long fall, both along half a cosine.

    Source: Smith, Topin, Super-convergence, 2018, in the shape that PyTorch and fastai use.
    """
    if progress < _RISE:
        return _between(1 / _START_DIVISOR, 1.0, progress / _RISE)
    return _between(1.0, 1 / _END_DIVISOR, (progress - _RISE) / (1 - _RISE))


def _between(start: float, end: float, progress: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * progress)) / 2
