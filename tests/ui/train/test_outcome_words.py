"""What the page says of a training's end is true, whatever could be kept of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.runs.experiment import ExperimentOutcome
from mnist_desktop.training.records import TrainingResult
from mnist_desktop.ui.train.outcome_words import ending

KeptAs = Callable[[Sequence[str], bool, int], ExperimentOutcome]


@pytest.fixture
def kept_as(untrained_model: TrainedModel, few_digits: DigitSet) -> KeptAs:
    """Makes an outcome whose trainings are kept as runs of these keys, an empty one not at all."""

    def made(keys: Sequence[str], is_complete: bool, best_epoch: int) -> ExperimentOutcome:
        metadata = replace(
            untrained_model.metadata,
            recipe={"best_epoch": best_epoch},
            scores={"validation_loss": 0.1},
        )
        model = replace(untrained_model, metadata=metadata)
        trainings = [TrainingResult(model, few_digits, (), is_complete, run=key) for key in keys]
        return ExperimentOutcome(tuple(trainings), is_complete)

    return made


@pytest.mark.parametrize(
    ("keys", "is_complete", "best_epoch", "expected"),
    [
        (["a"], True, 3, "Training is done; the run is kept."),
        (["a"], False, 3, "Training was stopped; epoch 3 is kept."),
        (["a"], False, 0, "Training was stopped; what was learned so far is kept."),
        (["a", "b"], True, 3, "Training is done; 2 runs are kept."),
        (["a", "b"], False, 3, "Training was stopped; 2 runs are kept."),
        ([""], True, 3, "Training is done, but nothing is kept as a run; SAVE."),
        ([""], False, 3, "Training was stopped, but nothing is kept as a run; SAVE."),
        (["", ""], True, 3, "Training is done, but nothing is kept as a run; SAVE."),
        (["a", ""], True, 3, "Training is done, but only 1 of 2 runs are kept; SAVE."),
        (["", "b"], False, 3, "Training was stopped, but only 1 of 2 runs are kept; SAVE."),
    ],
)
def test_it_says_what_is_kept(
    kept_as: KeptAs, keys: Sequence[str], is_complete: bool, best_epoch: int, expected: str
) -> None:
    told = ending(kept_as(keys, is_complete, best_epoch))
    assert told == expected.replace("SAVE", "“Save …” writes the model to a file")
