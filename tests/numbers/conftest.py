"""Numbers as people write them, of digits that everybody knows."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing, Stroke
from mnist_desktop.numbers.ink_reader import InkReader
from mnist_desktop.recognition.digit_reader import ImageReader

Write = Callable[..., Drawing]

HEIGHT, WIDTH = 100.0, 60.0


@pytest.fixture(scope="session")
def reader(bundled_model: Path) -> InkReader:
    """Who reads with the bundled model."""
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.models.model_files import load_model

    return InkReader(ImageReader(fuse_batch_norm(load_model(bundled_model))))


@pytest.fixture(scope="session")
def write() -> Write:
    """Write a number: `gap` in heights of a digit, lines 1.5 heights below each other."""

    def written(number: str, gap: float = 0.3) -> Drawing:
        strokes: list[Stroke] = []
        for row, line in enumerate(number.split("\n")):
            left = 0.0
            for sign in line:
                digit = [np.array(stroke) * [WIDTH, HEIGHT] for stroke in SHAPES[int(sign)][0]]
                points = np.concatenate(digit)
                shift = np.array([left - points[:, 0].min(), row * 1.5 * HEIGHT])
                strokes += [stroke + shift for stroke in digit]
                left += np.ptp(points[:, 0]) + gap * HEIGHT
        return Drawing.of(strokes, number=number)

    return written
