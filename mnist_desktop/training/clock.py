"""How far a training has come, how fast, and for how long it will go on."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from mnist_desktop.training.records import Progress


class Clock:
    """Turns steps into progress, with speed and time left.

    Args:
        steps: Steps of the whole training.
        epochs: Epochs of the whole training.
        batch_size: Images for one step.
        images_an_epoch: Images of each epoch.
        seconds: How long it went on already, before it was interrupted.
    """

    def __init__(
        self,
        steps: int,
        epochs: int,
        batch_size: int,
        images_an_epoch: int,
        seconds: float = 0.0,
    ) -> None:
        self._steps = steps
        self._epochs = epochs
        self._steps_an_epoch = steps // epochs
        self._batch_size = batch_size
        self._images_an_epoch = images_an_epoch
        self._began = time.perf_counter() - seconds

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Take the time in which training does not go on, such as a pause, for none."""
        left = time.perf_counter()
        try:
            yield
        finally:
            self._began += time.perf_counter() - left

    def progress(self, step: int, epoch: int) -> Progress:
        """Return how far training has come after that many steps, in that epoch."""
        seconds = time.perf_counter() - self._began
        within = step - (epoch - 1) * self._steps_an_epoch
        images = (epoch - 1) * self._images_an_epoch + min(
            within * self._batch_size, self._images_an_epoch
        )
        return Progress(
            step=step,
            steps=self._steps,
            epoch=epoch,
            epochs=self._epochs,
            images_per_second=images / seconds,
            seconds=seconds,
            seconds_left=seconds / step * (self._steps - step),
        )
