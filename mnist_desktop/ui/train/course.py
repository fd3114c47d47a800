"""What is known of a training while it goes on."""

from mnist_desktop.runs.curves import History
from mnist_desktop.runs.experiment import (
    ExperimentEvent,
    NotResumable,
    RunKept,
    TrainingBegan,
    TrainingEnded,
)
from mnist_desktop.training.records import EpochRecord


class Course:
    """How a training goes, as far as it was told.

    Attributes:
        history: Its curves; of several trainings, those of the one at work.
        rate_factor: What the planned learning rate is multiplied by.
    """

    def __init__(self) -> None:
        self.history = History()
        self.rate_factor = 1.0
        self._has_learned = False
        self._is_any_kept = False

    @property
    def has_learned(self) -> bool:
        """Whether something is learned that would be lost if it were broken off."""
        return self._has_learned

    @property
    def is_any_kept(self) -> bool:
        """Whether one of several trainings is kept already."""
        return self._is_any_kept

    def add(self, event: ExperimentEvent) -> None:
        """Take in what was told."""
        match event:
            case TrainingBegan():
                self.history = event.history
                self._has_learned = event.has_learned
            case RunKept():
                self._is_any_kept = True
            case TrainingEnded():
                self._has_learned = False
            case NotResumable():
                pass
            case _:
                self._has_learned = self._has_learned or isinstance(event, EpochRecord)
                self.history.add(event)

    def end(self) -> None:
        """Take in that it is over: there is nothing to lose any more."""
        self._has_learned = False
