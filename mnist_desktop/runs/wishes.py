"""What whoever watches an experiment wants of it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wishes:
    """What whoever watches a training wants of it, asked between any two steps.

    Attributes:
        is_ending: Once it says so, training ends with what it has.
        is_suspending: Once it says so, a last checkpoint is written, and `Suspended` is raised.
        rate_factor: What the planned learning rate is multiplied by.
    """

    is_ending: Callable[[], bool] = lambda: False
    is_suspending: Callable[[], bool] = lambda: False
    rate_factor: Callable[[], float] = lambda: 1.0
