"""Honest answers from raw ones."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import Calibration, calibrate, digitness


def logits(count: int, columns: int, seed: int = 0) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(0, 3, (count, columns)).astype(np.float32)


def drawn_from(raw: NDArray[np.float32], temperature: float) -> NDArray[np.int64]:
    """Draw true labels as the logits, divided by `temperature`, say that they are spread."""
    shares = np.exp(raw / temperature)
    shares /= shares.sum(axis=1, keepdims=True)
    chance = np.random.default_rng(1).random((len(raw), 1))
    labels: NDArray[np.int64] = (shares.cumsum(axis=1) < chance).sum(axis=1).clip(0, 9)
    return labels


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.5])
def test_the_temperature_that_made_the_labels_is_found(temperature: float) -> None:
    raw = logits(20_000, 10)
    found = calibrate(raw, drawn_from(raw, temperature)).temperature
    assert found == pytest.approx(temperature, rel=0.03)


def test_probabilities_are_the_softmax_of_the_ten_digits() -> None:
    raw = logits(5, 11)
    shares = Calibration(temperature=2).probabilities(raw)
    powers = np.exp(raw[:, :10].astype(float) / 2)
    np.testing.assert_allclose(shares, powers / powers.sum(axis=1, keepdims=True), rtol=1e-5)


def test_huge_logits_overflow_nothing() -> None:
    raw = np.array([[1e30, *[0.0] * 9, -1e30]], np.float32)
    assert Calibration().probabilities(raw)[0, 0] == 1
    assert np.isfinite(digitness(raw)).all()


def test_digitness_is_the_log_of_the_odds() -> None:
    raw = logits(4, 11)
    powers = np.exp(raw.astype(float))
    expected = np.log(powers[:, :10].sum(axis=1) / powers[:, 10])
    np.testing.assert_allclose(digitness(raw), expected, rtol=1e-4)


def test_the_share_of_digits_that_was_asked_for_is_accepted() -> None:
    raw = logits(10_000, 11)
    calibration = calibrate(raw, np.zeros(10_000, np.int64), accepted=0.9)
    assert calibration.rejected(raw).mean() == pytest.approx(0.1, abs=0.001)


def test_the_score_of_no_digit_is_above_a_half_where_an_image_is_rejected() -> None:
    raw = logits(2_000, 11)
    calibration = Calibration(least_digitness=3.6)
    scores = calibration.non_digit_scores(raw)
    assert scores is not None
    np.testing.assert_array_equal(scores > 0.5, calibration.rejected(raw))
    np.testing.assert_array_equal(np.argsort(-scores), np.argsort(digitness(raw)))
    assert 0 <= scores.min() < 0.1
    assert 0.9 < scores.max() <= 1


def test_a_network_that_knows_only_digits_has_no_score_of_no_digit() -> None:
    assert calibrate(logits(9, 10), np.zeros(9, np.int64)).non_digit_scores(logits(9, 10)) is None


def test_a_network_that_knows_only_digits_rejects_nothing() -> None:
    raw = logits(100, 10)
    calibration = calibrate(raw, np.zeros(100, np.int64))
    assert calibration.least_digitness is None
    assert not calibration.rejected(raw).any()


@pytest.mark.parametrize("temperature", [0, -1, math.nan, math.inf])
def test_an_impossible_temperature_is_refused(temperature: float) -> None:
    with pytest.raises(UserError, match="temperature"):
        Calibration(temperature)


def test_an_impossible_bound_is_refused() -> None:
    with pytest.raises(UserError, match="bound"):
        Calibration(1, math.nan)
