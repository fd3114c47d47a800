"""How long the Evaluate page takes to read MNIST's test set, and how long it fails to answer.

    uv run python benchmarks/evaluation.py [--repeats 5]

With real MNIST at hand. A timer asks the event loop to call back every few milliseconds; how late
it does is how long the window was not answering. The first reading loads PyTorch; it is told apart.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from mnist_desktop.data import mnist
from mnist_desktop.data.sources import MnistSource
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.worker_thread import wait_for_workers

_EVERY_MILLISECONDS = 4
_VIEWS = ("errors", "confidence", "predictions", "compare")


@dataclass
class _Lateness:
    """How late the event loop was at most, in milliseconds."""

    longest: float = 0.0
    last: float = 0.0

    def tick(self) -> None:
        """Take note of a call back."""
        now = time.perf_counter()
        if self.last:
            self.longest = max(self.longest, (now - self.last) * 1000 - _EVERY_MILLISECONDS)
        self.last = now


def main() -> None:
    """Read the set again and again with each of the views in front, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    if mnist.find() is None:
        sys.exit("Name the folder of MNIST in MNIST_DESKTOP_DATA.")
    make_application()
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    page = window.evaluate_page
    show_choice(page.sets, MnistSource())
    seconds, longest = _measured(page, lambda: window.open_page(Page.EVALUATE))
    print(f"{'first, PyTorch loads':22} {seconds:5.2f} s   late at most {longest:5.1f} ms")
    for index, name in enumerate(_VIEWS):
        page.views.choose(index)
        for _ in range(repeats):
            seconds, longest = _measured(
                page, lambda: QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
            )
            print(f"{name:22} {seconds:5.2f} s   late at most {longest:5.1f} ms")
    window.close()
    wait_for_workers(60)


def _measured(page: EvaluatePage, begin: Callable[[], None]) -> tuple[float, float]:
    """Return how many seconds it took until all was shown, and the longest lateness."""
    late = _Lateness()
    timer = QTimer(interval=_EVERY_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(late.tick)
    timer.start()
    began = time.perf_counter()
    begin()
    while page.report is None and not page.fault.text():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    # What is shown is painted before the next call back.
    shown = late.last
    while late.last == shown:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    if page.fault.text():
        sys.exit(page.fault.text())
    return time.perf_counter() - began, late.longest


if __name__ == "__main__":
    main()
