"""Real widgets on Qt's offscreen platform."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import texts
from mnist_desktop.data import practice
from mnist_desktop.data.sources import PracticeSource, SourceAt
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.models.architecture import Convolutional, Perceptron
from mnist_desktop.runs.run import Run
from mnist_desktop.training.presets import preset
from mnist_desktop.ui import language, theme
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.evaluate.job import Report
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.page import RunsPage
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.basics import show_choice
from mnist_desktop.ui.worker_thread import wait_for_workers

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import Predictions

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MadeOnce = Callable[[str, Callable[[Path], None]], Path]
Until = Callable[[Callable[[], bool]], None]
_PATIENCE = 120_000
"""Milliseconds after which something awaited is taken to have failed; PyTorch loads slowly."""


@pytest.fixture(scope="session", autouse=True)
def _looks(qapp: QApplication) -> None:
    theme.follow_system(qapp)


@pytest.fixture(autouse=True)
def _no_thread_left(qapp: QApplication) -> Iterator[None]:
    """Wait until no thread that a test began works any more, as the window does not."""
    yield
    assert wait_for_workers(_PATIENCE / 1000)
    # They are taken away, and so is what they held.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _no_warning_stays() -> Iterator[None]:
    """Close warnings after each test: while one is open, other windows get no mouse moves."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox):
            widget.close()


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Speak a language by its code, until the test is over."""
    before = QLocale()
    yield lambda code: language.speak(qapp, code)
    texts.speak(texts.ENGLISH)
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


@pytest.fixture(params=["en", "de"])
def each_language(request: pytest.FixtureRequest, speak: Callable[[str], None]) -> None:
    """Run a test once in each language; ask for it before the window."""
    speak(request.param)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window, shown, at the smallest size it is made for."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for page in made.findChildren(TrainPage):
        # A training that a test leaves behind is not worth a question.
        page.end()
    made.close()


@pytest.fixture
def train_page(window: MainWindow) -> TrainPage:
    """The Train page, set to train the classic perceptron on practice digits."""
    window.open_page(Page.TRAIN)
    page = window.train_page
    show_choice(page.form.data, PracticeSource())
    page.form.fill(preset("classic"))
    return page


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Wait until a condition holds; events are handled all the while."""
    return lambda condition: qtbot.waitUntil(condition, timeout=_PATIENCE)


@pytest.fixture
def data_page(window: MainWindow, until: Until, image_folder: Path) -> DataPage:
    """The Data page, with a folder of images loaded."""
    window.open_page(Page.DATA)
    window.data_page.load(SourceAt(image_folder))
    until(lambda: window.data_page.loaded is not None)
    return window.data_page


@pytest.fixture(scope="session")
def bundled_answers(bundled_model: Path, made_once: MadeOnce) -> list["Predictions"]:
    """What the bundled model reads in the practice digits, batch by batch."""
    from mnist_desktop.models.batch_norm_fusion import fuse_batch_norm
    from mnist_desktop.models.model_files import load_model
    from mnist_desktop.models.trained_model import BATCH, Predictions, predict

    def read(path: Path) -> None:
        found = predict(fuse_batch_norm(load_model(bundled_model)), practice.test_set().images)
        np.savez(path, probabilities=found.probabilities, rejected=found.rejected)

    with np.load(made_once("bundled on practice digits.npz", read)) as arrays:
        probabilities, rejected = arrays["probabilities"], arrays["rejected"]
    starts = range(0, len(rejected), BATCH)
    return [
        Predictions(probabilities[start : start + BATCH], rejected[start : start + BATCH])
        for start in starts
    ]


@pytest.fixture
def read_page(
    window: MainWindow, until: Until, bundled_answers: list["Predictions"]
) -> EvaluatePage:
    """The Evaluate page, with the practice digits read by the bundled model.

    It takes a second to read them, and dozens of tests begin with it: here the answers are those
    of the first time. Whatever the page reads after that, it reads itself.
    """
    page = window.evaluate_page
    show_choice(page.sets, PracticeSource())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "mnist_desktop.models.trained_model.predict_in_batches",
            lambda _model, _images: iter(bundled_answers),
        )
        window.open_page(Page.EVALUATE)
        until(lambda: page.report is not None)
    return page


@pytest.fixture
def report(read_page: EvaluatePage) -> Report:
    """How the practice digits were read on `read_page`."""
    assert read_page.report is not None
    return read_page.report


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


@pytest.fixture
def tip_at() -> Callable[[QWidget, QPoint], str]:
    """Tells the tool tip at a place of a widget."""

    def asked(target: QWidget, place: QPoint) -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place))
        QApplication.sendEvent(target, event)
        return QToolTip.text()

    return asked


@pytest.fixture
def let_go() -> Callable[[QWidget, QMimeData], bool]:
    """Drag something over a widget and let it go; tells whether it was taken."""

    def at_once(target: QWidget, data: QMimeData) -> bool:
        copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        button = Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(QPoint(5, 5), copy, data, button, no_key)
        entered.ignore()
        QApplication.sendEvent(target, entered)
        if not entered.isAccepted():
            return False
        dropped = QDropEvent(QPointF(5, 5), copy, data, button, no_key)
        dropped.ignore()
        QApplication.sendEvent(target, dropped)
        return dropped.isAccepted()

    return at_once


@pytest.fixture
def drop(let_go: Callable[[QWidget, QMimeData], bool]) -> Callable[[QWidget, Path], bool]:
    """Drag a file or folder over a widget and let it go; tells whether it was taken."""

    def at_once(target: QWidget, path: Path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return let_go(target, data)

    return at_once


@pytest.fixture
def draw() -> Callable[[Pad, Drawing], None]:
    """Draw on a pad with the mouse: points are shares of the pad's smaller side."""

    def with_mouse(pad: Pad, drawing: Drawing) -> None:
        side = min(pad.width(), pad.height())
        left, top = (pad.width() - side) // 2, (pad.height() - side) // 2
        button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for stroke in drawing.strokes:
            points = [QPoint(int(left + x * side), int(top + y * side)) for x, y in stroke]
            QTest.mousePress(pad, button, no_key, points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
            QTest.mouseRelease(pad, button, no_key, points[-1])

    return with_mouse


@pytest.fixture
def three_runs(keep_run: Callable[..., Run]) -> list[Run]:
    """Three runs, from the oldest to the newest."""
    began = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
    return [
        keep_run(0.97, Perceptron((8,)), name="Alpha", began=began, seconds=20),
        keep_run(0.99, Convolutional(), name="Beta", began=began + timedelta(hours=1), seconds=300),
        keep_run(0.98, Perceptron((32,)), name="Gamma", began=began + timedelta(hours=2)),
    ]


@pytest.fixture
def runs_page(window: MainWindow, three_runs: list[Run]) -> RunsPage:
    """The page with three runs; the newest is selected."""
    window.open_page(Page.RUNS)
    assert [run.name for run in window.runs_page.table.selected_runs()] == [three_runs[-1].name]
    return window.runs_page
