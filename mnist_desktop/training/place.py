"""How far a training has come, and what it was told of the epoch at work."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mnist_desktop.training.records import Scores


@dataclass
class Place:
    """The place of a training between two batches.

    Attributes:
        step: Batches learned from so far.
        epoch: The epoch at work, 1 for the first; beyond the last once that has ended.
        batches: Batches of that epoch learned from so far.
        images: Images of that epoch learned from so far.
        loss: The sum of their losses.
        accuracy: The sum of their accuracies.
        rate: The learning rate of the last step.
        rate_factor: What the planned learning rate was multiplied by at the last step.
        seconds: For how long it went on, all pauses left out.
    """

    step: int = 0
    epoch: int = 1
    batches: int = 0
    images: int = 0
    loss: float = 0.0
    accuracy: float = 0.0
    rate: float = 0.0
    rate_factor: float = 1.0
    seconds: float = 0.0

    @property
    def scores(self) -> Scores:
        """The mean scores of the epoch at work; there are none before its first batch."""
        return Scores(self.loss / self.images, self.accuracy / self.images)

    def add_batch(self, scores: Scores, images: int, rate: float, rate_factor: float) -> None:
        """Go on by a batch of that many images."""
        self.step += 1
        self.batches += 1
        self.images += images
        self.loss += scores.loss * images
        self.accuracy += scores.accuracy * images
        self.rate = rate
        self.rate_factor = rate_factor

    def end_epoch(self) -> None:
        """Go on to the next epoch."""
        self.epoch += 1
        self.batches = self.images = 0
        self.loss = self.accuracy = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the place as values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> "Place":
        """Return the place that `to_dict` wrote; other values in it are passed over.

        Raises:
            KeyError: Some of it lacks; so do `TypeError` and `ValueError` tell of what is none.
        """
        values = {name: type(value)(content[name]) for name, value in asdict(cls()).items()}
        place = cls(**values)
        if place.step < 0 or place.epoch < 1 or place.batches < 0:
            raise ValueError("a training is before its beginning")
        return place
