"""What goes wrong while the monkey uses the window, however it is told."""

import re
import sys
import threading
import traceback
import warnings
from collections import Counter, deque
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_TRAIL = 12
_KNOWN = re.compile(
    # What Qt's offscreen platform cannot do.
    r"This plugin does not support"
    # What the monkey does to windows that are just closing.
    r"|Mouse event .* occurs outside target window|Mouse event on a window that is not exposed"
)
"""What Qt tells and is no fault of the program."""


class Faults:
    """What goes wrong that nobody expected, however it is told; each is printed once.

    Args:
        log: The program's log file, where faults of its worker threads end.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._read = 0
        self._lock = threading.Lock()
        self.found: Counter[str] = Counter()
        self.trail: deque[str] = deque(maxlen=_TRAIL)

    def watch(self) -> None:
        """Hear of whatever is told from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda hook: self._add(hook.exc_value)
        sys.unraisablehook = lambda told: self._add(told.exc_value)
        qInstallMessageHandler(self._on_message)
        warnings.showwarning = self._on_warning

    def read_log(self) -> None:
        """Look what has come into the log since the last time."""
        if not self._log.exists():
            return
        size = self._log.stat().st_size
        # It begins anew where it is full.
        start = self._read if size >= self._read else 0
        with self._log.open("rb") as stream:
            stream.seek(start)
            told = stream.read().decode("utf-8", "replace")
        self._read = size
        if "Unexpected error" in told:
            self.add(told[told.index("Unexpected error") :])

    def add(self, fault: str) -> None:
        """Take note of a fault."""
        with self._lock:
            is_new = fault not in self.found
            self.found[fault] += 1
        if is_new:
            print(f"FAULT {fault}\n  after {' | '.join(self.trail)}", flush=True)

    def _on_exception(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._add(error)

    def _add(self, error: BaseException | None) -> None:
        self.add("".join(traceback.format_exception(error)) if error else "an exception")

    def _on_message(self, _kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if not _KNOWN.search(message):
            self.add(f"Qt: {message}")

    def _on_warning(  # noqa: PLR0917, as Python calls it
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,  # noqa: ARG002, Python's own
        line: str | None = None,  # noqa: ARG002, Python's own
    ) -> None:
        self.add(f"{category.__name__}: {message} ({filename}, line {lineno})")
