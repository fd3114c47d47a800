"""The practice digits: a set made on the spot, for a machine without MNIST or network.

A few stroke shapes for each digit are varied at random and drawn by the pad's own rasterizer.
"""

from functools import cache

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.ink_set import rasterize_in_chunks
from mnist_desktop.data.set_names import PRACTICE, PRACTICE_TEST
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.variation import Variation, vary

TRAINING_COUNT = 6000
TEST_COUNT = 1000
_TRAINING_SEED = 0
_TEST_SEED = 1
_PEN_WIDTHS = (1.6, 4.0)


@cache
def training_set() -> DigitSet:
    """Return the practice digits to train on; always the same, and drawn once."""
    return _unchangeable(make(PRACTICE, TRAINING_COUNT, _TRAINING_SEED))


@cache
def test_set() -> DigitSet:
    """Return the practice digits for the last report; always the same, and drawn once."""
    return _unchangeable(make(PRACTICE_TEST, TEST_COUNT, _TEST_SEED))


def make(name: str, count: int, seed: int) -> DigitSet:
    """Return `count` practice digits, all classes alike, in random order.

    Args:
        name: What the set is called.
        count: How many images.
        seed: The same seed gives the same images.
    """
    generator = np.random.default_rng(seed)
    labels = generator.permutation(np.arange(count) % NUM_CLASSES)
    drawings = [draw(int(label), generator) for label in labels]
    widths = generator.uniform(*_PEN_WIDTHS, count)
    chunks = list(rasterize_in_chunks(drawings, widths))
    images = np.concatenate(chunks) if chunks else rasterize([])
    return DigitSet(name, images, labels.astype(np.int64))


def draw(digit: int, generator: np.random.Generator) -> Drawing:
    """Return a random practice drawing of `digit`, labeled with it."""
    shapes = SHAPES[digit]
    shape = shapes[generator.integers(len(shapes))]
    return vary(Drawing.of(shape, digit), Variation(), generator)


def _unchangeable(digits: DigitSet) -> DigitSet:
    # All who ask share them.
    for array in (digits.images, digits.labels):
        array.flags.writeable = False
    return digits
