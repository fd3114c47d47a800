"""Reading with a person's own drawings in mind."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.remembering import Remembering, remember
from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.recognition.digit_reader import DigitReader, ImageReader, read_digits
from tests.adaptation.conftest import Written


def digits_read(reader: DigitReader, drawings: Sequence[Drawing]) -> list[int]:
    found: list[int] = read_digits(reader, drawings).probabilities.argmax(axis=1).tolist()
    return found


def backwards(drawing: Drawing) -> Drawing:
    """Return a drawing that looks the same, and was drawn the other way round."""
    return replace(drawing, strokes=tuple(stroke[::-1] for stroke in drawing.strokes[::-1]))


def hurried(drawing: Drawing) -> Drawing:
    """Return a drawing whose last stroke lacks its last fifth."""
    *others, last = drawing.strokes
    return replace(drawing, strokes=(*others, last[: len(last) * 4 // 5]))


@pytest.fixture
def anybody(bundled: TrainedModel) -> DigitReader:
    return ImageReader(bundled)


def test_two_corrected_ones_are_enough(
    bundled: TrainedModel, anybody: DigitReader, written: Written
) -> None:
    ones, sevens = written(1, 30), written(7, 20)
    misread = [one for one, read in zip(ones, digits_read(anybody, ones), strict=True) if read == 7]
    assert len(misread) > 10, "others read them as 7"
    mine = remember(bundled, Hand.of(misread[:2]))
    assert digits_read(mine, misread[2:]).count(1) >= 0.9 * len(misread[2:])
    assert digits_read(mine, sevens) == digits_read(anybody, sevens) == [7] * 20


def test_what_only_looks_alike_is_read_as_before(bundled: TrainedModel, written: Written) -> None:
    ones = written(1, 30)
    misread = [one for one in ones if digits_read(ImageReader(bundled), [one]) == [7]]
    mine = remember(bundled, Hand.of(misread[:2]))
    others = [backwards(one) for one in misread[2:]]
    assert digits_read(mine, others) == digits_read(ImageReader(bundled), others)


def test_digits_drawn_in_a_hurry_are_read_by_how_the_pen_moved(
    bundled: TrainedModel, anybody: DigitReader, hand: Hand, written: Written
) -> None:
    zeros = [hurried(zero) for zero in written(0, 40)]
    before, after = (read_digits(reader, zeros) for reader in (anybody, remember(bundled, hand)))
    zeros_before, zeros_after = (
        int((read.probabilities.argmax(axis=1) == 0).sum()) for read in (before, after)
    )
    assert zeros_before < zeros_after
    assert zeros_after >= 38
    assert after.rejected.sum() <= 0.6 * before.rejected.sum() > 0


def test_others_are_read_as_before(bundled: TrainedModel, anybody: DigitReader, hand: Hand) -> None:
    chance = np.random.default_rng(5)
    # Some people's sevens look like this person's ones.
    others = [practice.draw(digit, chance) for digit in (0, 2, 3, 4, 5, 6, 8, 9) for _ in range(40)]
    mine = remember(bundled, hand)
    assert np.mean(np.equal(digits_read(mine, others), digits_read(anybody, others))) > 0.99


def test_the_model_itself_stays_as_it_was(bundled: TrainedModel, hand: Hand) -> None:
    images = rasterize(hand.drawings)
    before = predict(bundled, images).probabilities
    read_digits(remember(bundled, hand), hand.drawings)
    np.testing.assert_array_equal(predict(bundled, images).probabilities, before)


def test_what_is_no_digit_is_remembered_so(
    bundled: TrainedModel, anybody: DigitReader, written: Written
) -> None:
    zeros = written(0, 4)
    assert not read_digits(anybody, zeros).rejected.any()
    told = [replace(zero, label=None, is_no_digit=True) for zero in zeros[:2]]
    assert read_digits(remember(bundled, Hand.of(told)), zeros[2:]).rejected.all()


def test_nothing_is_read_where_nothing_is(bundled: TrainedModel, hand: Hand) -> None:
    assert len(read_digits(remember(bundled, hand), []).probabilities) == 0


def test_with_nothing_to_remember_it_is_the_model(
    bundled: TrainedModel, anybody: DigitReader, hand: Hand
) -> None:
    empty = Hand.of([Drawing.of([]), Drawing.of([[(0, 0), (1, 1)]])])
    read = read_digits(remember(bundled, empty), hand.drawings)
    np.testing.assert_array_equal(
        read.probabilities, read_digits(anybody, hand.drawings).probabilities
    )


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
    for one in hands:
        seen, anew = remembering.of(one), remember(bundled, one)
        np.testing.assert_allclose(
            read_digits(seen, more).probabilities, read_digits(anew, more).probabilities, atol=1e-6
        )
