"""A model whose end is tuned to a person's hand."""

from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.scoring import score_writers
from mnist_desktop.adaptation.trial import try_hand
from mnist_desktop.adaptation.tuning import HandTuner
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.model_files import load_model, save_model
from mnist_desktop.models.trained_model import predict
from tests.adaptation.conftest import Written


def test_a_hand_is_learned_and_others_are_not_forgotten(
    tuner: HandTuner, hand: Hand, written: Written, tmp_path: Path
) -> None:
    trial = finished(try_hand(tuner, hand))
    assert trial.own_count == 20
    assert trial.own_after > trial.own_before
    assert trial.others_count == 3200
    assert trial.others_after >= trial.others_before - 0.001
    ones = rasterize(written(1, 20))
    assert (predict(tuner.model, ones).probabilities.argmax(axis=1) == 1).mean() < 0.5
    assert (predict(trial.model, ones).probabilities.argmax(axis=1) == 1).mean() > 0.7
    path = tmp_path / "mine.safetensors"
    save_model(trial.model, path)
    read = load_model(path)
    assert read.metadata.recipe["base"] == tuner.model.metadata.name
    assert read.metadata.recipe["own_drawings"] == 20
    np.testing.assert_array_equal(
        predict(read, ones).probabilities, predict(trial.model, ones).probabilities
    )


def test_the_same_hand_gives_the_same_model(tuner: HandTuner, hand: Hand) -> None:
    images = rasterize(hand.drawings)
    first, second = (predict(tuner.tuned(tuner.lesson(hand)), images) for _ in range(2))
    np.testing.assert_array_equal(first.probabilities, second.probabilities)


def test_a_hand_that_lacks_digits_is_told_which(tuner: HandTuner, hand: Hand) -> None:
    left = hand.at(np.flatnonzero(~np.isin(hand.labels, (4, 7))))
    assert left.missing == (4, 7)
    with pytest.raises(UserError, match="There is no 4 or 7 to learn from"):
        tuner.lesson(left)


def test_of_single_drawings_none_is_held_out(tuner: HandTuner, hand: Hand) -> None:
    trial = finished(try_hand(tuner, hand.first_of_each(1)))
    assert (trial.own_count, trial.own_before, trial.own_after) == (0, 0, 0)


def test_each_writer_is_scored_on_what_was_not_learned(tuner: HandTuner, written: Written) -> None:
    drawings = [drawing for digit in range(10) for drawing in written(digit, 3)]
    (score,) = score_writers(tuner, drawings, 2)
    assert (score.writer, score.learned, score.count) == ("", 20, 10)
    assert score.adapted_wrong < score.wrong


def test_a_writer_of_some_digits_is_remembered(tuner: HandTuner, written: Written) -> None:
    (score,) = score_writers(tuner, written(1, 20), 2)
    assert (score.learned, score.count) == (2, 18)
    assert score.adapted_wrong < score.wrong / 2
