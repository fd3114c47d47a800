"""The user's own digits are taken into account where drawings are read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]
OWN = "as you write it"


def shape(digit: int, size: float = 0.6) -> Drawing:
    """Return a digit as people draw it on the pad."""
    return Drawing.of([0.2 + np.array(stroke) * size for stroke in SHAPES[digit][0]])


def a_seven_that_is_a_one() -> KeptDrawing:
    return KeptDrawing.now(shape(7), 1, Origin.CORRECTION, "7")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DrawPage:
    """The Draw page, with the focus on its pad."""
    window.activateWindow()
    qtbot.waitUntil(window.draw_page.pad.hasFocus)
    return window.draw_page


def test_what_was_corrected_is_read_right_the_next_time(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7" and not page.correcting.is_behind)
    assert OWN not in page.comment.text()
    QTest.keyClick(page.pad, Qt.Key.Key_1)
    assert "read as 7" in page.comment.text()
    page.pad.clear()
    draw(page.pad, shape(7, 0.5))
    until(lambda: page.answer.text() == "1" and not page.correcting.is_behind)
    assert page.comment.text().endswith(OWN)
    # As an example, it is no longer read as before; what was read then is what is told.
    page.pad.clear()
    draw(page.pad, shape(7))
    until(lambda: page.comment.text() == "Kept as 1." and not page.correcting.is_behind)
    QTest.keyClick(page.pad, Qt.Key.Key_2)
    assert [(one.label, one.read) for one in Collection().read().kept] == [(2, "7")]


def test_why_says_that_it_is_about_the_network_alone(
    window: MainWindow, page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    page.why_button.click()
    draw(page.pad, shape(7, 0.5))
    until(lambda: page.answer.text() == "7" and page.why.explanation is not None)
    assert page.why.notice.text() == ""
    window.my_digits.apply(Change(added=(a_seven_that_is_a_one(),)))
    until(lambda: page.answer.text() == "1" and "network alone" in page.why.notice.text())
    assert page.why.question.text() == "Why 7?"


def test_the_drawing_on_the_pad_is_read_again_when_they_change(
    window: MainWindow, page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, shape(7, 0.5))
    until(lambda: page.answer.text() == "7")
    kept = a_seven_that_is_a_one()
    window.my_digits.apply(Change(added=(kept,)))
    until(lambda: page.answer.text() == "1")
    window.my_digits.heed(False)
    until(lambda: page.answer.text() == "7")
    window.my_digits.heed(True)
    until(lambda: page.answer.text() == "1")
    window.my_digits.apply(Change(removed=(kept,)))
    until(lambda: page.answer.text() == "7")


def test_what_was_kept_before_counts_from_the_start_and_with_any_model(
    window_with_one: MainWindow, draw: DrawWithMouse, until: Until, bundled_model: Path
) -> None:
    page = window_with_one.draw_page
    draw(page.pad, shape(7, 0.5))
    until(lambda: page.answer.text() == "1")
    other = paths.collection_file().with_name("other.safetensors")
    other.write_bytes(bundled_model.read_bytes())
    window_with_one.registry.use(from_file(other, "Another"))
    assert page.answer.text() == "…"
    until(lambda: page.answer.text() == "1")


def test_pictures_may_be_from_anybody(
    window_with_one: MainWindow, until: Until, tmp_path: Path
) -> None:
    page = window_with_one.draw_page
    picture = Image.new("L", (200, 200), 255)
    for stroke in shape(7).strokes:
        points = [(float(x), float(y)) for x, y in stroke * 200]
        ImageDraw.Draw(picture).line(points, fill=0, width=14)
    picture.save(tmp_path / "seven.png")
    page.open_picture(tmp_path / "seven.png")
    until(lambda: page.answer.text() == "7")


def test_that_they_are_ignored_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    assert window.my_digits.are_heeded
    window.my_digits.heed(False)
    window.close()
    again = MainWindow()
    qtbot.addWidget(again)
    assert not again.my_digits.are_heeded
    again.my_digits.heed(True)
    again.close()
    third = MainWindow()
    qtbot.addWidget(third)
    assert third.my_digits.are_heeded
    third.close()


def test_a_broken_file_is_told_at_the_start(qtbot: QtBot, until: Until) -> None:
    Collection().apply(Change(added=(a_seven_that_is_a_one(),)))
    with paths.collection_file().open("a") as stream:
        stream.write("broken\n")
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    until(lambda: "could not be read" in made.draw_page.comment.text())
    made.close()


@pytest.fixture
def window_with_one(request: pytest.FixtureRequest) -> MainWindow:
    """The window, started where a seven had been kept as a one."""
    Collection().apply(Change(added=(a_seven_that_is_a_one(),)))
    window: MainWindow = request.getfixturevalue("window")
    QGuiApplication.processEvents()
    return window
