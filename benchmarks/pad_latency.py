"""How soon the answer follows the pen, and how long one move of it keeps a full pad.

    uv run python benchmarks/pad_latency.py --ink FILE [--drawings 200] [--train] [--data DIR]

Real drawings of an ink file, as `mnist-desktop import-ink` makes one, are drawn on the Draw page
with the mouse, point by point and 125 times a second. Told is how long after each event the bars
are first painted with an answer to the ink of that event. Then all of them are put on one pad.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.live_reading.reading_apart import ReadingApart
from mnist_desktop.live_reading.written import Written
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.draw.recognition_thread import RecognitionThread
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.worker_thread import wait_for_workers

_MILLISECONDS = 8
_PATIENCE_SECONDS = 120.0
_SHARE = 0.6
_STROKES, _MOVES = 200, 200
_KINDS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)

Step = tuple[QEvent.Type, NDArray[np.float64]]
"""An event, and where it is in shares of the side of the pad's middle square, from its corner."""


def main() -> None:
    """Draw, and print how soon the answers came."""
    arguments = _arguments()
    drawings = _chosen(read_ink(arguments.ink), arguments.drawings)
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CONFIG", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        window = MainWindow(reader=ReadingApart())
        window.resize(1280, 800)
        window.show()
        _wait_for_a_first_answer(window.draw_page)
        _time_answers("idle", window.draw_page, drawings)
        if arguments.train:
            _start_training(window, arguments.data)
            _time_answers("training", window.draw_page, drawings)
            if not window.train_page.is_training:
                sys.exit("Training ended too early; the figures are worth nothing.")
            window.train_page.end()
        _time_moves(window.draw_page, drawings)
        window.close()
        wait_for_workers(60)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ink", type=Path, required=True, help="file with drawings of digits")
    parser.add_argument("--drawings", type=int, default=200, help="how many are drawn")
    parser.add_argument("--train", action="store_true", help="measure while a network trains, too")
    parser.add_argument(
        "--data",
        type=Path,
        help="folder with MNIST; without it, wherever MNIST is, or the practice digits",
    )
    return parser.parse_args()


def _chosen(drawings: Sequence[Drawing], count: int) -> list[Drawing]:
    """Return so many drawings, evenly from all, as large as people draw on the pad."""
    places = np.linspace(0, len(drawings) - 1, min(count, len(drawings))).astype(int)
    return [_on_pad(drawings[place]) for place in places]


def _on_pad(drawing: Drawing) -> Drawing:
    points = np.concatenate(drawing.strokes)
    low, size = points.min(axis=0), float(np.ptp(points, axis=0).max()) or 1.0
    return Drawing.of([(stroke - low) / size * _SHARE + 0.2 for stroke in drawing.strokes])


def _steps(drawing: Drawing) -> Iterator[Step]:
    press, move, release = _KINDS
    for stroke in drawing.strokes:
        yield press, stroke[0]
        for point in stroke[1:]:
            yield move, point
        yield release, stroke[-1]


class _Stopwatch(QObject):
    """Takes the time from each event until the bars are painted with an answer to it."""

    def __init__(self, page: DrawPage) -> None:
        super().__init__(page)
        self.milliseconds: list[float] = []
        self._waiting: list[tuple[int, float]] = []
        self._new: list[float] = []
        self._answered = 0
        self._bars, self._told = page.bars, ""
        application = QApplication.instance()
        assert application is not None  # noqa: S101, it was made before
        (thread,) = application.findChildren(RecognitionThread)
        self._submit: Callable[[int, Written], None] = thread.submit
        thread.submit = self._on_submit  # type: ignore[method-assign]
        thread.recognized.connect(self._on_recognized)
        page.bars.installEventFilter(self)

    def start(self) -> None:
        """Take note of an event that is about to come."""
        self._new.append(time.perf_counter())

    def let_go(self) -> None:
        """Wait for no answer to what just came: where a pen rests, there is nothing new to read."""
        self._new = []

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._new, self._waiting = [], []

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is to come."""
        return bool(self._new or self._waiting)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Stop at the first paint after an answer, which ends just after this."""
        if event.type() == QEvent.Type.Paint:
            self._stop()
        return False

    def _stop(self) -> None:
        now = time.perf_counter()
        done = [began for number, began in self._waiting if number <= self._answered]
        self._waiting = [pair for pair in self._waiting if pair[0] > self._answered]
        self.milliseconds += [(now - began) * 1000 for began in done]

    def _on_submit(self, number: int, written: Written) -> None:
        self._waiting += [(number, began) for began in self._new]
        self._new = []
        self._submit(number, written)

    def _on_recognized(self, number: int) -> None:
        self._answered = number
        told = self._bars.accessibleDescription()
        if told == self._told:
            # The answer is the same to a tenth of a percent: there is nothing to paint.
            self._stop()
        self._told = told


