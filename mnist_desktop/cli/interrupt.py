"""Ctrl+C that ends long work with what it has."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ending_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Give a question to ask: whether the user pressed Ctrl+C; a second one breaks off at once."""
    ending = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if ending.is_set():
            raise KeyboardInterrupt
        ending.set()

    previous = signal.signal(signal.SIGINT, ask)
    try:
        yield ending.is_set
    finally:
        signal.signal(signal.SIGINT, previous)
