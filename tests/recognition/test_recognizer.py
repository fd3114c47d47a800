"""Reading drawings and images with a model."""

import threading
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.data import practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel, predict, predict_in_batches
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.recognition.recognizer import recognize_drawings, recognize_images


def test_drawings_are_read(practised_model: TrainedModel) -> None:
    generator = np.random.default_rng(23)
    drawings = [practice.draw(number % 10, generator) for number in range(100)]
    predictions = recognize_drawings(practised_model, drawings)
    right = [
        prediction is not None and prediction.digit == drawing.label
        for prediction, drawing in zip(predictions, drawings, strict=True)
    ]
    assert sum(right) >= 95


def test_where_nothing_is_drawn_nothing_is_read(untrained_model: TrainedModel) -> None:
    stroke = [(0, 0), (1, 1)]
    predictions = recognize_drawings(
        untrained_model, [Drawing.of([]), Drawing.of([stroke]), Drawing.of([])]
    )
    assert [prediction is None for prediction in predictions] == [True, False, True]


def test_no_drawings_give_no_predictions(untrained_model: TrainedModel) -> None:
    assert recognize_drawings(untrained_model, []) == []


def test_a_prediction_names_its_most_probable_digit() -> None:
    shares = np.full(10, 0.05, np.float32)
    shares[6] = 0.55
    assert Prediction(shares).digit == 6
    assert Prediction(shares).confidence == pytest.approx(0.55)


def test_probabilities_sum_to_one_and_do_not_depend_on_the_batch(
    practised_model: TrainedModel,
) -> None:
    images = practice.make("More than a batch", 620, seed=3).images
    found = predict(practised_model, images).probabilities
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    assert len(list(predict_in_batches(practised_model, images))) > 1
    alone = np.concatenate(
        [predict(practised_model, images[[number]]).probabilities for number in (0, 499, 500, 619)]
    )
    np.testing.assert_allclose(alone, found[[0, 499, 500, 619]], atol=1e-5)


def test_images_that_must_not_be_written_to_can_be_read(
    untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    images = few_digits.images[:3].copy()
    images.flags.writeable = False
    assert len(recognize_images(untrained_model, images)) == 3


def test_several_threads_may_read_with_one_model(
    practised_model: TrainedModel, few_digits: DigitSet
) -> None:
    expected = predict(practised_model, few_digits.images).probabilities
    found: list[object] = []

    def read() -> None:
        found.append(
            np.abs(predict(practised_model, few_digits.images).probabilities - expected).max()
        )

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == pytest.approx([0, 0, 0, 0], abs=1e-5)


def test_a_prediction_has_the_score_of_no_digit_of_its_own_image(
    bundled_model: Path, few_digits: DigitSet
) -> None:
    model, images = load_model(bundled_model), few_digits.images[:30]
    scores = predict(model, images).non_digit_scores
    assert scores is not None
    found = recognize_images(model, images)
    assert [one.non_digit_score for one in found if one] == scores.tolist()


def test_a_model_that_knows_only_digits_gives_no_score_of_no_digit(
    untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    (found,) = recognize_images(untrained_model, few_digits.images[:1])
    assert found is not None
    assert found.non_digit_score is None
