"""Making what shows a fault small enough to be looked at."""

from collections.abc import Callable

from tests.fuzz.reader import Files

_MOST_TRIES = 400


def shrunk(files: Files, is_fault: Callable[[Files], bool]) -> Files:
    """Return files that still show a fault, as short as a few hundred tries make them."""
    tries = 0
    for name in files:
        size = len(files[name])
        while size := size // 2:
            start = 0
            while start < len(files[name]) and tries < _MOST_TRIES:
                content = files[name]
                shorter = {**files, name: content[:start] + content[start + size :]}
                tries += 1
                if is_fault(shorter):
                    files = shorter
                else:
                    start += size
    return files
