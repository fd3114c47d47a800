"""Work done with little memory, in a process of its own: a bomb must harm nothing but itself."""

import subprocess
import sys

import pytest

_LIMIT = "import resource\nresource.setrlimit(resource.RLIMIT_AS, ({0}, {0}))\n"
# What getrusage tells is at least what the process took that started this one.
_PEAK = """
from pathlib import Path
print(next(row for row in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in row))
"""


def peak_megabytes(code: str, most_megabytes: int = 4000) -> tuple[int, str]:
    """Run Python code; return how much memory it took at most, and what it printed.

    Args:
        code: It may take no more addresses than `most_megabytes`.
        most_megabytes: See `code`.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux tells how much memory a process took at most")
    limited = _LIMIT.format(most_megabytes * 1_000_000) + code + _PEAK
    done = subprocess.run(
        [sys.executable, "-c", limited], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    *printed, peak = done.stdout.splitlines()
    return int(peak.split()[1]) // 1000, "\n".join(printed)


def peak_reading(call: str, imports: str) -> tuple[int, str]:
    """Return as `peak_megabytes` does what a reader takes and the sentence that it ends with.

    Args:
        call: Of the reader.
        imports: Lines that it needs.
    """
    return peak_megabytes(
        f"from pathlib import Path\nfrom mnist_desktop.errors import UserError\n{imports}\n"
        f"try:\n    {call}\nexcept UserError as error:\n    print(error)\n"
    )
