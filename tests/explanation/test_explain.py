"""All that is told of an answer, together."""

from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation.explain import explain, explain_in_steps
from mnist_desktop.explanation.feature_maps import feature_maps
from mnist_desktop.explanation.integrated_gradients import integrated_gradients
from mnist_desktop.explanation.occlusion import occlusion_map
from mnist_desktop.explanation.records import SaliencyMethod
from mnist_desktop.explanation.saliency import gradient_times_input
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.recognition.recognizer import recognize_images


@pytest.fixture(scope="module")
def bundled(bundled_model: Path) -> TrainedModel:
    return load_model(bundled_model)


def test_it_is_about_the_answer_unless_a_digit_is_named(
    bundled: TrainedModel, few_digits: DigitSet
) -> None:
    image = few_digits.images[7]
    read = recognize_images(bundled, image[None])[0]
    assert read is not None
    explanation = explain(bundled, image)
    assert explanation.digit == explanation.prediction.digit == read.digit
    assert explanation.prediction.rejected == read.rejected
    np.testing.assert_allclose(explanation.prediction.probabilities, read.probabilities)
    other = explain(bundled, image, digit=(read.digit + 1) % 10)
    assert other.digit == (read.digit + 1) % 10
    assert other.prediction.digit == read.digit
    assert not np.array_equal(other.saliency, explanation.saliency)


def test_its_parts_are_those_of_the_single_functions(
    bundled: TrainedModel, few_digits: DigitSet
) -> None:
    image = few_digits.images[8]
    explanation = explain(bundled, image, digit=4)
    np.testing.assert_array_equal(explanation.saliency, integrated_gradients(bundled, image, 4))
    np.testing.assert_array_equal(explanation.occlusion, occlusion_map(bundled, image, 4))
    for stage, alone in zip(explanation.stages, feature_maps(bundled, image), strict=True):
        np.testing.assert_array_equal(stage.values, alone.values)
    quick = explain(bundled, image, 4, SaliencyMethod.GRADIENT_TIMES_INPUT)
    np.testing.assert_array_equal(quick.saliency, gradient_times_input(bundled, image, 4))


def test_the_first_step_is_rough_but_whole(bundled: TrainedModel, few_digits: DigitSet) -> None:
    image = few_digits.images[9]
    steps = list(explain_in_steps(bundled, image))
    first, last = steps[0], steps[-1]
    assert first.digit == last.digit == int(predict(bundled, image[None]).probabilities.argmax())
    assert len(first.stages) == len(last.stages)
    # Rough, and yet much the same.
    for name in ("saliency", "occlusion"):
        rough, exact = getattr(first, name), getattr(last, name)
        assert not np.array_equal(rough, exact)
        assert np.corrcoef(rough.ravel(), exact.ravel())[0, 1] > 0.8
