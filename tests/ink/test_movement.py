"""How a pen moved, as a vector."""

import numpy as np
import pytest

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.movement import movement

HOOK = [(0.0, 0.0), (2.0, 0.0), (2.0, 6.0)]
SEVEN = [[(0.0, 0.0), (4.0, 0.0), (2.0, 6.0)], [(1.0, 3.0), (4.0, 3.0)]]


def alike(one: Drawing, other: Drawing) -> float:
    return float(movement(one) @ movement(other))


def test_it_has_length_one() -> None:
    moved = movement(Drawing.of(SEVEN))
    assert moved.shape == (126,)
    assert moved.dtype == np.float32
    assert np.linalg.norm(moved) == pytest.approx(1)


def test_size_place_and_speed_do_not_count() -> None:
    slow = [(0.0, 0.0), (0.5, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0), (2.0, 6.0)]
    far = [(7.0 * x - 300, 7.0 * y + 50) for x, y in slow]
    assert alike(Drawing.of([HOOK]), Drawing.of([far])) == pytest.approx(1, abs=1e-5)


def test_a_way_back_is_another_way() -> None:
    assert alike(Drawing.of([HOOK]), Drawing.of([HOOK[::-1]])) < 0.5


def test_the_order_of_strokes_counts() -> None:
    assert alike(Drawing.of(SEVEN), Drawing.of(SEVEN[::-1])) < 0.5


def test_a_speck_of_a_resting_pen_does_not_count() -> None:
    speck = [(-3.0, 9.0), (-3.0, 9.1)]
    assert alike(Drawing.of(SEVEN), Drawing.of([*SEVEN, speck])) == pytest.approx(1)
    assert alike(Drawing.of(SEVEN), Drawing.of([speck, *SEVEN])) == pytest.approx(1)


def test_a_part_is_as_if_no_more_had_been_drawn() -> None:
    cut = movement(Drawing.of([HOOK]), 0.25, 0.75)
    np.testing.assert_allclose(cut, movement(Drawing.of([[(2, 0), (2, 4)]])), atol=1e-6)


@pytest.mark.parametrize("strokes", [[[(3, 4)]], [[(3, 4), (3, 4)], [(3, 4)]], [[(1e9, -1e9)]]])
def test_dots_are_alike_and_like_nothing_else(strokes: list[list[tuple[float, float]]]) -> None:
    dot = Drawing.of(strokes)
    assert alike(dot, Drawing.of([[(0.0, 0.0)]])) == pytest.approx(1)
    assert alike(dot, Drawing.of([HOOK])) < 0.5


def test_what_is_tiny_or_huge_has_a_movement() -> None:
    for size in (1e-100, 1e9):
        moved = movement(Drawing.of([[(x * size / 6, y * size / 6) for x, y in HOOK]]))
        assert moved @ movement(Drawing.of([HOOK])) == pytest.approx(1, abs=1e-5)
