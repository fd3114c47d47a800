"""What work has freed goes back to the system, however long the window is open."""

import subprocess
import sys

import pytest

# What each thread keeps at the end of its pool would hold back all that was freed below it.
_WORK = """
import os
from pathlib import Path
from PySide6.QtCore import QEventLoop
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.task_runner import TaskRunner
from mnist_desktop.ui.worker_thread import wait_for_workers

def megabytes():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

application = make_application()
kept = []

def job(ending):
    blocks = [bytearray(b"1") * 50_000 for _ in range(6000)]
    kept.append(bytearray(50_000))
    peaks.append(megabytes())
    yield 0.5

before, peaks = megabytes(), []
for _ in range(3):
    runner, loop = TaskRunner(application), QEventLoop()
    runner.succeeded.connect(loop.quit)
    runner.start(job)
    loop.exec()
    assert wait_for_workers(30)
print(before, max(peaks), megabytes())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only GNU's C library keeps so much")
def test_what_work_has_freed_goes_back_to_the_system() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WORK], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    before, peak, after = map(float, done.stdout.split())
    assert peak > before + 290
    assert after < before + 60
