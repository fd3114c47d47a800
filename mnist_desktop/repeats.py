"""Telling what happens for the first time from what happens again and again."""

import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

_QUIET_SECONDS = 600.0
_MOST_KEYS = 500


@dataclass
class _Seen:
    times: int
    last: float


class Repeats:
    """Counts what happens again and again; several threads may ask at once.

    Args:
        clock: Tells the time, in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: OrderedDict[Hashable, _Seen] = OrderedDict()

    def count(self, key: Hashable) -> int:
        """Return how many times something has happened, this time included.

        What has not happened for ten minutes is new.
        """
        now = self._clock()
        with self._lock:
            seen = self._seen.pop(key, None)
            if seen is None or now - seen.last > _QUIET_SECONDS:
                seen = _Seen(0, now)
            self._seen[key] = seen
            seen.times, seen.last = seen.times + 1, now
            if len(self._seen) > _MOST_KEYS:
                self._seen.popitem(last=False)
            return seen.times


def fingerprint(error: BaseException) -> Hashable:
    """Return what is the same whenever an error comes from the same place.

    Its words are not: they may hold a number that is another one each time.
    """
    frames = traceback.walk_tb(error.__traceback__)
    return type(error), tuple((frame.f_code.co_filename, line) for frame, line in frames)
