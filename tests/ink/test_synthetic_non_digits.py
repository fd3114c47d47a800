"""Drawings made up for a network to learn that they are no digits."""

import numpy as np
import pytest

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.synthetic_non_digits import half, several

ANGLES = -np.pi / 2 + np.linspace(0, 2 * np.pi, 41)
ROUND = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
ZERO = Drawing.of([ROUND], label=0)


def test_half_of_a_round_zero_is_about_half_of_its_line() -> None:
    generator = np.random.default_rng(0)
    for _ in range(20):
        made = half(ZERO, generator)
        assert made is not None
        assert made.label is None
        assert 0.35 * 41 < len(made.strokes[0]) < 0.65 * 41


@pytest.mark.parametrize("label", [1, 4, 6, 7, 8, 9, None])
def test_half_of_what_is_a_digit_when_halved_is_not_made(label: int | None) -> None:
    assert half(Drawing.of([ROUND], label=label), np.random.default_rng(0)) is None


def test_a_slender_half_may_be_a_one_and_is_not_made() -> None:
    slender = Drawing.of([ROUND * [0.3, 1.0]], label=0)
    assert half(slender, np.random.default_rng(0)) is None


def test_several_digits_stand_beside_each_other() -> None:
    generator = np.random.default_rng(0)
    counts = set()
    for _ in range(20):
        made = several([ZERO], generator)
        assert made.label is None
        counts.add(len(made.strokes))
        rights = [stroke[:, 0].max() for stroke in made.strokes]
        lefts = [stroke[:, 0].min() for stroke in made.strokes]
        assert all(left > right for left, right in zip(lefts[1:], rights, strict=False))
    assert counts == {2, 3}
