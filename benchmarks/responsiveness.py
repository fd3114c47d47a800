"""How long the window ever fails to answer while a network trains.

    uv run python benchmarks/responsiveness.py [--seconds 60] [--data DIR]

A timer asks the event loop to call back every few milliseconds; how late it does is how long the
window was not answering. Measured on the Train page with its curves, with the digits that are
watched, and on the Draw page while somebody draws; the training goes on all the while.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from mnist_desktop.live_reading.reading_apart import ReadingApart
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.worker_thread import wait_for_workers

_EVERY_MILLISECONDS = 4
_MOVES_EVERY_MILLISECONDS = 8
_SETTLING_SECONDS = 5.0


@dataclass
class Gaps:
    """How late the event loop was, each time, in milliseconds."""

    values: list[float]
    _last: float = 0.0

    def tick(self) -> None:
        """Take note of a call back."""
        now = time.perf_counter()
        if self._last:
            self.values.append(max((now - self._last) * 1000 - _EVERY_MILLISECONDS, 0.0))
        self._last = now

    def report(self, what: str) -> None:
        """Print the longest, and how long nearly all were at most."""
        late = np.array(self.values)
        print(
            f"{what:34} longest {late.max():6.1f} ms   99.9 % within "
            f"{np.quantile(late, 0.999):5.1f} ms   99 % within {np.quantile(late, 0.99):5.1f} ms"
        )


def main() -> None:
    """Train, look at the pages, and print how late the event loop was."""
    arguments = _arguments()
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        window = MainWindow(reader=ReadingApart())
        window.resize(1280, 800)
        window.show()
        _start_training(window, arguments.data)
        page = window.train_page
        _run(_SETTLING_SECONDS, lambda: None)
        for view, what in ((0, "Train page, curves"), (1, "Train page, watching digits")):
            page.views.choose(view)
            _measure(what, arguments.seconds)
        window.open_page(Page.DRAW)
        drawing = _Drawing(window)
        _measure("Draw page, somebody drawing", arguments.seconds, drawing.move)
        if not page.is_training:
            sys.exit("Training ended too early; the figures are worth nothing.")
        page.end()
        window.close()
        wait_for_workers(60)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for each of the pages")
    parser.add_argument(
        "--data",
        type=Path,
        help="folder with MNIST; without it, wherever MNIST is, or the practice digits",
    )
    return parser.parse_args()


def _start_training(window: MainWindow, data: Path | None) -> None:
    window.open_page(Page.TRAIN)
    page = window.train_page
    if data is not None:
        page.form.use(data)
    page.form.settings.fields["epochs"].setValue(1000)
    page.start_button.click()
    _run(120, lambda: None, until=lambda: len(page.course.history.training) > 0)


def _measure(what: str, seconds: float, act: Callable[[], None] = lambda: None) -> None:
    gaps = Gaps([])
    timer = QTimer(interval=_EVERY_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(gaps.tick)
    timer.start()
    _run(seconds, act)
    timer.stop()
    gaps.report(what)


def _run(
    seconds: float, act: Callable[[], None], until: Callable[[], bool] = lambda: False
) -> None:
    """Let the event loop run, with something done every few milliseconds."""
    loop = QEventLoop()
    acting = QTimer(interval=_MOVES_EVERY_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
    end = time.perf_counter() + seconds

    def look() -> None:
        act()
        if until() or time.perf_counter() > end:
            loop.quit()

    acting.timeout.connect(look)
    acting.start()
    loop.exec()
    acting.stop()


class _Drawing:
    """Draws circles on the pad, as a hand would, and clears it now and then."""

    def __init__(self, window: MainWindow) -> None:
        self._page = window.draw_page
        self._moves = 0

    def move(self) -> None:
        pad = self._page.pad
        if self._moves % 120 == 0:
            pad.clear()
            self._send(QMouseEvent.Type.MouseButtonPress)
        elif self._moves % 120 == 110:
            self._send(QMouseEvent.Type.MouseButtonRelease)
        else:
            self._send(QMouseEvent.Type.MouseMove)
        self._moves += 1

    def _send(self, kind: QMouseEvent.Type) -> None:
        pad = self._page.pad
        turn = self._moves / 100 * 2 * np.pi
        center, radius = pad.rect().center(), min(pad.width(), pad.height()) / 3
        place = QPointF(center.x() + radius * np.sin(turn), center.y() - radius * np.cos(turn))
        event = QMouseEvent(
            kind,
            place,
            pad.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(pad, event)


if __name__ == "__main__":
    main()
