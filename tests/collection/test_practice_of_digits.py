"""A round in which digits are asked for."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.collection.practice import COUNT, Practice
from mnist_desktop.ink.drawing import Drawing


def kept(label: int, read: str | None) -> KeptDrawing:
    return KeptDrawing.now(Drawing.of([[[0, 0], [1, 1]]]), label, Origin.PRACTICE, read)


@pytest.mark.parametrize("seed", range(50))
def test_each_digit_is_asked_equally_often_and_none_twice_in_a_row(seed: int) -> None:
    asked = Practice.begin(seed).asked
    assert len(asked) == COUNT
    assert set(Counter(asked).values()) == {COUNT // 10}
    assert all(one != other for one, other in pairwise(asked))


def test_rounds_differ() -> None:
    assert len({Practice.begin(seed).asked for seed in range(10)}) == 10


def test_it_goes_on_digit_by_digit_and_back() -> None:
    practice = replace(Practice.begin(0), asked=(3, 5))
    assert practice.digit == 3
    assert practice.back().digit == 3
    practice = practice.then(kept(3, "3"))
    assert practice.digit == 5
    assert practice.back().digit == 3
    practice = practice.then(kept(5, "6"))
    assert practice.is_over
    assert practice.digit is None
    assert practice.summary == "2 digits kept. 1 of 2 read right."


def test_what_nobody_has_read_is_not_counted_as_wrong() -> None:
    practice = replace(Practice.begin(0), asked=(3, 5))
    assert practice.summary == "No digit was kept."
    assert practice.then(kept(3, None)).summary == "1 digit kept."
