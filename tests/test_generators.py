"""Generators that tell how far they have come and return a result."""

from collections.abc import Generator

import pytest

from mnist_desktop.generators import ReturnCapture, finished, followed


class Counting:
    """Work that counts to three, and notes when it is closed."""

    def __init__(self) -> None:
        self.is_closed = False

    def steps(self) -> Generator[int, None, str]:
        try:
            yield from (1, 2, 3)
        finally:
            self.is_closed = True
        return "done"


def test_what_work_tells_is_followed_and_its_result_returned() -> None:
    told: list[int] = []
    assert followed(Counting().steps(), told.append) == "done"
    assert told == [1, 2, 3]
    assert finished(Counting().steps()) == "done"


def test_work_is_closed_where_whoever_follows_fails() -> None:
    counting = Counting()

    def fail(step: int) -> None:
        if step == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        followed(counting.steps(), fail)
    assert counting.is_closed


def test_before_work_has_ended_it_has_no_result() -> None:
    steps = ReturnCapture(Counting().steps())
    assert next(iter(steps)) == 1
    with pytest.raises(ValueError, match="not enough values"):
        _ = steps.value
