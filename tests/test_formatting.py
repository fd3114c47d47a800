"""Figures as people read them."""

import pytest

from mnist_desktop.formatting import (
    amount,
    confidence,
    counted,
    duration,
    file_size,
    percent,
    sureness,
)


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


@pytest.mark.parametrize(
    ("probability", "decimals", "words"),
    [
        (0.0, 1, "0.0 %"),
        (0.9949, 0, "99 %"),
        (0.9951, 0, ">99 %"),
        (0.9994, 1, "99.9 %"),
        (0.9996, 1, ">99.9 %"),
        (0.9996, 2, "99.96 %"),
        (1.0, 2, ">99.99 %"),
    ],
)
def test_no_network_is_certain(probability: float, decimals: int, words: str) -> None:
    assert confidence(probability, decimals).replace("\u00a0", " ") == words
    assert sureness(probability, decimals).replace("\u00a0", " ") == f"{words} sure"


def test_one_is_no_plural() -> None:
    assert [counted(count, "image") for count in (0, 1, 2000)] == [
        "0 images",
        "1 image",
        "2,000 images",
    ]
