"""Trying the whole program out: `mnist-desktop --self-test`, from source and packaged.

Every check goes the user's way: through the window, its threads and real files.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mnist_desktop import __version__
from mnist_desktop.cli.commands import run_command
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.live_reading.reading_process import ReadingProcess
from mnist_desktop.models.architecture import Activation, Residual
from mnist_desktop.runs.store import RunStore
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.training.presets import Preset, preset
from mnist_desktop.training.settings import OptimizerKind, Schedule, TrainingSettings
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.widgets.basics import index_of
from mnist_desktop.ui.worker_thread import leave_behind, wait_for_workers

_PATIENCE_SECONDS = 180.0
_LOOKING_MILLISECONDS = 50
# Far more than chance, far less than what a good day gives.
_LEAST_ACCURACY = 0.5
# Every kind of layer, step and change of images is used by one of the two trainings.
_RESIDUAL = Preset(
    "",
    "ResNet",
    "",
    Residual((8, 16), blocks_per_stage=1, activation=Activation.GELU, dropout=0.1),
    TrainingSettings(
        batch_size=25,
        optimizer=OptimizerKind.RMSPROP,
        learning_rate=0.003,
        schedule=Schedule.COSINE,
        l1=1e-5,
        l2=1e-4,
        max_grad_norm=5.0,
        label_smoothing=0.05,
        augmentation=Augmentation(rotation=8, shift=0.5, zoom=0.05, elastic=0.5, thickness=0.2),
    ),
)
_TRAININGS = 2
# Places of digits, in shares of the middle square of the pad.
_MIDDLE = QRectF(0.2, 0.2, 0.6, 0.6)
_BESIDE_EACH_OTHER = {2: QRectF(0.1, 0.25, 0.3, 0.5), 7: QRectF(0.6, 0.25, 0.3, 0.5)}


class _CheckFailedError(Exception):
    """What was expected did not come."""


@dataclass(frozen=True)
class _Check:
    """A step of the self-test; it returns what it saw."""

    name: str
    work: Callable[[], str]


def run_self_test() -> int:
    """Try everything out, telling a line a check; return 0 if all went well, else 1."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        # The user's own runs, settings and drawing stay as they are.
        remembered = Remembered(Path(folder) / "window.ini")
        pad = Path(folder) / "pad.jsonl"
        window = MainWindow(RunStore(Path(folder) / "runs"), remembered, pad, ReadingProcess())
        try:
            status = 0 if all(map(_passes, _checks(window, Path(folder)))) else 1
        finally:
            window.close()
            application.processEvents()
            has_ended = wait_for_workers(_PATIENCE_SECONDS)
    if not has_ended:
        leave_behind(status)
    return status


def _passes(check: _Check) -> bool:
    began = time.perf_counter()
    try:
        seen = check.work()
    except Exception as error:  # noqa: BLE001, whatever it is, it is what the test is to tell
        _tell(f"FAILED {check.name}: {type(error).__name__}: {error}")
        return False
    _tell(f"ok {check.name}: {seen} ({time.perf_counter() - began:.1f} s)")
    return True


def _tell(line: str) -> None:
    if sys.stdout is not None:
        print(line, flush=True)  # noqa: T201, the one place for it


def _checks(window: MainWindow, folder: Path) -> Iterator[_Check]:
    picture, model = folder / "seven.png", folder / "model.safetensors"
    yield _Check("window", lambda: _opens(window))
    for digit in (3, 7):
        yield _Check(f"drawing a {digit}", partial(_reads_drawing, window, digit))
    yield _Check("reading a picture", lambda: _reads_picture(window, picture))
    yield _Check("why", lambda: _explains(window))
    yield _Check("drawing a number", lambda: _reads_number(window))
    yield _Check("data", lambda: _shows_data(window))
    yield _Check("training", lambda: _trains(window, preset("fast")))
    yield _Check("training a ResNet", lambda: _trains(window, _RESIDUAL))
    yield _Check("runs", lambda: _keeps_runs(window))
    yield _Check("saving and loading", lambda: _saves_and_loads(window, model))
    yield _Check("evaluating", lambda: _evaluates(window))
    yield _Check("report", lambda: _reports(window, folder / "report.html"))
    yield _Check("command line", lambda: _predicts_headless(model, picture))


def _opens(window: MainWindow) -> str:
    window.show()
    _wait(lambda: window.isVisible() and window.windowHandle().isExposed(), "the window")
    return f"mnist-desktop {__version__}, {window.width()}×{window.height()}"


def _reads_drawing(window: MainWindow, digit: int) -> str:
    page = window.draw_page
    page.pad.clear()
    _draw_digit(page.pad, digit, _MIDDLE)
    _wait(lambda: page.answer.text() == str(digit), f"the answer {digit}")
    return page.comment.text()


def _reads_number(window: MainWindow) -> str:
    page = window.draw_page
    page.pad.clear()
    for digit, place in _BESIDE_EACH_OTHER.items():
        _draw_digit(page.pad, digit, place)
    number = "".join(map(str, _BESIDE_EACH_OTHER))
    _wait(lambda: page.answer.text() == number, f"the answer {number}")
    return page.comment.text()


