"""Standard input, output and error, where the program was started without them.

A Windows program without a console has none, nor has what was started with `2>&-`. What is written
to them then goes nowhere.
"""

import os
import sys
from typing import Literal, TextIO


def open_missing() -> None:
    """Open what is missing, onto nothing; to be called first of all.

    Else the first files that are opened would take the places of those that are closed, and
    whatever a library prints would be written into them.
    """
    _take_free_places()
    # The same as Python's own: what cannot be written as text is spelled out.
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")


def _take_free_places() -> None:
    if sys.platform == "win32":
        # A program without a console has no such places.
        return
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8", errors="backslashreplace")  # noqa: PTH123
