"""Errors that nobody expected, and what lies behind those that were."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Never

import pytest
import shiboken6
from PySide6.QtCore import (
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit

from mnist_desktop import __version__, paths
from mnist_desktop.errors import UserError
from mnist_desktop.ui import errors
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.qt_messages import QtMessages

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def funnel(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], list[QMessageBox]]]:
    """Errors are heard of; it returns the windows that tell of them."""
    for owner, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, hook, getattr(owner, hook))
    made = errors.install(qapp)
    yield _boxes
    for box in _boxes():
        box.close()
    shiboken6.delete(made)


def _boxes() -> list[QMessageBox]:
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    return [box for box in boxes if box.isVisible()]


Boxes = Callable[[], list[QMessageBox]]


def _fail() -> Never:
    raise ValueError("surprise")


class _Thrown:
    def __del__(self) -> None:
        _fail()


class _Failing(QThread):
    def run(self) -> None:
        _fail()


class _Sender(QObject):
    sent = Signal()


def _in_a_slot() -> None:
    sender = _Sender()
    sender.sent.connect(_fail)
    sender.sent.emit()


def _in_a_thread_of_qt() -> None:
    thread = _Failing()
    thread.start()
    thread.wait()


def _in_a_thread_of_python() -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()


def _in_what_is_thrown_away() -> None:
    _Thrown()
    gc.collect()


@pytest.mark.parametrize(
    "fail",
    [
        _in_a_slot,
        _in_a_thread_of_qt,
        _in_a_thread_of_python,
        _in_what_is_thrown_away,
        lambda: QTimer.singleShot(0, _fail),
    ],
)
def test_wherever_it_comes_from_it_is_logged_and_shown_once(
    fail: Callable[[], None], funnel: Boxes, until: Until
) -> None:
    fail()
    until(lambda: len(funnel()) == 1)
    (box,) = funnel()
    assert "ValueError" in box.text()
    assert str(paths.log_file()) in box.text()
    assert "ValueError: surprise" in paths.log_file().read_text(encoding="utf-8")


def test_a_fault_that_the_user_can_mend_has_its_own_sentence(funnel: Boxes, until: Until) -> None:
    def fail() -> Never:
        raise UserError("Choose <b>another</b>.")

    QTimer.singleShot(0, fail)
    until(lambda: len(funnel()) == 1)
    (box,) = funnel()
    assert box.text() == "Choose <b>another</b>."
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_many_threads_that_fail_at_once_open_one_window(funnel: Boxes, until: Until) -> None:
    def fail_in_a_thread(number: int) -> None:
        code = compile(f"raise ValueError({number})", f"module{number}.py", "exec")
        thread = threading.Thread(target=exec, args=(code, {}))
        thread.start()
        thread.join()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fail_in_a_thread, range(50)))
    until(lambda: len(funnel()) == 1)
    (box,) = funnel()
    until(lambda: "50 times" in box.informativeText())
    # All of them are in the log, and the details do not grow without end.
    assert paths.log_file().read_text(encoding="utf-8").count("Traceback") == 50
    assert len(box.detailedText()) < 25_000


def test_who_ends_a_thread_by_intention_fails_nowhere(funnel: Boxes) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert not funnel()
    assert not paths.log_file().exists()


def test_the_details_are_folded_and_can_be_copied(funnel: Boxes, until: Until) -> None:
    QTimer.singleShot(0, _fail)
    until(lambda: len(funnel()) == 1)
    (box,) = funnel()
    (shown,) = box.findChildren(QTextEdit)
    assert not shown.isVisible()
    (unfold,) = [one for one in box.buttons() if one.text().startswith("Show Details")]
    QTest.mouseClick(unfold, Qt.MouseButton.LeftButton)
    until(shown.isVisible)
    assert "ValueError: surprise" in shown.toPlainText()
    (copy,) = [one for one in box.buttons() if one.text() == "Copy details"]
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert f"mnist-desktop {__version__}" in text
    assert f"torch {version('torch')}" in text
    assert 'raise ValueError("surprise")' in text
    assert box.isVisible()
    assert copy.text() == "Copied"


def test_the_window_of_an_error_can_be_closed(funnel: Boxes, until: Until) -> None:
    QTimer.singleShot(0, _fail)
    until(lambda: len(funnel()) == 1)
    (box,) = funnel()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    until(lambda: not shiboken6.isValid(box))


def test_what_lies_behind_a_fault_is_logged(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gif"
    broken.write_bytes(b"GIF89a and nothing more")
    window.draw_page.open_picture(broken)
    until(lambda: "cannot be read" in window.draw_page.comment.text())
    logged = paths.log_file().read_text(encoding="utf-8")
    assert "broken.gif cannot be read as an image" in logged
    assert "Traceback" in logged
    assert "image_files.py" in logged


def test_what_qt_tells_is_logged_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    messages = QtMessages()
    messages.end_start()
    previous = qInstallMessageHandler(messages.take)
    try:
        for _ in range(1000):
            qWarning("a warning of Qt's")
    finally:
        qInstallMessageHandler(previous)
    assert capsys.readouterr().err.startswith("a warning of Qt's\n")
    logged = paths.log_file().read_text(encoding="utf-8")
    assert "Qt: a warning of Qt's" in logged
    assert "(1000 times by now)" in logged
    assert len(logged.splitlines()) == 4


_OPENED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from mnist_desktop.ui import app
Window = app.MainWindow
def make(**given):
    window = Window(**given)
    # After what the window itself does first.
    QTimer.singleShot(0, lambda: act(window))
    return window
app.MainWindow = make
{script}
sys.exit(app.open_window())
"""


