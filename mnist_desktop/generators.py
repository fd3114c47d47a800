"""Generators that tell how far they have come and return a result at their end."""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any, Generic, TypeVar

_Yielded = TypeVar("_Yielded")
_Returned = TypeVar("_Returned")


class ReturnCapture(Generic[_Yielded, _Returned]):
    """What a generator yields, to be iterated over once; then what it returned is at hand.

    Whoever breaks the iteration off closes the generator.

    Args:
        generator: What yields and returns.
    """

    def __init__(self, generator: Generator[_Yielded, None, _Returned]) -> None:
        self._generator = generator
        self._returned: list[_Returned] = []

    def __iter__(self) -> Generator[_Yielded, None, None]:
        """Yield what the generator yields."""
        self._returned.append((yield from self._generator))

    @property
    def value(self) -> _Returned:
        """What the generator returned; there is none before it has ended."""
        (returned,) = self._returned
        return returned


def finished(work: Generator[Any, None, _Returned]) -> _Returned:
    """Do all of the work and return its result; what it tells on the way is passed over."""
    return followed(work, lambda _: None)


def followed(
    work: Generator[_Yielded, None, _Returned], follow: Callable[[_Yielded], object]
) -> _Returned:
    """Do all of the work and return its result; `follow` is called with what it tells."""
    steps = ReturnCapture(work)
    with closing(work):
        for step in steps:
            follow(step)
    return steps.value
