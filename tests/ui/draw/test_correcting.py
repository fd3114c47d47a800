"""Answers are corrected and confirmed by real keys, and kept in a real file."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.collection.collection import Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]
Key = Qt.Key


def shape(digit: int, left: float = 0.2, top: float = 0.2, size: float = 0.6) -> Drawing:
    """Return a digit as people draw it, at a place of the pad."""
    return Drawing.of([np.array([left, top]) + np.array(s) * size for s in SHAPES[digit][0]])


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DrawPage:
    """The Draw page, with the focus on its pad."""
    window.activateWindow()
    qtbot.waitUntil(window.draw_page.pad.hasFocus)
    return window.draw_page


@pytest.fixture
def seven(page: DrawPage, draw: DrawWithMouse, until: Until) -> DrawPage:
    """The Draw page, on which a seven is read."""
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7" and not page.correcting.is_behind)
    return page


@pytest.fixture
def number(page: DrawPage, draw: DrawWithMouse, until: Until) -> DrawPage:
    """The Draw page, on which the number 275 is read."""
    for place, digit in enumerate((2, 7, 5)):
        draw(page.pad, shape(digit, 0.05 + 0.33 * place, 0.3, 0.25))
    until(lambda: page.answer.text() == "275" and not page.correcting.is_behind)
    return page


def kept() -> list[KeptDrawing]:
    """Return what is kept in the user's file."""
    return list(Collection().read().kept)


def labels() -> list[int | None]:
    """Return what was kept, as what."""
    return [one.label for one in kept()]


def press(page: DrawPage, *keys: Qt.Key) -> None:
    """Press keys on the pad."""
    for key in keys:
        QTest.keyClick(page.pad, key)


