"""The figures of an evaluation agree with scikit-learn's and SciPy's, on real predictions."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnist_desktop.data import mnist, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.comparison import Comparison, McNemar
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.confidence_interval import wilson
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import BINS, Reliability, reliability
from mnist_desktop.models.trained_model import Predictions, TrainedModel, predict


@pytest.fixture(scope="module")
def stats() -> Any:
    """SciPy's statistics, which take a second to load: only where they are asked."""
    import scipy.stats

    return scipy.stats


@pytest.fixture(scope="module")
def metrics() -> Any:
    """Scikit-learn's figures, for the same reason."""
    import sklearn.metrics

    return sklearn.metrics


@pytest.fixture(scope="module")
def calibration_curve() -> Any:
    """Scikit-learn's, for the same reason."""
    from sklearn.calibration import calibration_curve

    return calibration_curve


def read(model: TrainedModel, digits: DigitSet) -> Evaluation:
    return evaluate(predict(model, digits.images).probabilities, digits.labels)


@pytest.fixture(scope="module")
def bundled(bundled_model: Path) -> TrainedModel:
    from mnist_desktop.models.model_files import load_model

    return load_model(bundled_model)


@pytest.fixture(scope="module")
def stronger(bundled: TrainedModel) -> Evaluation:
    return read(bundled, practice.test_set())


@pytest.fixture(scope="module", params=["practice", "MNIST"])
def real(request: pytest.FixtureRequest, stronger: Evaluation) -> Evaluation:
    """Return how the bundled model reads the practice digits, and MNIST where it is."""
    if request.param == "practice":
        return stronger
    folder: Path = request.getfixturevalue("mnist_folder")
    found: Predictions = request.getfixturevalue("bundled_predictions_on_mnist")
    return evaluate(found.probabilities, mnist.load(folder, mnist.Part.TEST).labels)


@pytest.fixture(scope="module")
def weaker(practised_model: TrainedModel) -> Evaluation:
    return read(practised_model, practice.test_set())


@pytest.fixture(scope="module")
def two(stronger: Evaluation, weaker: Evaluation) -> Comparison:
    return Comparison(stronger, weaker)


def binned(evaluation: Evaluation) -> Reliability:
    return reliability(evaluation.confidence, evaluation.is_right)


def test_there_is_something_to_compare(real: Evaluation, two: Comparison) -> None:
    assert len(real.errors) > 0
    assert two.test.only_first != two.test.only_second


def test_precision_recall_and_f1_agree(real: Evaluation, metrics: Any) -> None:
    theirs = metrics.precision_recall_fscore_support(real.labels, real.predicted)
    ours = np.array([(c.precision, c.recall, c.f1, c.support) for c in real.classes]).T
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize("average", ["macro", "weighted"])
def test_the_means_agree(real: Evaluation, average: str, metrics: Any) -> None:
    theirs = metrics.precision_recall_fscore_support(real.labels, real.predicted, average=average)
    ours = getattr(real, average)
    assert (ours.precision, ours.recall, ours.f1) == pytest.approx(theirs[:3], rel=1e-12)


def test_loss_and_top_2_agree(real: Evaluation, metrics: Any) -> None:
    shares = real.probabilities.astype(np.float64)
    shares /= shares.sum(axis=1, keepdims=True)
    assert real.loss == pytest.approx(metrics.log_loss(real.labels, shares), rel=1e-4)
    for places in (1, 2, 3):
        theirs = metrics.top_k_accuracy_score(real.labels, shares, k=places)
        assert real.top_accuracy(places) == pytest.approx(theirs, rel=1e-12)
    assert real.top_accuracy(1) == real.accuracy


def test_the_reliability_bins_agree(real: Evaluation, calibration_curve: Any) -> None:
    bins = binned(real)
    accuracy, confidence = calibration_curve(real.is_right, real.confidence, n_bins=BINS)
    has_any = bins.counts > 0
    np.testing.assert_allclose(bins.accuracy[has_any], accuracy, rtol=1e-12)
    np.testing.assert_allclose(bins.confidence[has_any], confidence, rtol=1e-12)
    gaps = np.abs(accuracy - confidence) * bins.counts[has_any]
    assert bins.expected_error == pytest.approx(gaps.sum() / len(real), rel=1e-12)
    assert bins.counts.sum() == len(real)


@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_the_interval_agrees(real: Evaluation, level: float, stats: Any) -> None:
    hits = int(real.is_right.sum())
    theirs = stats.binomtest(hits, len(real)).proportion_ci(level, method="wilson")
    ours = wilson(hits, len(real), level)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9)


