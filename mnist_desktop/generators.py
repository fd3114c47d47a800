"""Work that tells how far it has come, for those who only want its result."""

from collections.abc import Generator
from typing import Any, TypeVar

_Result = TypeVar("_Result")


def finished(work: Generator[Any, None, _Result]) -> _Result:
    """Do all of the work and return its result; what it tells on the way is passed over."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _Result = end.value
            return result
