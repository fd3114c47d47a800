"""Work done with little memory, in a process of its own: a bomb must harm nothing but itself."""

import subprocess
import sys

import pytest

_LIMIT = "import resource\nresource.setrlimit(resource.RLIMIT_AS, ({0}, {0}))\n"


def peak_megabytes(code: str, most_megabytes: int = 3000) -> tuple[int, str]:
    """Run Python code; return how much memory it took at most, and what it printed.

    Args:
        code: It may take no more addresses than `most_megabytes`.
        most_megabytes: See `code`.
    """
    if sys.platform == "win32":
        pytest.skip("only POSIX limits what a process may take")
    told = "\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    limited = _LIMIT.format(most_megabytes * 1_000_000) + code + told
    done = subprocess.run(
        [sys.executable, "-c", limited], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    *printed, peak = done.stdout.splitlines()
    # Kilobytes on Linux, bytes on macOS.
    return int(peak) // (1000 if sys.platform != "darwin" else 1_000_000), "\n".join(printed)
