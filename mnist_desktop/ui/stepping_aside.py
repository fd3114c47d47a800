"""Long work that steps aside: the pen, and what reads it, come first."""

import os
import sys
import threading

from PySide6.QtCore import QThread

# Enough that an answer does not wait for a training, and little enough that a training goes on, and
# lets Python's lock go, where other programs keep all cores busy.
_NICE = 10
_NICEST = 19


def step_aside() -> None:
    """Have the thread that calls this, and those that it begins, work on what others leave.

    Where nothing else is to do, that is all of the time. The thread stays so until it ends.
    """
    QThread.currentThread().setPriority(QThread.Priority.LowPriority)
    if sys.platform == "linux":
        # There, Qt sets nothing: only whole processes have a priority, but threads are such, too.
        thread = threading.get_native_id()
        # Nicer than the program was started: to be less nice than that is not everybody's right.
        usual = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, min(usual + _NICE, _NICEST))
