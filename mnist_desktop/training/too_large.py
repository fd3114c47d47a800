"""What is told where a training takes more than the computer has."""

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.models.layer_summary import layers, totals
from mnist_desktop.shortage import Shortage, no_threads, shortage
from mnist_desktop.texts import tr
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings

_BYTES = 4
# Numbers that an optimizer remembers of each weight, at least.
_REMEMBERED = {
    OptimizerKind.ADAM: 2,
    OptimizerKind.ADAMW: 2,
    OptimizerKind.RMSPROP: 1,
    OptimizerKind.SGD: 0,
}


def too_large(error: Exception, settings: TrainingSettings) -> str:
    """Return one sentence on what to try; nothing for an error that tells of no shortage."""
    kind = shortage(error)
    if kind is None:
        return ""
    if kind is Shortage.THREADS:
        return no_threads()
    return _no_memory(kind, settings)


def check_fits(architecture: Architecture, settings: TrainingSettings) -> None:
    """Refuse, before memory is taken, what surely takes more than there is in the computer.

    Linux promises memory that it does not have, and ends the program once it is used.

    Raises:
        UserError: It does.
    """
    if least_bytes(architecture, settings) > memory_bytes():
        raise UserError(_no_memory(Shortage.MEMORY, settings))


def least_bytes(architecture: Architecture, settings: TrainingSettings) -> int:
    """Return what a training takes at least.

    That is each weight, its gradient and what the optimizer remembers of it, and for each image of
    a batch what every layer gives.
    """
    counted = layers(architecture)
    of_each_weight = 2 + _REMEMBERED[settings.optimizer]
    of_each_image = sum(math.prod(layer.shape) for layer in counted)
    return _BYTES * (
        totals(counted).parameters * of_each_weight + of_each_image * settings.batch_size
    )


def memory_bytes() -> float:
    """Return how much memory the computer has; infinity where it does not tell.

    Windows does not, but it refuses by itself what it does not have.
    """
    if not hasattr(os, "sysconf"):
        return math.inf
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        return math.inf


def _no_memory(kind: Shortage, settings: TrainingSettings) -> str:
    half = settings.batch_size // 2
    if half == 0:
        return tr("There is not enough memory for this training; try a smaller network.")
    if kind is Shortage.GRAPHICS_MEMORY:
        return tr(
            "The graphics card has not enough memory for this training; try batches of {count}, a "
            "smaller network, or the processor.",
            count=half,
        )
    return tr(
        "There is not enough memory for this training; try batches of {count}, or a smaller "
        "network.",
        count=half,
    )


@contextmanager
def too_large_told(settings: TrainingSettings) -> Iterator[None]:
    """Turn an error that tells of a shortage into a `UserError`."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        told = too_large(error, settings)
        if not told:
            raise
        raise UserError(told) from error
