"""Pens of several widths, and the eraser, by button, by key and by the mouse's right button."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.written import Picture
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.main_window import MainWindow

Draw = Callable[[Pad, Drawing], None]
Until = Callable[[Callable[[], bool]], None]

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
TWO = Drawing.of([[[0.3, 0.2], [0.3, 0.8]], [[0.7, 0.2], [0.7, 0.8]]])


def tool(window: MainWindow, name: str) -> QAbstractButton:
    found = window.draw_page.tools.findChildren(QAbstractButton)
    return next(button for button in found if button.accessibleName() == name)


def click(target: QAbstractButton) -> None:
    QTest.mouseClick(target, _LEFT)


def sweep(pad: Pad, button: Qt.MouseButton, *shares: tuple[float, float]) -> None:
    """Press a button of the mouse and move it over the pad's middle square."""
    side = min(pad.width(), pad.height())
    left, top = (pad.width() - side) / 2, (pad.height() - side) / 2
    places = [QPoint(round(left + x * side), round(top + y * side)) for x, y in shares]
    QTest.mousePress(pad, button, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, button, pos=places[-1])


def press_key(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.draw_page.pad.hasFocus)
    QTest.keySequence(window.draw_page.pad, QKeySequence(keys))


def ink_across(pad: Pad, share: float) -> int:
    """Return how many pixels of a row of the pad are ink."""
    image, ink = pad.grab().toImage(), pad.palette().text().color()
    row = round(share * pad.height())
    return sum(image.pixelColor(x, row) == ink for x in range(image.width()))


def test_the_eraser_takes_whole_strokes_until_a_pen_is_chosen(
    window: MainWindow, draw: Draw
) -> None:
    pad = window.draw_page.pad
    draw(pad, TWO)
    click(tool(window, "Eraser"))
    sweep(pad, _LEFT, (0.5, 0.5), (0.75, 0.5))
    assert len(pad.drawing.strokes) == 1
    pad.undo()
    assert len(pad.drawing.strokes) == 2
    click(tool(window, "Thick pen"))
    sweep(pad, _LEFT, (0.5, 0.5), (0.75, 0.5))
    assert len(pad.drawing.strokes) == 3


def test_a_key_takes_the_eraser_and_puts_it_away(
    window: MainWindow, qtbot: QtBot, draw: Draw
) -> None:
    pad = window.draw_page.pad
    click(tool(window, "Thin pen"))
    draw(pad, TWO)
    press_key(window, qtbot, "E")
    assert tool(window, "Eraser").isChecked()
    sweep(pad, _LEFT, (0.2, 0.5), (0.8, 0.5))
    assert pad.is_empty
    press_key(window, qtbot, "E")
    assert tool(window, "Thin pen").isChecked()
    draw(pad, TWO)
    assert len(pad.drawing.strokes) == 2


def test_the_right_mouse_button_erases(window: MainWindow, draw: Draw) -> None:
    pad = window.draw_page.pad
    draw(pad, TWO)
    sweep(pad, _RIGHT, (0.2, 0.5), (0.5, 0.5))
    assert len(pad.drawing.strokes) == 1
    sweep(pad, _LEFT, (0.2, 0.5), (0.5, 0.5))
    assert len(pad.drawing.strokes) == 2


def test_the_right_mouse_button_leaves_a_picture(window: MainWindow, until: Until) -> None:
    page = window.draw_page
    gray = np.full((200, 200), 230, np.uint8)
    gray[40:160, 95:105] = 20
    digit = np.zeros((28, 28), np.uint8)
    digit[4:24, 13:15] = 255
    page.pad.show_picture(Picture(gray, digit))
    until(lambda: page.answer.text() == "1")
    sweep(page.pad, _RIGHT, (0.1, 0.1), (0.1, 0.11))
    assert page.pad.has_picture


def test_another_button_in_mid_stroke_changes_nothing(window: MainWindow) -> None:
    pad = window.draw_page.pad
    middle = pad.rect().center()
    QTest.mousePress(pad, _LEFT, pos=middle)
    QTest.mouseMove(pad, middle + QPoint(0, 50))
    QTest.mousePress(pad, _RIGHT, pos=middle + QPoint(0, 50))
    QTest.mouseMove(pad, middle + QPoint(0, 80))
    QTest.mouseRelease(pad, _RIGHT, pos=middle + QPoint(0, 80))
    QTest.mouseMove(pad, middle + QPoint(0, 100))
    QTest.mouseRelease(pad, _LEFT, pos=middle + QPoint(0, 100))
    assert [len(stroke) for stroke in pad.drawing.strokes] == [4]


def test_pens_are_as_wide_as_they_are_called_and_read_alike(
    window: MainWindow, draw: Draw, until: Until
) -> None:
    page = window.draw_page
    draw(page.pad, Drawing.of([[[0.5, 0.2], [0.5, 0.8]]]))
    until(lambda: page.answer.text() == "1")
    drawn, seen = page.pad.drawing.strokes, page.seen.grab().toImage()
    widths = []
    for name in ("Thin pen", "Medium pen", "Thick pen"):
        click(tool(window, name))
        widths.append(ink_across(page.pad, 0.5))
    assert 5 < 1.4 * widths[0] < widths[1] < widths[2] / 1.4
    assert np.array_equal(page.pad.drawing.strokes, drawn)
    assert page.seen.grab().toImage() == seen


@pytest.mark.parametrize("name", ["Thin pen", "Thick pen"])
def test_the_pen_is_remembered(qtbot: QtBot, name: str) -> None:
    first = MainWindow()
    qtbot.addWidget(first)
    first.show()
    click(tool(first, name))
    # It is no pen, and not remembered.
    click(tool(first, "Eraser"))
    first.close()
    second = MainWindow()
    qtbot.addWidget(second)
    second.show()
    assert tool(second, name).isChecked()
    second.close()
