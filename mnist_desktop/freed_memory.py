"""Memory that was freed goes back to the system, where the C library would keep it for later.

GNU's keeps pools for many threads, each of all that was ever needed at once: after hours of
trainings and evaluations a gigabyte and more that nobody uses. Source: mallopt(3), malloc_trim(3).
"""

import ctypes
import sys
from functools import cache

_ARENA_MAX = -8
# With one, threads would wait for each other; with two, no training is slower for it.
_POOLS = 2


def share_pools() -> None:
    """Have the threads that begin from now on share two pools of memory; call it at the start."""
    library = _gnu()
    if library is not None:
        library.mallopt(_ARENA_MAX, _POOLS)


def give_back() -> None:
    """Give back what lies unused, at the end of large work and in its thread: it takes a while."""
    library = _gnu()
    if library is not None:
        library.malloc_trim(0)


@cache
def _gnu() -> ctypes.CDLL | None:
    """Return the C library, if it is GNU's; others give back by themselves, or cannot be asked."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