def _open_window(script: str) -> "subprocess.CompletedProcess[str]":
    """Open the window in a process of its own; the script says what `act` does with it."""
    return subprocess.run(
        [sys.executable, "-W", "default", "-c", _OPENED.format(script=script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


_PAINTED = """
from PySide6.QtWidgets import QWidget
def boxes():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    return [box for box in found if box.isVisible()]
class Painted(QWidget):
    times = 0
    def paintEvent(self, event):
        Painted.times += 1
        # As often as it can.
        QTimer.singleShot(0, self.update)
        raise ValueError("surprise")
def act(window):
    global painted, looking
    painted, looking = Painted(), QTimer(interval=10)
    painted.show()
    looking.timeout.connect(lambda: look(window))
    looking.start()
    steps = steps_of(window)
    looking.timeout.connect(lambda: next(steps, None))
def look(window):
    assert len(boxes()) < 2
def steps_of(window):
    while Painted.times < 1000:
        yield
    painted.hide()
    while not boxes()[0].informativeText().endswith(f" {Painted.times:,} times."):
        yield
    print("counted", len(boxes()))
    boxes()[0].close()
    painted.show()
    while Painted.times < 2000:
        yield
    print("not again", len(boxes()))
    window.close()
    painted.close()
"""


def test_a_thousand_faults_of_painting_open_one_window() -> None:
    opened = _open_window(_PAINTED)
    assert opened.stdout.splitlines() == ["counted 1", "not again 0"]
    assert opened.returncode == 0
    logged = paths.log_file().read_text(encoding="utf-8")
    assert logged.count("Traceback") == 1
    assert "1000 times by now, ValueError" in logged
    assert len(logged) < 10_000
    assert opened.stderr.count("Something went wrong") == 1


def test_a_crash_leaves_a_trace_and_the_next_start_says_nothing_of_it() -> None:
    crashed = _open_window("import ctypes\ndef act(window): ctypes.string_at(0)")
    assert crashed.returncode not in (0, 1)
    trace = paths.crash_file().read_text(encoding="utf-8")
    assert "Segmentation fault" in trace or "access violation" in trace
    assert "string_at" in trace
    again = _open_window("def act(window): window.close()")
    assert again.returncode == 0
    assert "mnist-desktop" not in again.stderr
    assert paths.crash_file().read_text(encoding="utf-8") == trace


def test_warnings_of_python_are_logged() -> None:
    opened = _open_window(
        "import warnings\n"
        "def act(window):\n"
        "    warnings.warn('take care', stacklevel=1)\n"
        "    window.close()"
    )
    assert "UserWarning: take care" in opened.stderr
    assert "UserWarning: take care" in paths.log_file().read_text(encoding="utf-8")


def test_what_keeps_the_window_from_opening_is_shown() -> None:
    opened = _open_window(
        "app.MainWindow = lambda **given: 1 / 0\n"
        "def look():\n"
        "    (box,) = [one for one in QApplication.topLevelWidgets() "
        "if isinstance(one, QMessageBox)]\n"
        "    print(box.text())\n"
        "    box.close()\n"
        "QTimer.singleShot(0, look)",
    )
    assert "ZeroDivisionError" in opened.stdout
    assert opened.stdout.strip() in opened.stderr
    assert "Traceback" not in opened.stderr
    assert opened.returncode == 1
