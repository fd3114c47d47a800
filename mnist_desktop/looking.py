"""Looking what is at a path, where it is enough to know that there is nothing to be had.

Path's own methods raise where a folder on the way may not be entered, in some versions of Python.
"""

import stat
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as the user may look."""
    return stat.S_ISDIR(_mode(path))


def is_there(path: Path) -> bool:
    """Whether there is anything, as far as the user may look."""
    return _mode(path) != 0


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
