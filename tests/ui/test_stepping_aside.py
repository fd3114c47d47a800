"""Work that takes all cores for long lets the pen go first."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop.ui.stepping_aside import step_aside
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its threads")


def niceness() -> dict[int, int]:
    """Return how nice each thread of this process is; 0 is usual, more comes later."""
    threads = [int(folder.name) for folder in Path("/proc/self/task").iterdir()]
    return {thread: os.getpriority(os.PRIO_PROCESS, thread) for thread in threads}


def test_a_training_comes_after_the_window(train_page: TrainPage, until: Until) -> None:
    before = niceness()
    usual = before[os.getpid()]
    train_page.form.settings.fields["epochs"].setValue(100)
    train_page.start_button.click()
    until(lambda: len(train_page.course.history.training) > 0)
    now = niceness()
    assert max(now.values()) == usual + 10
    assert {thread: now[thread] for thread in before if thread in now} == {
        thread: nice for thread, nice in before.items() if thread in now
    }
    train_page.end()
    # Nothing stays so: a thread that is used again would be slow from then on.
    until(lambda: max(niceness().values()) == usual)


@pytest.mark.parametrize(("started", "aside"), [(0, 10), (5, 15), (15, 19), (19, 19)])
def test_a_program_that_was_started_nicer_steps_aside_from_there(started: int, aside: int) -> None:
    found = []

    def work() -> None:
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, started)
        step_aside()
        found.append(os.getpriority(os.PRIO_PROCESS, thread))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [aside]