def _draw_digit(pad: QWidget, digit: int, place: QRectF) -> None:
    for stroke in SHAPES[digit][0]:
        _draw(
            pad,
            [(place.x() + place.width() * x, place.y() + place.height() * y) for x, y in stroke],
        )


def _draw(pad: QWidget, stroke: Sequence[tuple[float, float]]) -> None:
    side = min(pad.width(), pad.height())
    corner = QPointF((pad.width() - side) / 2, (pad.height() - side) / 2)
    points = [corner + QPointF(x, y) * side for x, y in stroke]
    _move(pad, QEvent.Type.MouseButtonPress, points[0])
    for point in points[1:]:
        _move(pad, QEvent.Type.MouseMove, point)
    _move(pad, QEvent.Type.MouseButtonRelease, points[-1])


def _move(pad: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, pad.mapToGlobal(place), button, button, no_key)
    QCoreApplication.sendEvent(pad, event)


def _reads_picture(window: MainWindow, path: Path) -> str:
    page = window.draw_page
    # What is on the pad is a 7: its picture, ink on paper, is read like any other.
    if not page.pad.grab().save(str(path)):
        raise _CheckFailedError("the picture could not be written")
    page.pad.clear()
    _wait(lambda: page.answer.text() == "", "the pad to be empty")
    page.open_picture(path)
    _wait(lambda: page.answer.text() == "7", "the answer 7")
    return page.comment.text()


def _explains(window: MainWindow) -> str:
    page = window.draw_page
    page.why_button.click()
    # Rough at first, and then with all the layers.
    _wait(lambda: bool(page.why.explanation and page.why.explanation.stages), "the explanation")
    shown = page.why.explanation
    page.why_button.click()
    return f"{len(shown.stages)} layers shown" if shown else ""


def _shows_data(window: MainWindow) -> str:
    page = window.data_page
    page.load(PracticeSource())
    window.open_page(Page.DATA)
    _wait(lambda: page.loaded is not None or bool(page.bar.fault.text()), "the digits")
    if page.loaded is None:
        raise _CheckFailedError(page.bar.fault.text())
    return page.count.text()


def _trains(window: MainWindow, recipe: Preset) -> str:
    window.open_page(Page.TRAIN)
    page = window.train_page
    page.form.fill(recipe)
    _choose_practice_digits(page.form.data)
    page.form.settings.fields["epochs"].setValue(1)
    before = page.outcome
    page.start_button.click()
    _wait(lambda: page.outcome is not before or bool(page.bar.fault.text()), "the end of training")
    if page.outcome is None or page.outcome is before:
        raise _CheckFailedError(page.bar.fault.text())
    accuracy = page.outcome.model.metadata.scores["test_accuracy"]
    return _enough(accuracy, len(page.outcome.best.test))


def _keeps_runs(window: MainWindow) -> str:
    window.open_page(Page.RUNS)
    names = [run.name for run in window.runs_page.table.runs()]
    if len(names) != _TRAININGS:
        raise _CheckFailedError(f"{len(names)} runs were kept instead of {_TRAININGS}")
    return ", ".join(names)


def _choose_practice_digits(sets: QComboBox) -> None:
    sets.setCurrentIndex(index_of(sets, PracticeSource()))


def _saves_and_loads(window: MainWindow, path: Path) -> str:
    window.train_page.result_card.save(path)
    _wait(path.is_file, "the model file")
    window.registry.add(from_file(path, "Self-test"))
    return f"{path.stat().st_size / 1e3:.0f} kB"


def _evaluates(window: MainWindow) -> str:
    page = window.evaluate_page
    _choose_practice_digits(page.sets)
    window.open_page(Page.EVALUATE)
    _wait(lambda: page.report is not None or bool(page.fault.text()), "the report")
    if page.report is None:
        raise _CheckFailedError(page.fault.text())
    return _enough(page.report.evaluation.accuracy, len(page.report.digits))


def _reports(window: MainWindow, path: Path) -> str:
    page = window.evaluate_page
    page.write_report(path)
    _wait(lambda: path.exists() or bool(page.fault.text()), "the report as a file")
    if not path.exists():
        raise _CheckFailedError(page.fault.text())
    return f"{len(path.read_text('utf-8')):,} characters"


def _enough(accuracy: float, count: int) -> str:
    seen = f"{percent(accuracy, 1)} of {count} digits read right"
    if accuracy < _LEAST_ACCURACY:
        raise _CheckFailedError(f"only {seen}")
    return seen


def _predicts_headless(model: Path, picture: Path) -> str:
    output = io.StringIO()
    try:
        with redirect_stdout(output):
            run_command(["predict", "--model", str(model), str(picture)])
    except UserError as error:
        raise _CheckFailedError(str(error)) from error
    return output.getvalue().strip().removeprefix(f"{picture}: ")


def _wait(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    waking = QTimer(interval=_LOOKING_MILLISECONDS)
    waking.start()
    while not condition():
        if time.monotonic() > deadline:
            raise _CheckFailedError(f"waited in vain for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
