"""Drawing on the pad with real events, and what is read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.draw.looking_into import LookingInto
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]

DrawWithMouse = Callable[[Pad, Drawing], None]


def shape(digit: int) -> Drawing:
    """Return a digit as people draw it, in the middle of the pad."""
    return Drawing.of([0.2 + np.array(stroke) * 0.6 for stroke in SHAPES[digit][0]], digit)


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_drawn_with_the_mouse_is_recognized(
    window: MainWindow, until: Until, draw: DrawWithMouse, digit: int
) -> None:
    page = window.draw_page
    draw(page.pad, shape(digit))
    until(lambda: page.answer.text() == str(digit))
    assert "sure" in page.comment.text()
    told = page.bars.accessibleDescription().split(", ")
    assert [row.split(":")[0] for row in told] == [*"0123456789", "no digit"]


def test_an_empty_pad_gives_no_answer(window: MainWindow) -> None:
    page = window.draw_page
    assert page.pad.drawing.is_empty
    assert page.answer.text() == ""
    assert page.bars.accessibleDescription() == ""


def row_colors(page: DrawPage) -> list[QColor]:
    """Return the color of each bar where it begins."""
    picture = page.bars.grab().toImage()
    # Half a row parts the digits from what is below them.
    height = page.bars.height() / 11.5
    middles = [*(row + 0.5 for row in range(10)), 11]
    left = page.bars.fontMetrics().horizontalAdvance("no digit") * 1.25 + 24
    return [picture.pixelColor(int(left), int(middle * height)) for middle in middles]


def test_the_bar_of_the_answer_alone_is_marked_be_it_that_it_is_no_digit(
    window: MainWindow, until: Until, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    marked = page.palette().highlight().color()
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7")
    # Bars take a moment to where they belong.
    until(lambda: [row for row, color in enumerate(row_colors(page)) if color == marked] == [7])
    page.pad.clear()
    draw(page.pad, Drawing.of([[[0.2, 0.9], [0.5, 0.1], [0.8, 0.9]], [[0.3, 0.6], [0.7, 0.6]]]))
    until(lambda: "no digit" in page.comment.text())
    until(lambda: [row for row, color in enumerate(row_colors(page)) if color == marked] == [10])


def test_the_invitation_is_in_the_answers_place(
    window: MainWindow, until: Until, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    place = page.comment.mapTo(page, page.comment.rect().center()).y()
    assert not page.answer.isVisible()
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7")
    until(lambda: page.comment.mapTo(page, page.comment.rect().center()).y() > place + 20)
    middle = page.answer.mapTo(page, page.answer.rect().center()).y()
    assert abs(place - middle) < 40


def test_clear_by_key_takes_ink_and_answer_away(
    window: MainWindow, qtbot: QtBot, until: Until, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7")
    window.activateWindow()
    qtbot.waitUntil(page.pad.hasFocus)
    QTest.keyClick(page.pad, Qt.Key.Key_Escape)
    assert page.pad.drawing.is_empty
    until(lambda: page.answer.text() == "")


def press(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    """Press a shortcut on the pad."""
    window.activateWindow()
    qtbot.waitUntil(window.draw_page.pad.hasFocus)
    QTest.keySequence(window.draw_page.pad, QKeySequence(keys))


def test_strokes_are_undone_and_redone_by_key(
    window: MainWindow, qtbot: QtBot, draw: DrawWithMouse
) -> None:
    pad = window.draw_page.pad
    draw(pad, Drawing.of([[[0.3, 0.3], [0.6, 0.3]], [[0.3, 0.6], [0.6, 0.6]]]))
    both = pad.drawing.strokes
    press(window, qtbot, "Ctrl+Z")
    assert len(pad.drawing.strokes) == 1
    assert np.array_equal(pad.drawing.strokes[0], both[0])
    for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
        press(window, qtbot, keys)
        assert len(pad.drawing.strokes) == 2
        assert np.array_equal(pad.drawing.strokes[1], both[1])
        press(window, qtbot, "Ctrl+Z")


def test_what_was_cleared_comes_back_by_undo_and_goes_by_redo(
    window: MainWindow, until: Until, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    undo, redo, clear = (page_button(page, text) for text in ("Undo", "Redo", "Clear"))
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7" and clear.isEnabled())
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    until(lambda: not clear.isEnabled())
    assert page.pad.is_empty
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    until(lambda: page.answer.text() == "7" and redo.isEnabled())
    QTest.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert page.pad.is_empty
    until(lambda: not redo.isEnabled())


def test_ink_and_pictures_that_another_picture_replaced_come_back_by_undo(
    window: MainWindow, until: Until, tmp_path: Path, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    draw(page.pad, shape(3))
    page.open_picture(photo(tmp_path / "seven.png"))
    until(lambda: page.answer.text() == "7")
    draw(page.pad, Drawing.of([[[0.5, 0.2], [0.5, 0.8]]]))
    until(lambda: page.answer.text() == "1")
    page.pad.undo()
    until(lambda: page.answer.text() == "7")
    assert page.pad.has_picture
    page.pad.undo()
    until(lambda: page.answer.text() == "3")
    assert not page.pad.has_picture


def page_button(page: DrawPage, text: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == text)


def test_other_mouse_buttons_do_not_draw(window: MainWindow) -> None:
    pad = window.draw_page.pad
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=pad.rect().center())
    QTest.mouseMove(pad, pad.rect().center() + QPoint(20, 20))
    assert pad.drawing.is_empty


def test_a_tap_by_a_hand_that_moves_a_little_is_a_dot_and_no_digit(
    window: MainWindow, until: Until
) -> None:
    page = window.draw_page
    start = page.pad.rect().center()
    QTest.mousePress(page.pad, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        QTest.mouseMove(page.pad, start + QPoint(1, 2 * step))
    QTest.mouseRelease(page.pad, Qt.MouseButton.LeftButton, pos=start + QPoint(1, 6))
    assert [len(stroke) for stroke in page.pad.drawing.strokes] == [1]
    until(lambda: "no digit" in page.comment.text())


def test_a_stroke_shorter_than_the_pen_is_wide_is_no_dot_yet(
    window: MainWindow, until: Until
) -> None:
    page = window.draw_page
    middle = page.pad.rect().center()
    half = round(0.017 * min(page.pad.width(), page.pad.height()))
    QTest.mousePress(page.pad, Qt.MouseButton.LeftButton, pos=middle - QPoint(0, half))
    QTest.mouseMove(page.pad, middle)
    QTest.mouseMove(page.pad, middle + QPoint(0, half))
    QTest.mouseRelease(page.pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, half))
    until(lambda: page.answer.text() == "1" and "sure" in page.comment.text())


def test_the_drawing_grows_with_the_window(
    window: MainWindow, qtbot: QtBot, draw: DrawWithMouse
) -> None:
    pad = window.draw_page.pad
    draw(pad, Drawing.of([[[0.8, 0.7], [0.8, 0.8]]]))
    ink = pad.palette().text().color()
    before = pad.width()
    window.resize(1400, 1000)
    qtbot.waitUntil(lambda: pad.width() > before + 200)
    side = min(pad.width(), pad.height())
    left, top = (pad.width() - side) / 2, (pad.height() - side) / 2
    painted = pad.grab().toImage()
    assert painted.pixelColor(int(left + 0.8 * side), int(top + 0.75 * side)) == ink


def test_the_image_shown_is_the_rasterizers(
    window: MainWindow, draw: DrawWithMouse, until: Until
) -> None:
    page = window.draw_page
    draw(page.pad, shape(5))
    image = rasterize([page.pad.drawing])[0]

    def is_shown() -> bool:
        shown = page.seen.grab().toImage()
        side = page.seen.width() / 28 * page.seen.devicePixelRatioF()
        return all(
            shown.pixelColor(int((column + 0.5) * side), int((row + 0.5) * side)).red()
            == image[row, column]
            for row in range(28)
            for column in range(28)
        )

    # What was read while it was drawn is shown before.
    until(is_shown)
    assert page.answer.text() == "5"


def photo(path: Path) -> Path:
    """Write a picture of a seven, dark on light paper."""
    image = Image.new("L", (300, 400), 215)
    ImageDraw.Draw(image).line([(70, 90), (220, 90), (130, 320)], fill=60, width=22, joint="curve")
    image.save(path)
    return path


def test_a_picture_from_a_file_is_read_and_shown(
    window: MainWindow, until: Until, tmp_path: Path, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    page.open_picture(photo(tmp_path / "seven.png"))
    until(lambda: page.answer.text() == "7")
    assert page.pad.has_picture
    shown = page.pad.grab().toImage()
    middle = shown.pixelColor(shown.width() // 2 + 40, shown.height() // 2 - 110)
    assert middle.lightness() > 200
    draw(page.pad, shape(3))
    until(lambda: page.answer.text() == "3")
    assert not page.pad.has_picture


def test_a_picture_on_the_clipboard_is_pasted_by_key(
    window: MainWindow, qtbot: QtBot, until: Until, tmp_path: Path
) -> None:
    page = window.draw_page
    QGuiApplication.clipboard().setImage(QImage(str(photo(tmp_path / "seven.png"))))
    window.activateWindow()
    qtbot.waitUntil(page.pad.hasFocus)
    QTest.keyClick(page.pad, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(lambda: page.answer.text() == "7")
    QTest.keyClick(page.pad, Qt.Key.Key_Escape)
    assert page.pad.is_empty
    until(lambda: page.answer.text() == "")


def test_a_picture_file_is_dropped(window: MainWindow, until: Until, tmp_path: Path) -> None:
    page = window.draw_page
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo(tmp_path / "seven.png")))])
    place, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, button, no_key)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, data, button, no_key))
    until(lambda: page.answer.text() == "7")


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0.0), (400.0, -1000.0)])
def test_an_ink_file_is_opened_and_can_be_undone(
    window: MainWindow, until: Until, tmp_path: Path, scale: float, shift: float
) -> None:
    page = window.draw_page
    drawn = shape(4)
    other = Drawing.of([stroke * scale + shift for stroke in drawn.strokes])
    write_ink(tmp_path / "four.jsonl", [other, shape(3)])
    page.open_picture(tmp_path / "four.jsonl")
    until(lambda: page.answer.text() == "4")
    lowest = min(stroke.min() for stroke in page.pad.drawing.strokes)
    highest = max(stroke.max() for stroke in page.pad.drawing.strokes)
    assert 0.1 < lowest < highest < 0.9
    if scale == 1:
        for one, before in zip(page.pad.drawing.strokes, drawn.strokes, strict=True):
            np.testing.assert_array_equal(one, before)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.pad.is_empty


def test_an_ink_file_without_ink_is_told(window: MainWindow, until: Until, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text('{"strokes": []}\n')
    window.draw_page.open_picture(tmp_path / "none.jsonl")
    until(lambda: "has no drawing" in window.draw_page.comment.text())


def test_a_clipboard_without_a_picture_is_told(window: MainWindow) -> None:
    page, clipboard = window.draw_page, QGuiApplication.clipboard()
    clipboard.clear()
    page.paste()
    assert "no picture on the clipboard" in page.comment.text()
    page.comment.clear()
    clipboard.setText("seven")
    page.paste()
    assert "no picture on the clipboard" in page.comment.text()


def test_a_file_that_is_no_picture_is_told(
    window: MainWindow, until: Until, tmp_path: Path, draw: DrawWithMouse
) -> None:
    path = tmp_path / "seven.png"
    path.write_text("seven")
    page = window.draw_page
    page.open_picture(path)
    until(lambda: "cannot be read as an image" in page.comment.text())
    # It stays while a network is loaded, until something is drawn.
    window.registry.choose(0)
    assert "cannot be read as an image" in page.comment.text()
    draw(page.pad, shape(3))
    until(lambda: "sure" in page.comment.text())


def test_a_picture_of_nothing_is_told(window: MainWindow, until: Until, tmp_path: Path) -> None:
    Image.new("L", (100, 100), 200).save(tmp_path / "blank.png")
    page = window.draw_page
    page.open_picture(tmp_path / "blank.png")
    until(lambda: "shows no ink" in page.comment.text())
    assert page.answer.text() == ""


def test_what_is_drawn_after_a_picture_was_asked_for_is_not_replaced_by_it(
    window: MainWindow, until: Until, tmp_path: Path, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    page.open_picture(photo(tmp_path / "seven.png"))
    draw(page.pad, shape(3))
    until(lambda: page.answer.text() == "3")
    assert not page.pad.has_picture
    assert not page.pad.drawing.is_empty


def test_the_second_choice_is_named_where_it_is_close() -> None:
    def comment(*shares: float) -> str:
        probabilities = np.array([*shares, *[0.0] * (10 - len(shares))], np.float32)
        box = Box(0.0, 0.0, 1.0, 1.0)
        digit = FoundDigit(Prediction(probabilities), box, np.zeros((28, 28), np.uint8))
        return LookingInto(Reading(((digit,),)), 0).comment

    assert comment(0.31, 0.6, 0.09) == "60.0\u00a0% sure, or 0, 31\u00a0%"
    assert comment(0.9, 0.1) == "90.0\u00a0% sure"
