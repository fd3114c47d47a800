"""How the cells of a confusion matrix are shaded, in files as in the window."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.evaluation import charts
from mnist_desktop.evaluation.matrix_shades import Hue, difference_shades, shades
from mnist_desktop.evaluation.metrics import row_shares


@pytest.fixture
def matrix() -> NDArray[np.int64]:
    """Of 100 threes 64 are right, 36 are eights; of four fives one is read as a six."""
    made: NDArray[np.int64] = np.zeros((10, 10), np.int64)
    made[3, 3], made[3, 8], made[5, 5], made[5, 6] = 64, 36, 3, 1
    return made


def test_right_answers_are_as_strong_as_their_share_of_the_row(matrix: NDArray[np.int64]) -> None:
    for counts_or_shares in (matrix, row_shares(matrix)):
        shaded = shades(counts_or_shares)
        assert shaded[3, 3].strength == pytest.approx(0.64)
        assert shaded[5, 5].strength == pytest.approx(0.75)
        assert shaded[0, 0].strength == 0
        assert shaded[3, 3].hue is Hue.GOOD
        assert shaded[0, 0].hue is Hue.NONE


def test_errors_go_by_the_square_root_of_the_largest(matrix: NDArray[np.int64]) -> None:
    shaded = shades(matrix)
    assert shaded[3, 8].strength == 1
    assert shaded[5, 6].strength == pytest.approx(1 / 6)
    assert shades(row_shares(matrix))[5, 6].strength == pytest.approx((0.25 / 0.36) ** 0.5)
    assert shaded[3, 8].hue is shaded[5, 6].hue is Hue.BAD


def test_without_errors_there_is_nothing_to_measure_by() -> None:
    shaded = shades(np.eye(10, dtype=np.int64) * 7)
    assert {place for place, shade in shaded.items() if shade.strength} == {
        (digit, digit) for digit in range(10)
    }
    assert {shade.hue for shade in shades(np.zeros((10, 10), np.int64)).values()} == {Hue.NONE}


def test_differences_go_by_the_square_root_and_by_what_is_better() -> None:
    difference: NDArray[np.int64] = np.zeros((10, 10), np.int64)
    difference[1, 1], difference[1, 2], difference[4, 4], difference[4, 9] = 4, -4, -16, 16
    shaded = difference_shades(difference)
    assert shaded[1, 1].strength == shaded[1, 2].strength == pytest.approx(0.5)
    assert shaded[4, 4].strength == shaded[4, 9].strength == 1
    assert shaded[1, 1].hue is shaded[1, 2].hue is Hue.GOOD
    assert shaded[4, 4].hue is shaded[4, 9].hue is Hue.BAD


def test_a_file_is_shaded_so(matrix: NDArray[np.int64]) -> None:
    root = ET.fromstring(charts.matrix_chart(matrix, "Matrix"))  # noqa: S314, made by us
    groups = root.findall("{http://www.w3.org/2000/svg}g")
    assert [group[0].attrib["class"] for group in groups] == ["first", "second", "first", "second"]
    # From 0.12 to 0.6, in the order of the rows.
    opacities = [0.12 + 0.48 * strength for strength in (0.64, 1, 0.75, 1 / 6)]
    assert [float(g.attrib["opacity"]) for g in groups] == pytest.approx(opacities, abs=0.006)