@pytest.mark.parametrize(("hits", "count"), [(0, 7), (7, 7), (1, 2)])
def test_the_interval_agrees_at_its_ends(hits: int, count: int, stats: Any) -> None:
    theirs = stats.binomtest(hits, count).proportion_ci(method="wilson")
    ours = wilson(hits, count)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_mcnemar_agrees_on_two_models(two: Comparison, stats: Any) -> None:
    test = two.test
    fewer, count = min(test.only_first, test.only_second), test.only_first + test.only_second
    assert test.exact_p == pytest.approx(stats.binomtest(fewer, count).pvalue, rel=1e-9)
    statistic = (abs(test.only_first - test.only_second) - 1) ** 2 / count
    assert test.statistic == pytest.approx(statistic)
    assert test.corrected_p == pytest.approx(stats.chi2.sf(statistic, 1), rel=1e-9)


@pytest.mark.parametrize("counts", [(3, 12), (8, 8), (0, 1), (40, 61), (2100, 2000)])
def test_mcnemar_agrees_on_any_counts(counts: tuple[int, int], stats: Any) -> None:
    theirs = stats.binomtest(min(counts), sum(counts)).pvalue
    assert McNemar(*counts).exact_p == pytest.approx(theirs, rel=1e-6)
    assert McNemar(*reversed(counts)).exact_p == McNemar(*counts).exact_p


def test_models_that_never_differ_are_not_told_apart() -> None:
    test = McNemar(0, 0)
    assert (test.exact_p, test.statistic, test.corrected_p) == (1, 0, 1)
    assert not test.is_significant


def test_every_image_is_in_one_of_the_four_kinds(two: Comparison) -> None:
    kinds = two.both_right + two.both_wrong + len(two.only_first) + len(two.only_second)
    assert kinds == len(two.first)
    assert two.first.is_right[two.only_first].all()
    assert not two.second.is_right[two.only_first].any()
    assert two.difference.sum() == 0
    gained = np.trace(two.difference)
    assert gained == len(two.only_second) - len(two.only_first)


def test_the_histogram_holds_every_answer_in_its_place(real: Evaluation) -> None:
    counted = confidence_histogram(real)
    assert counted.right.sum() == real.is_right.sum()
    assert counted.wrong.sum() == len(real.errors)
    low, high = counted.edges[3], counted.edges[4]
    within = (real.confidence > low) & (real.confidence <= high)
    assert counted.right[3] + counted.wrong[3] == within.sum()
    assert [shares.sum() for shares in counted.shares] == pytest.approx([1, 1])


def test_rejecting_leaves_out_the_least_sure(real: Evaluation) -> None:
    curve = rejection_curve(real)
    assert curve.rejected[0] == 0
    assert curve.accuracy[0] == pytest.approx(real.accuracy)
    for place in (0, len(curve.bounds) // 3, len(curve.bounds) - 1):
        left = real.confidence >= curve.bounds[place]
        assert curve.rejected[place] == pytest.approx(1 - left.mean())
        assert curve.accuracy[place] == pytest.approx(real.is_right[left].mean())
    assert curve.accuracy_at(0.05) > real.accuracy
    thinned = curve.thinned(50)
    assert len(thinned.bounds) <= 50
    assert set(thinned.bounds) <= set(curve.bounds)
    assert thinned.rejected[0] == 0
    assert thinned.rejected[-1] == curve.interesting_share


def test_the_curve_of_few_images_goes_on_to_its_end() -> None:
    probabilities = np.full((3, 10), 0.01, np.float32)
    probabilities[[0, 1, 2], [0, 1, 2]] = 0.91
    seen = rejection_curve(evaluate(probabilities, np.arange(3))).thinned()
    assert (seen.rejected[0], seen.rejected[-1]) == (0, 0.05)
    assert (seen.accuracy == 1).all()


def test_a_cell_of_the_matrix_holds_just_its_images(real: Evaluation) -> None:
    truth, answer = (int(n) for n in (real.labels[real.errors[0]], real.predicted[real.errors[0]]))
    found = real.where(truth, answer)
    assert len(found) == real.confusion_matrix[truth, answer]
    assert found[0] == real.errors[0]
    assert set(real.labels[found]) == {truth}
    assert set(real.predicted[found]) == {answer}
    assert (np.diff(real.confidence[found]) <= 0).all()