def _time_answers(what: str, page: DrawPage, drawings: Sequence[Drawing]) -> None:
    page.window().activateWindow()
    watch = _Stopwatch(page)
    for drawing in drawings:
        page.pad.clear()
        watch.forget()
        _play(page.pad, list(_steps(drawing)), watch.start, watch.let_go)
        _run_until(lambda: not watch.is_waiting, 1.0)
    watch.deleteLater()
    _report(f"pen to answer, {what}", watch.milliseconds)


def _play(
    pad: QWidget,
    steps: Sequence[Step],
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Send the events one after another, 125 times a second."""
    loop, left = QEventLoop(), list(reversed(steps))
    timer = QTimer(interval=_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)

    def send() -> None:
        kind, point = left.pop()
        # The mouse is let go where it is: that adds no ink.
        if kind != QEvent.Type.MouseButtonRelease:
            before()
        _send(pad, kind, point)
        # Whatever the event has changed was sent to be read while it was handled.
        after()
        if not left:
            loop.quit()

    timer.timeout.connect(send)
    timer.start()
    loop.exec()
    timer.stop()


def _time_moves(page: DrawPage, drawings: Sequence[Drawing]) -> None:
    """Draw until the pad is full, then tell how long a move and its paint take."""
    page.pad.clear()
    strokes = [stroke for drawing in drawings for stroke in drawing.strokes][:_STROKES]
    for number, stroke in enumerate(strokes):
        shift = np.array([number % 20, number // 20]) / np.array([20, 10])
        small = Drawing.of([(stroke - 0.2) * 0.08 + shift])
        for kind, point in _steps(small):
            _send(page.pad, kind, point)
    _run_until(lambda: False, 3.0)
    turns = np.linspace(0, 4 * np.pi, _MOVES)
    circle = 0.5 + 0.3 * np.stack([np.sin(turns), np.cos(turns)], axis=1)
    spent = []
    _send(page.pad, QEvent.Type.MouseButtonPress, circle[0])
    for point in circle[1:]:
        began = time.perf_counter()
        _send(page.pad, QEvent.Type.MouseMove, point)
        # What asks for painting alone, so that reading is not counted.
        QCoreApplication.sendPostedEvents(page.window(), QEvent.Type.UpdateRequest)
        spent.append((time.perf_counter() - began) * 1000)
    points = sum(len(stroke) for stroke in page.pad.drawing.strokes)
    _report(f"a move among {len(strokes)} strokes, {points:,} points", spent)


def _send(pad: QWidget, kind: QEvent.Type, point: NDArray[np.float64]) -> None:
    side = min(pad.width(), pad.height())
    corner = np.array([pad.width() - side, pad.height() - side]) / 2
    place = QPointF(*(corner + point * side))
    left, no_button = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = no_button if kind == QEvent.Type.MouseMove else left
    held = no_button if kind == QEvent.Type.MouseButtonRelease else left
    no_key = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, QPointF(pad.mapToGlobal(place)), button, held, no_key)
    QCoreApplication.sendEvent(pad, event)


def _wait_for_a_first_answer(page: DrawPage) -> None:
    line = Drawing.of([[[0.5, 0.2], [0.5, 0.8]]])
    _play(page.pad, list(_steps(line)))
    _run_until(lambda: bool(page.answer.text().strip("…")), _PATIENCE_SECONDS)


def _start_training(window: MainWindow, data: Path | None) -> None:
    window.open_page(Page.TRAIN)
    page = window.train_page
    if data is not None:
        page.form.use(data)
    page.form.settings.fields["epochs"].setValue(1000)
    page.start_button.click()
    _run_until(lambda: len(page.course.history.training) > 0, _PATIENCE_SECONDS)
    window.open_page(Page.DRAW)
    _run_until(lambda: False, 2.0)


def _run_until(condition: Callable[[], bool], seconds: float) -> None:
    """Let the event loop run until a condition holds, at most so long."""
    loop, end = QEventLoop(), time.perf_counter() + seconds
    looking = QTimer(interval=_MILLISECONDS)

    def look() -> None:
        if condition() or time.perf_counter() > end:
            loop.quit()

    looking.timeout.connect(look)
    looking.start()
    loop.exec()
    looking.stop()


def _report(what: str, milliseconds: Sequence[float]) -> None:
    if not milliseconds:
        sys.exit("Nothing was measured; the file must hold drawings of digits.")
    middle, nearly_all = np.quantile(milliseconds, [0.5, 0.99])
    print(
        f"{what:44} p50 {middle:6.2f} ms   p99 {nearly_all:6.2f} ms   of {len(milliseconds):,}",
        flush=True,
    )


if __name__ == "__main__":
    main()
