"""Figures of whole numbers."""

import pytest

from mnist_desktop.evaluation.number_figures import NumberFigures, edit_distance


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("", "", 0), ("2026", "2026", 0), ("2026", "226", 1), ("12", "", 2), ("71", "17", 2)],
)
def test_edits_are_counted(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == edits


def test_the_whole_text_must_be_right() -> None:
    figures = NumberFigures(["12", "3\n4", "567"], ["12", "34", "5677"])
    assert figures.is_right == [True, False, False]
    assert figures.accuracy == pytest.approx(1 / 3)
    assert figures.digit_error_rate == pytest.approx(2 / 7)


def test_of_nothing_nothing_is_right() -> None:
    assert NumberFigures([], []).accuracy == NumberFigures([], []).digit_error_rate == 0
