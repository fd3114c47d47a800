"""Figures as people read them."""

import pytest

from mnist_desktop.words import amount, counted, duration, file_size, percent


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1,230"),
        (372_938, "373,000"),
        (999_499, "999,000"),
        (999_500, "1 million"),
        (15_240_000, "15.2 million"),
        (2_500_000_000, "2.5 billion"),
    ],
)
def test_large_numbers_have_three_figures(count: int, words: str) -> None:
    assert amount(count).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 kB"), (754_150, "754 kB"), (999_499, "999 kB"), (1_000_000, "1 MB"), (2e9, "2 GB")],
)
def test_sizes_are_in_decimal_units(count: float, words: str) -> None:
    assert file_size(int(count)).replace("\u00a0", " ") == words


def test_shares_and_times() -> None:
    assert percent(0.99456) == "99.46\u00a0%"
    assert duration(59.4) == "59\u00a0s"
    assert duration(61) == "1\u00a0min 01\u00a0s"


def test_one_is_no_plural() -> None:
    assert [counted(count, "image") for count in (0, 1, 2000)] == [
        "0 images",
        "1 image",
        "2,000 images",
    ]
