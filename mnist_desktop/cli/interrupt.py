"""Ctrl+C, that ends long work with what it has, and the system's asking, that puts it aside."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# What a system lacks is left out: Windows knows no hang-up, and only it knows Ctrl+Break.
_ENDING = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]


class Asked:
    """What the user and the system have asked for so far.

    Attributes:
        status: The exit status that shells give to what the signal ended by which the system
            asked; 0 before it did.
    """

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._suspending = threading.Event()
        self.status = 0

    def is_ending(self) -> bool:
        """Whether the user asked to end."""
        return self._ending.is_set()

    def is_suspending(self) -> bool:
        """Whether the system asked to end."""
        return self._suspending.is_set()

    def ask(self, number: int, _frame: FrameType | None = None) -> None:
        """Take notice of a signal.

        Raises:
            KeyboardInterrupt: It is the user's second.
            SystemExit: It is the system's second.
        """
        if number == signal.SIGINT:
            if self._ending.is_set() or self._suspending.is_set():
                raise KeyboardInterrupt
            self._ending.set()
            return
        self.status = 128 + number
        if self._suspending.is_set():
            raise SystemExit(self.status)
        self._suspending.set()


@contextmanager
def heeding_signals() -> Iterator[Asked]:
    """Give what the user or the system asks for until this is left.

    The user asks to end by Ctrl+C; the system by SIGTERM, as `kill` and a shutdown do, or by
    SIGHUP, as a terminal does that is closed. Asked a second time, it breaks off at once: by
    KeyboardInterrupt after Ctrl+C, and else by SystemExit.
    """
    asked = Asked()
    # `nohup` lets a hang-up be ignored, and so it stays.
    caught = [one for one in _ENDING if one == signal.SIGINT or not _is_ignored(one)]
    previous = {one: signal.signal(one, asked.ask) for one in caught}
    try:
        yield asked
    finally:
        for one, handler in previous.items():
            signal.signal(one, handler)


def _is_ignored(number: int) -> bool:
    return signal.getsignal(number) is signal.SIG_IGN
