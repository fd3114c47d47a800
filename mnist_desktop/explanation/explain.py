"""All that is told of why a network answers what it does to one image."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.explanation.feature_maps import feature_maps
from mnist_desktop.explanation.integrated_gradients import approach_integrated_gradients
from mnist_desktop.explanation.occlusion import occlusion_map
from mnist_desktop.explanation.records import Explanation, SaliencyMethod
from mnist_desktop.explanation.saliency import gradient_times_input
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.recognition.prediction import Prediction

_COARSE = 2


def explain(
    model: TrainedModel,
    image: NDArray[np.uint8],
    digit: int | None = None,
    method: SaliencyMethod = SaliencyMethod.INTEGRATED_GRADIENTS,
) -> Explanation:
    """Return why a model answers what it does.

    Args:
        model: Who answers; it is not changed, and other threads may use it meanwhile.
        image: uint8, shape (28, 28), white on black.
        digit: The digit asked about; None for the answer.
        method: How the digit's score is shared out among the pixels.
    """
    return deque(explain_in_steps(model, image, digit, method), maxlen=1).pop()


def explain_in_steps(
    model: TrainedModel,
    image: NDArray[np.uint8],
    digit: int | None = None,
    method: SaliencyMethod = SaliencyMethod.INTEGRATED_GRADIENTS,
) -> Iterator[Explanation]:
    """Yield a rough explanation at once, better ones, and at last what `explain` returns."""
    found = predict(model, image[None])
    prediction = Prediction(found.probabilities[0], bool(found.rejected[0]))
    asked = prediction.digit if digit is None else digit
    saliency_maps = _saliency(model, image, asked, method)
    rough = Explanation(
        image,
        prediction,
        asked,
        next(saliency_maps),
        method,
        occlusion_map(model, image, asked, stride=_COARSE),
        feature_maps(model, image),
    )
    yield rough
    finer = replace(rough, occlusion=occlusion_map(model, image, asked))
    yield finer
    for saliency in saliency_maps:
        yield replace(finer, saliency=saliency)


def _saliency(
    model: TrainedModel, image: NDArray[np.uint8], digit: int, method: SaliencyMethod
) -> Iterator[NDArray[np.float32]]:
    if method == SaliencyMethod.GRADIENT_TIMES_INPUT:
        yield gradient_times_input(model, image, digit)
    else:
        yield from approach_integrated_gradients(model, image, digit)
