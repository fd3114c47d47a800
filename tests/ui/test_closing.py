"""The window closes whatever its threads are doing, and so does the program."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject

from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.worker_thread import wait_for_workers, workers

Until = Callable[[Callable[[], bool]], None]


class Stalled:
    """A job that cannot be broken off until it is let go."""

    def __init__(self) -> None:
        self.has_begun = threading.Event()
        self.may_end = threading.Event()

    def job(self) -> Job:
        def work(_ending: threading.Event) -> Generator[None, None, str]:
            yield
            self.has_begun.set()
            self.may_end.wait()
            return "done"

        return work


@pytest.fixture
def stalled() -> Iterator[Stalled]:
    made = Stalled()
    yield made
    made.may_end.set()


def test_the_window_does_not_wait_for_what_cannot_be_broken_off(
    window: MainWindow, until: Until, stalled: Stalled
) -> None:
    runner = window.draw_page.findChildren(TaskRunner)[0]
    runner.start(stalled.job())
    until(stalled.has_begun.is_set)
    window.close()
    assert not window.isVisible()
    assert workers()


def test_a_thread_outlives_who_started_it(until: Until, stalled: Stalled) -> None:
    owner = QObject()
    runner = TaskRunner(owner)
    results: list[object] = []
    runner.succeeded.connect(results.append)
    runner.start(stalled.job())
    until(stalled.has_begun.is_set)
    shiboken6.delete(owner)
    stalled.may_end.set()
    assert wait_for_workers(60)
    until(lambda: workers() == [])
    assert results == []


# The real program, in which a picture is opened that never comes, and then the window is closed.
PROGRAM = """
import sys
import threading
from PySide6.QtCore import QTimer
from mnist_desktop.ui import app
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.task_runner import TaskRunner

has_begun = threading.Event()

def work(ending):
    yield
    has_begun.set()
    open(sys.argv[1])

class Closing(MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        TaskRunner(self).start(lambda ending: work(ending))
        self.looking = QTimer(self, interval=10)
        self.looking.timeout.connect(self.look)
        self.looking.start()

    def look(self):
        if has_begun.is_set():
            self.looking.stop()
            print("closing")
            self.close()

app.MainWindow = Closing
sys.exit(app.open_window())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_the_program_ends_though_a_file_stalls(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "stalled")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path / "stalled"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    # What was written before is not lost.
    assert done.stdout == "closing\n"
    assert "Traceback" not in done.stderr
    assert "QThread" not in done.stderr
