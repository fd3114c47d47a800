"""The figures of an evaluation, against cases counted by hand."""

from dataclasses import astuple

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.evaluation.metrics import ClassScores, Evaluation, evaluate


def made_up_probabilities(*given: tuple[int, float]) -> NDArray[np.float32]:
    """Return probabilities: for each pair, that much for that digit, the rest spread evenly."""
    rows = np.empty((len(given), 10), np.float32)
    for row, (digit, confidence) in zip(rows, given, strict=True):
        row[:] = (1 - confidence) / 9
        row[digit] = confidence
    return rows


@pytest.fixture
def small() -> Evaluation:
    """Return six images: three zeros, of which one is read as 1; two ones; a two read as 0."""
    given = made_up_probabilities((0, 0.9), (0, 0.8), (1, 0.6), (1, 0.7), (1, 1.0), (0, 0.95))
    return evaluate(given, np.array([0, 0, 0, 1, 1, 2]))


def test_accuracy_is_the_share_read_right(small: Evaluation) -> None:
    assert small.accuracy == pytest.approx(4 / 6)
    assert len(small) == 6


def test_the_confusion_matrix_counts_truth_by_row_and_answer_by_column(small: Evaluation) -> None:
    expected = np.zeros((10, 10), int)
    expected[0, 0], expected[0, 1], expected[1, 1], expected[2, 0] = 2, 1, 2, 1
    np.testing.assert_array_equal(small.confusion_matrix, expected)


def test_precision_recall_and_f1_of_each_class(small: Evaluation) -> None:
    zero, one, two, three = map(astuple, small.classes[:4])
    assert zero == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3))
    assert one == pytest.approx((2 / 3, 1, 0.8, 2))
    assert two == (0, 0, 0, 1)
    assert three == (0, 0, 0, 0)


def test_the_mean_leaves_out_classes_without_images(small: Evaluation) -> None:
    assert small.macro.precision == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert small.macro.recall == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert small.macro.f1 == pytest.approx((2 / 3 + 0.8 + 0) / 3)
    assert small.macro.support == 6


def test_a_class_that_is_only_ever_answered_wrongly_has_no_precision() -> None:
    scores = evaluate(made_up_probabilities((5, 0.9)), np.array([4]))
    assert scores.classes[5] == ClassScores(0, 0, 0, 0)
    assert scores.classes[4] == ClassScores(0, 0, 0, 1)


def test_the_loss_is_the_mean_cross_entropy() -> None:
    scores = evaluate(made_up_probabilities((3, 0.5), (3, 0.1)), np.array([3, 3]))
    assert scores.loss == pytest.approx(-(np.log(0.5) + np.log(0.1)) / 2)


def test_a_certain_error_has_a_finite_loss() -> None:
    assert 50 < evaluate(made_up_probabilities((3, 1.0)), np.array([4])).loss < 100


def test_errors_come_the_most_confident_first() -> None:
    given = made_up_probabilities((1, 0.6), (2, 0.9), (3, 0.99), (4, 0.7), (5, 0.9))
    scores = evaluate(given, np.array([0, 0, 3, 0, 0]))
    assert scores.errors.tolist() == [1, 4, 3, 0]


def test_without_errors_the_list_is_empty() -> None:
    scores = evaluate(made_up_probabilities((1, 0.6)), np.array([1]))
    assert scores.errors.tolist() == []
    assert scores.accuracy == 1


def test_an_empty_set_has_zeros_everywhere() -> None:
    scores = evaluate(np.zeros((0, 10), np.float32), np.zeros(0, np.int64))
    assert (scores.accuracy, scores.loss, len(scores)) == (0, 0, 0)
    assert scores.confusion_matrix.sum() == 0
    assert scores.macro == ClassScores(0, 0, 0, 0)
    assert scores.errors.tolist() == []
