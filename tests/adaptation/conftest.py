"""A person who writes 1 as others write 7, and 7 with a bar."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.adaptation.tuning import HandTuner
from mnist_desktop.data import practice
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.variation import Variation, vary
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel

FLAGGED_ONE = [[(0.0, 0.25), (0.55, 0.0), (0.45, 1.0)]]
CROSSED_SEVEN = [[(0.0, 0.0), (0.6, 0.02), (0.25, 1.0)], [(0.08, 0.5), (0.6, 0.48)]]
STEADY = Variation(rotation=4, slant=0.05, stretch=0.08)

Written = Callable[[int, int], list[Drawing]]


@pytest.fixture(scope="session")
def bundled(bundled_model: Path) -> TrainedModel:
    return load_model(bundled_model)


@pytest.fixture(scope="session")
def tuner(bundled: TrainedModel) -> HandTuner:
    return HandTuner(bundled, practice.training_set())


@pytest.fixture
def written() -> Written:
    """Return what draws a digit a number of times, as this person does."""
    generator = np.random.default_rng(0)

    def draw(digit: int, count: int) -> list[Drawing]:
        own = {1: FLAGGED_ONE, 7: CROSSED_SEVEN}
        drawing = Drawing.of(own.get(digit, SHAPES[digit][0]), digit)
        return [vary(drawing, STEADY, generator) for _ in range(count)]

    return draw


@pytest.fixture
def hand(written: Written) -> Hand:
    """Two drawings of each digit."""
    return Hand.of([drawing for digit in range(10) for drawing in written(digit, 2)])
