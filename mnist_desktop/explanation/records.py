"""What is told of why a network answers what it does; readable without PyTorch."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import mark, tr

# The few strongest pixels must not make all others pale.
_STRONG = 99.0
# Of a score: what changes less is not shown as strongly as possible.
_LEAST_LIMIT = 0.1


MEAN = mark("Mean of each map")
"""The name of the stage that makes one number of each map."""


class SaliencyMethod(StrEnum):
    """How a digit's score is shared out among the pixels."""

    INTEGRATED_GRADIENTS = "integrated-gradients"
    GRADIENT_TIMES_INPUT = "gradient-times-input"


@dataclass(frozen=True, eq=False)
class FeatureMaps:
    """What one stage of a network finds in an image.

    Attributes:
        name: The stage in English, such as “Convolution”, see `mnist_desktop.models.layer_summary`.
        values: What it puts out: float32, shape (maps, rows, columns), or (units,).
        size: Of its squares, such as “3×3”; empty where it has none.
    """

    name: str
    values: NDArray[np.float32]
    size: str = ""

    @property
    def title(self) -> str:
        """The stage as it is told, such as “Convolution 3×3”."""
        return f"{tr(self.name)} {self.size}".rstrip()

    @property
    def gray(self) -> NDArray[np.uint8]:
        """The values for the eye, all maps on one scale: uint8, of the same shape.

        White is the greatest value, black is 0, or the least value where that is below 0.
        """
        least = min(float(self.values.min()), 0.0)
        span = float(self.values.max()) - least
        if span <= 0:
            return np.zeros(self.values.shape, np.uint8)
        gray: NDArray[np.uint8] = np.rint((self.values - least) * (255 / span)).astype(np.uint8)
        return gray


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a network answers what it does to one image.

    Attributes:
        image: What it was shown: uint8, shape (28, 28), white on black.
        prediction: What it answers.
        digit: The digit asked about.
        saliency: What each pixel adds to that digit's score, its logit: float32, shape (28, 28).
        method: How the score was shared out.
        occlusion: By how much that score falls when a pixel is hidden with those around it:
            float32, shape (28, 28).
        stages: What each stage of the network finds, from the first to the scores.
    """

    image: NDArray[np.uint8]
    prediction: Prediction
    digit: int
    saliency: NDArray[np.float32]
    method: SaliencyMethod
    occlusion: NDArray[np.float32]
    stages: tuple[FeatureMaps, ...]

    @property
    def saliency_limit(self) -> float:
        """What is shown as strongly as possible: the few strongest pixels may go beyond it."""
        return float(np.percentile(np.abs(self.saliency), _STRONG))

    @property
    def occlusion_limit(self) -> float:
        """What is shown as strongly as possible."""
        return max(float(np.abs(self.occlusion).max()), _LEAST_LIMIT)

    def score(self, digit: int) -> float:
        """Return the logit of a digit."""
        return float(self.stages[-1].values[digit])
