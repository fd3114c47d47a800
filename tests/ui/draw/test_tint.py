"""What is explained is seen on the strokes themselves."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, draw: DrawWithMouse, until: Until) -> DrawPage:
    """The Draw page with a 4 on the left of its pad, read."""
    window.activateWindow()
    page = window.draw_page
    qtbot.waitUntil(page.pad.hasFocus)
    draw(page.pad, four(0.1))
    until(lambda: page.answer.text() == "4" and not page.correcting.is_behind)
    return page


def four(left: float) -> Drawing:
    return Drawing.of([np.array(stroke) * [0.3, 0.5] + [left, 0.2] for stroke in SHAPES[4][0]])


def colorful(page: DrawPage) -> tuple[int, int]:
    """Return how many pixels of the left and of the right half of the pad are red or blue."""
    image = page.pad.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    channels = pixels[10:-10, 10:-10, :3].astype(int)
    is_colorful = np.abs(channels[..., 0] - channels[..., 2]) > 60
    middle = is_colorful.shape[1] // 2
    return int(is_colorful[:, :middle].sum()), int(is_colorful[:, middle:].sum())


def test_the_strokes_are_in_the_colors_of_the_explanation_while_it_is_shown(
    page: DrawPage, until: Until
) -> None:
    assert colorful(page) == (0, 0)
    QTest.mouseClick(page.why_button, LEFT)
    until(lambda: page.pad.tinted_with is not None)
    left, right = colorful(page)
    assert left > 500
    assert right == 0
    QTest.mouseClick(page.why_button, LEFT)
    assert page.pad.tinted_with is None
    assert colorful(page) == (0, 0)


def test_colors_follow_the_digit_that_is_looked_into(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, four(0.6))
    until(lambda: page.answer.text() == "44" and not page.correcting.is_behind)
    page.pad.mark(())
    QTest.mouseClick(page.why_button, LEFT)
    until(lambda: page.pad.tinted_with is not None and not page.why.is_working)
    page.pad.mark(())
    left, right = colorful(page)
    assert left == 0
    assert right > 500
    # Its buttons took the focus.
    page.pad.setFocus()
    QTest.keyClick(page.pad, Qt.Key.Key_Left)
    before = page.pad.tinted_with
    until(lambda: page.pad.tinted_with is not before and not page.why.is_working)
    page.pad.mark(())
    left, right = colorful(page)
    assert left > 500
    assert right == 0


def test_colors_go_with_the_ink(page: DrawPage, until: Until) -> None:
    QTest.mouseClick(page.why_button, LEFT)
    until(lambda: page.pad.tinted_with is not None)
    page.pad.clear()
    assert page.pad.tinted_with is None


def test_a_lone_dot_has_no_colors(page: DrawPage, draw: DrawWithMouse, until: Until) -> None:
    page.pad.clear()
    QTest.mouseClick(page.why_button, LEFT)
    draw(page.pad, Drawing.of([[[0.5, 0.5]]]))
    until(lambda: page.why.explanation is not None and not page.why.is_working)
    assert page.pad.tinted_with is None
    assert colorful(page) == (0, 0)
