"""A model that takes a person's own drawings into account."""

from dataclasses import replace

import numpy as np

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.remembering import Remembering, remember
from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import TrainedModel, predict
from tests.adaptation.conftest import Written


def digits_read(model: TrainedModel, drawings: list[Drawing]) -> list[int]:
    found: list[int] = predict(model, rasterize(drawings)).probabilities.argmax(axis=1).tolist()
    return found


def test_two_corrected_ones_are_enough(bundled: TrainedModel, written: Written) -> None:
    ones, sevens = written(1, 30), written(7, 20)
    misread = [one for one, read in zip(ones, digits_read(bundled, ones), strict=True) if read == 7]
    assert len(misread) > 10, "others read them as 7"
    mine = remember(bundled, Hand.of(misread[:2]))
    assert digits_read(mine, misread[2:]).count(1) >= 0.9 * len(misread[2:])
    assert digits_read(mine, sevens) == digits_read(bundled, sevens) == [7] * 20


def test_others_are_read_as_before(bundled: TrainedModel, hand: Hand) -> None:
    others = practice.make("others", 300, seed=5)
    mine = predict(remember(bundled, hand), others.images).probabilities.argmax(axis=1)
    before = predict(bundled, others.images).probabilities.argmax(axis=1)
    # Some people's sevens look like this person's ones.
    is_none = ~np.isin(others.labels, (1, 7))
    assert (mine == before)[is_none].mean() > 0.99


def test_the_model_itself_stays_as_it_was(bundled: TrainedModel, hand: Hand) -> None:
    images = rasterize(hand.drawings)
    before = predict(bundled, images).probabilities
    remember(bundled, hand)
    np.testing.assert_array_equal(predict(bundled, images).probabilities, before)


def test_what_is_no_digit_is_remembered_so(bundled: TrainedModel, written: Written) -> None:
    zeros = written(0, 4)
    assert not predict(bundled, rasterize(zeros)).rejected.any()
    told = [replace(zero, label=None, is_no_digit=True) for zero in zeros[:2]]
    assert predict(remember(bundled, Hand.of(told)), rasterize(zeros[2:])).rejected.all()


def test_with_nothing_to_remember_it_is_the_model(bundled: TrainedModel) -> None:
    assert remember(bundled, Hand.of([Drawing.of([]), Drawing.of([[(0, 0), (1, 1)]])])) is bundled


def test_what_was_seen_before_is_remembered_as_if_it_was_not(
    bundled: TrainedModel, hand: Hand, written: Written
) -> None:
    more = written(1, 3)
    remembering = Remembering(bundled)
    # Without all digits, with all, with one more, with one taken out.
    hands = [
        hand.at(np.arange(4)),
        hand,
        Hand.of([*hand.drawings, more[0]]),
        Hand.of([*hand.drawings[1:], more[0], more[0]]),
    ]
    images = rasterize(more)
    for one in hands:
        seen, anew = remembering.of(one), remember(bundled, one)
        np.testing.assert_allclose(
            predict(seen, images).probabilities, predict(anew, images).probabilities, atol=1e-6
        )
