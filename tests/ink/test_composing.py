"""Numbers are composed of single digits of one hand."""

import numpy as np
import pytest

from mnist_desktop.ink.composing import (
    COLUMN,
    JOINED,
    NORMAL,
    TIGHT,
    TOUCHING,
    Spacing,
    by_writer,
    compose,
)
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing

HAND = [Drawing.of(SHAPES[digit][0], label=digit, writer="a") for digit in (0, 3, 7)]


@pytest.mark.parametrize("spacing", [NORMAL, TIGHT, TOUCHING])
def test_gaps_are_as_they_are_meant(spacing: Spacing) -> None:
    generator = np.random.default_rng(1)
    for _ in range(20):
        made = compose(HAND, spacing, generator)
        assert made.number is not None
        # One stroke a digit.
        assert len(made.strokes) == len(made.number)
        height = np.median([np.ptp(stroke[:, 1]) for stroke in made.strokes])
        for left, right in zip(made.strokes[:-1], made.strokes[1:], strict=True):
            gap = (right[:, 0].min() - left[:, 0].max()) / height
            assert spacing.gaps[0] * 1.3 - 0.05 < gap < spacing.gaps[1] * 1.3 + 0.05


def test_joined_digits_have_fewer_strokes() -> None:
    generator = np.random.default_rng(1)
    made = [compose(HAND, JOINED, generator) for _ in range(100)]
    digits = sum(len(drawing.number or "") for drawing in made)
    joins = digits - sum(len(drawing.strokes) for drawing in made)
    assert 0.4 < joins / (digits - len(made)) < 0.6


def test_a_column_has_three_lines_below_each_other() -> None:
    made = compose(HAND, COLUMN, np.random.default_rng(1))
    lines = (made.number or "").split("\n")
    assert len(lines) == 3
    first = np.concatenate(made.strokes[: len(lines[0])])
    others = np.concatenate(made.strokes[len(lines[0]) :])
    assert first[:, 1].max() < others[:, 1].min()


def test_each_hand_has_its_own_digits() -> None:
    strange = [Drawing.of([], label=1, writer="b"), Drawing.of([[[0, 0]]], writer="b")]
    other = Drawing.of([[[0, 0], [0, 1]]], label=1, writer="c")
    hands = by_writer([*HAND, *strange, other])
    assert {writer: len(own) for writer, own in hands.items()} == {"a": 3, "c": 1}
