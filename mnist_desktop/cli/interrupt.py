"""Ctrl+C, and the system's asking to end, that end long work with what it has."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

# What a system lacks is left out: Windows knows no hang-up, and only it knows Ctrl+Break.
_ENDING = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]


@contextmanager
def ending_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Give a question to ask: whether the user or the system asked to end.

    They do so by Ctrl+C, by SIGTERM, as `kill` and a shutdown do, or by SIGHUP, as a terminal does
    that is closed. Asked a second time, it breaks off at once: by KeyboardInterrupt after Ctrl+C,
    and else by SystemExit with the status that shells give to what a signal ended.
    """
    ending = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        if not ending.is_set():
            ending.set()
        elif number == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            raise SystemExit(128 + number)

    # `nohup` lets a hang-up be ignored, and so it stays.
    caught = [one for one in _ENDING if one == signal.SIGINT or not _is_ignored(one)]
    previous = {one: signal.signal(one, ask) for one in caught}
    try:
        yield ending.is_set
    finally:
        for one, handler in previous.items():
            signal.signal(one, handler)


def _is_ignored(number: int) -> bool:
    return signal.getsignal(number) is signal.SIG_IGN