def test_a_wrong_answer_is_corrected_with_one_key(seven: DrawPage) -> None:
    press(seven, Key.Key_1)
    assert seven.answer.text() == "1"
    assert seven.comment.text() == "Kept as 1. It was read as 7. Ctrl+Z takes it back."
    (one,) = kept()
    assert (one.label, one.read, one.origin) == (1, "7", Origin.CORRECTION)
    drawn = seven.pad.drawing.strokes
    assert [stroke.tolist() for stroke in one.drawing.strokes] == [s.tolist() for s in drawn]
    QTest.mouseClick(seven.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "1"


def test_the_same_drawing_is_kept_once_as_what_was_said_last(seven: DrawPage) -> None:
    press(seven, Key.Key_1, Key.Key_4, Key.Key_N)
    assert labels() == [None]
    assert kept()[0].drawing.is_no_digit
    assert "no digit" in seven.comment.text()
    for back in ("4", "1"):
        QTest.keyClick(seven.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert labels() == [int(back)]
        assert seven.comment.text() == f"Kept as {back} again."
        assert seven.answer.text() == back


def test_undo_takes_back_what_was_kept_and_only_then_the_stroke(seven: DrawPage) -> None:
    press(seven, Key.Key_1)
    undo = next(one for one in seven.findChildren(QPushButton) if one.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert kept() == []
    assert seven.answer.text() == "7"
    assert not seven.pad.drawing.is_empty
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert seven.pad.drawing.is_empty


def test_redo_keeps_again_what_was_taken_back(seven: DrawPage) -> None:
    undo, redo = (
        next(one for one in seven.findChildren(QPushButton) if one.text() == title)
        for title in ("Undo", "Redo")
    )
    press(seven, Key.Key_1)
    assert not redo.isEnabled()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    QTest.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert [one.label for one in kept()] == [1]
    assert seven.comment.text() == "Kept as 1. Ctrl+Z takes it back."
    assert not redo.isEnabled()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert kept() == []


def test_what_was_taken_back_cannot_be_redone_once_something_else_is_drawn(
    seven: DrawPage,
) -> None:
    redo = next(one for one in seven.findChildren(QPushButton) if one.text() == "Redo")
    press(seven, Key.Key_1)
    QTest.keyClick(seven, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert redo.isEnabled()
    seven.practicing.begin()
    assert not redo.isEnabled()


def test_what_was_said_of_a_drawing_from_before_can_be_undone_by_button(
    page: DrawPage, until: Until
) -> None:
    page.pad.show_ink(shape(7))
    until(lambda: page.answer.text() == "7" and not page.correcting.is_behind)
    undo = next(one for one in page.findChildren(QPushButton) if one.text() == "Undo")
    assert not undo.isEnabled()
    press(page, Key.Key_1)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert kept() == []
    assert not undo.isEnabled()


def test_enter_keeps_a_right_answer_as_it_was_read(seven: DrawPage) -> None:
    press(seven, Key.Key_Return)
    (one,) = kept()
    assert (one.label, one.read, one.origin) == (7, "7", Origin.CONFIRMATION)
    assert seven.comment.text() == "Kept as 7. Ctrl+Z takes it back."
    press(seven, Key.Key_Enter)
    assert labels() == [7]


@pytest.mark.parametrize("title", ["3", "no digit"])
def test_a_click_on_a_bar_corrects_as_well(seven: DrawPage, title: str) -> None:
    rows = [*"0123456789", "no digit"]
    place = (rows.index(title) + (0.5 if title != "no digit" else 1)) / 11.5
    middle = QPoint(seven.bars.width() // 2, int(seven.bars.height() * place))
    QTest.mouseClick(seven.bars, Qt.MouseButton.LeftButton, pos=middle)
    assert labels() == [3 if title == "3" else None]


def test_the_chosen_digit_of_a_number_alone_is_corrected(number: DrawPage) -> None:
    press(number, Key.Key_Left, Key.Key_1)
    assert number.answer.text() == "215"
    assert [mark.answer for mark in number.pad.marks] == ["2", "1", "5"]
    (one,) = kept()
    seven = shape(7)
    assert len(one.drawing.strokes) == len(seven.strokes)
    assert 0.3 < one.drawing.strokes[0][:, 0].min() < one.drawing.strokes[0][:, 0].max() < 0.7


def test_enter_keeps_all_digits_of_a_number_that_are_not_corrected(number: DrawPage) -> None:
    press(number, Key.Key_Left, Key.Key_1, Key.Key_Return)
    assert sorted(map(str, labels())) == ["1", "2", "5"]
    assert number.answer.text() == "215"
    QTest.keyClick(number.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels() == [1]


def test_a_key_that_comes_before_the_answer_waits_for_it(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, shape(7))
    press(page, Key.Key_1)
    assert kept() == []
    until(lambda: labels() == [1])


def test_a_key_on_an_empty_pad_says_nothing_of_what_is_drawn_next(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    press(page, Key.Key_1)
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7" and not page.correcting.is_behind)
    assert kept() == []


def test_what_was_kept_is_known_again(seven: DrawPage, until: Until) -> None:
    press(seven, Key.Key_1, Key.Key_Escape)
    until(lambda: seven.answer.text() == "")
    QTest.keyClick(seven.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: seven.answer.text() == "1")
    assert seven.comment.text() == "Kept as 1."
    assert labels() == [1]


def test_french_keyboards_need_no_shift(seven: DrawPage) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, ord("'"), Qt.KeyboardModifier.NoModifier, "'")
    QApplication.sendEvent(seven.pad, event)
    assert labels() == [4]


def test_a_picture_is_not_kept(page: DrawPage, until: Until) -> None:
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).line([(60, 40), (140, 40), (90, 160)], fill=0, width=14)
    path = paths.collection_file().parent / "seven.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    page.open_picture(path)
    until(lambda: page.answer.text() == "7")
    press(page, Key.Key_7)
    until(lambda: "not a picture" in page.comment.text())
    assert kept() == []


def test_a_file_that_cannot_be_written_is_told(seven: DrawPage) -> None:
    paths.collection_file().mkdir(parents=True)
    press(seven, Key.Key_1)
    assert "cannot be read" in seven.comment.text()
    assert seven.answer.text() == "7"


def test_a_broken_file_is_told_and_the_digit_is_kept(seven: DrawPage) -> None:
    paths.collection_file().parent.mkdir(parents=True, exist_ok=True)
    paths.collection_file().write_text("broken\n")
    press(seven, Key.Key_1)
    assert "1 line of your digits’ file could not be read" in seven.comment.text()
    assert labels() == [1]
