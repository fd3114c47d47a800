"""Python's garbage, collected where Qt allows it."""

import gc
import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_LOOKING_MILLISECONDS = 200
_RESTS_FOR_EACH_SECOND = 200
# A module more brings few objects, and those of the window that are put aside may become garbage.
_MODULES_OF_A_LIBRARY = 50


class GarbageCollection(QObject):
    """Collects cycles of objects in the window's thread, and nowhere else.

    Left to itself, Python collects in whatever thread happens to make an object. Where a widget is
    part of a cycle, a thread that reads or trains would then destroy it while the window's thread
    handles its events, and the process dies. So Python does not collect by itself any more; a timer
    looks whether it would, by Python's own thresholds.

    To look through all that ever lived takes PyTorch's objects, too: a tenth of a second. They and
    all others that are there when a library has been loaded are put aside for good; what becomes of
    them is not looked after any more. The rest takes milliseconds, seldom, and nothing is collected
    while a mouse button is down.

    Args:
        parent: Lives in the window's thread, in which garbage is collected from now on.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._modules = 0
        self._rests_until = 0.0
        timer = QTimer(self, interval=_LOOKING_MILLISECONDS)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        modules = len(sys.modules)
        if modules > self._modules + _MODULES_OF_A_LIBRARY:
            self._modules = modules
            # What is garbage by now would stay for good.
            gc.collect(1)
            gc.freeze()
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # Somebody is drawing.
            return
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [count > limit for count, limit in counts]
        if due[2] and time.perf_counter() > self._rests_until:
            self._look_through_all()
        elif due[1]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)

    def _look_through_all(self) -> None:
        began = time.perf_counter()
        gc.collect()
        ended = time.perf_counter()
        self._rests_until = ended + (ended - began) * _RESTS_FOR_EACH_SECOND
