"""How much memory this process ever held, where the system tells it (Linux)."""

import re
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")
# Source: proc(5). It makes the peak what is held now.
_FORGET_PEAK = "5"


def forget_peak() -> int:
    """Let the peak be what is held now, and return it in bytes; 0 where it is not told."""
    if sys.platform != "linux":
        return 0
    _RESET.write_text(_FORGET_PEAK)
    return peak()


def peak() -> int:
    """Return the most bytes held since `forget_peak`; 0 where it is not told."""
    if sys.platform != "linux":
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text())
    return int(found[1]) * 1024 if found else 0
