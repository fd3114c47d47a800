"""The curves of a run: gathered, kept, and gone on from."""

import json
import math
from typing import Any

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.runs.curves import Curve, History, Point
from mnist_desktop.training.records import BatchRecord, EpochRecord, Phase, Progress, Scores

STEPS, EPOCHS = 400, 2


def progress(step: int) -> Progress:
    epoch = 1 + (step - 1) * EPOCHS // STEPS
    return Progress(step, STEPS, epoch, EPOCHS, 1000.0, step * 0.5, 0.0)


def batch(step: int, loss: float, validation: Scores | None = None) -> BatchRecord:
    return BatchRecord(progress(step), 0.001 * step, Scores(loss, 0.5), validation)


def trained() -> History:
    """Return the history of two epochs of two hundred batches each."""
    history = History()
    for step in range(1, STEPS + 1):
        history.add(batch(step, step / STEPS, Scores(0.7, 0.75) if step % 20 == 0 else None))
        if step % 200 == 0:
            history.add(
                EpochRecord(progress(step), 0.001, Scores(0.4, 0.8), Scores(0.3, 0.9), is_best=True)
            )
    return history


def test_batches_are_averaged_to_fifty_points_an_epoch() -> None:
    training = trained().training
    assert len(training) == 100
    first = next(iter(training))
    # Four batches: their mean, at the place of the last.
    assert (first.step, first.epochs, first.seconds, first.accuracy) == (4, 4 / 200, 2.0, 50.0)
    assert first.loss == pytest.approx(2.5 / STEPS)
    assert first.learning_rate == pytest.approx(0.004)
    assert training.epochs[-1] == 2.0
    assert training.seconds[-1] == STEPS * 0.5


def test_samples_and_epoch_ends_stand_where_they_were_taken() -> None:
    history = trained()
    assert history.validation.steps == list(range(20, STEPS + 1, 20))
    assert history.epoch_ends.epochs == [1.0, 2.0]
    assert history.epoch_ends.accuracies == [90.0, 90.0]
    assert history.epoch_ends.losses == [0.3, 0.3]


def test_what_tells_no_scores_is_passed_over() -> None:
    history = History()
    history.add(Phase("Loading the digits …"))
    assert history.to_dict() == History().to_dict()


def test_a_loss_that_is_no_number_is_left_out() -> None:
    history = History()
    history.add(EpochRecord(progress(200), 0.1, Scores(1, 1), Scores(math.nan, 0.1), is_best=False))
    assert len(history.epoch_ends) == 0


def test_curves_go_through_json_unchanged() -> None:
    history = trained()
    again = History.from_dict(json.loads(json.dumps(history.to_dict(), allow_nan=False)))
    assert again.parts == history.parts


def test_a_training_that_goes_on_continues_its_curves() -> None:
    before = trained()
    after = before.going_on()
    after.add(EpochRecord(progress(200), 0.5, Scores(0.2, 0.9), Scores(0.2, 0.95), is_best=True))
    assert list(after.epoch_ends)[-1] == Point(600, 3.0, 300.0, 0.2, 95.0, 0.5)
    assert after.training == before.training
    assert len(before.epoch_ends) == 2


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"training": {}, "validation": {}, "epoch_ends": {}},
        {"training": Curve().to_dict(), "validation": Curve().to_dict(), "epoch_ends": 3},
    ],
)
def test_what_are_no_curves_is_refused(content: Any) -> None:
    with pytest.raises(UserError, match=r"not a (table|list)"):
        History.from_dict(content)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("losses", [1.0]),
        ("losses", [1, -1e50]),
        ("steps", ["1", "2"]),
        ("steps", [1, 1e20]),
        ("epochs", [1, math.inf]),
        ("seconds", None),
    ],
)
def test_columns_that_do_not_fit_are_refused(column: str, values: object) -> None:
    content: dict[str, Any] = dict(trained().epoch_ends.to_dict())
    content[column] = values
    with pytest.raises(UserError, match="curve"):
        Curve.from_dict(content)
