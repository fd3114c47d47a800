"""Whole numbers on the pad: what is read, digit by digit, with real events."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reading_here import ReadingHere
from mnist_desktop.ui.draw.marks import Mark
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]
LEFT = Qt.MouseButton.LeftButton


def digit(number: int, left: float, top: float = 0.25, height: float = 0.4) -> Drawing:
    """Return a digit with its upper left corner at a place of the pad."""
    size = np.array([height * 0.7, height])
    return Drawing.of([np.array(stroke) * size + [left, top] for stroke in SHAPES[number][0]])


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DrawPage:
    """The page in its window, its pad in focus."""
    window.activateWindow()
    qtbot.waitUntil(window.draw_page.pad.hasFocus)
    return window.draw_page


def test_two_digits_in_one_stroke_are_read_once_the_pen_is_lifted(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    joined = np.concatenate([*digit(2, 0.1).strokes, *digit(3, 0.6).strokes])
    draw(page.pad, Drawing.of([joined]))
    until(lambda: page.answer.text() == "23")


@pytest.fixture
def twenty_seven(page: DrawPage, draw: DrawWithMouse, until: Until) -> DrawPage:
    """The page with a 2 and a 7 beside each other, read."""
    draw(page.pad, digit(2, 0.1))
    draw(page.pad, digit(7, 0.6))
    until(lambda: page.answer.text() == "27" and page.comment.text().endswith("sure"))
    return page


def most_sure(page: DrawPage) -> str:
    """Return the title of the longest of the bars of the ten digits."""
    rows = [row.split(": ") for row in page.bars.accessibleDescription().split(", ")][:10]
    return max(rows, key=lambda row: float(row[1].strip(">\u00a0%")))[0]


def looked_into(page: DrawPage) -> tuple[list[bool], str]:
    return [mark.is_chosen for mark in page.pad.marks], most_sure(page)


def test_a_number_is_read_and_each_of_its_digits_looked_into(
    twenty_seven: DrawPage, until: Until
) -> None:
    page = twenty_seven
    assert [mark.answer for mark in page.pad.marks] == ["2", "7"]
    # It is the one that was written last.
    assert looked_into(page) == ([False, True], "7")
    seven = page.seen.grab().toImage()
    QTest.mouseClick(page.answer, LEFT, pos=page.answer.place_of(0).center().toPoint())
    assert looked_into(page) == ([True, False], "2")
    assert page.seen.grab().toImage() != seven
    QTest.keyClick(page.pad, Qt.Key.Key_Right)
    assert looked_into(page) == ([False, True], "7")
    assert page.seen.grab().toImage() == seven
    QTest.mouseClick(page.why_button, LEFT)
    until(lambda: page.why.explanation is not None and page.why.question.text() == "Why 7?")
    page.answer.setFocus()
    QTest.keyClick(page.answer, Qt.Key.Key_Left)
    until(lambda: page.why.explanation is not None and page.why.question.text() == "Why 2?")
    # Beyond the first there is none.
    QTest.keyClick(page.answer, Qt.Key.Key_Left)
    assert looked_into(page) == ([True, False], "2")


def test_no_image_is_shown_of_ink_that_no_network_has_parted_yet(
    qtbot: QtBot, draw: DrawWithMouse, until: Until
) -> None:
    # It is not started, as if its network was loaded for good.
    page = DrawPage(ModelRegistry(), MyDigits(), ReadingHere())
    qtbot.addWidget(page)
    page.show()
    black = page.seen.grab().toImage()
    draw(page.pad, digit(2, 0.1))
    draw(page.pad, digit(7, 0.6))
    until(lambda: page.answer.text() == "…")
    assert page.seen.grab().toImage() == black
    page.end()


def test_boxes_are_around_the_ink_with_the_answers_above(twenty_seven: DrawPage) -> None:
    pad = twenty_seven.pad
    seen = pad.grab().toImage()
    ink, blue = [], []
    # To the left of the middle there is the 2 alone; the border of the pad is left out.
    for x, y in itertools.product(range(15, pad.width() // 2), range(15, pad.height() - 15)):
        color = seen.pixelColor(x, y)
        if color.lightness() < 60:
            ink.append((x, y))
        elif color.blue() - color.red() > 30:
            blue.append((x, y))
    beside = np.min(ink, axis=0) - np.min(blue, axis=0), np.max(blue, axis=0) - np.max(ink, axis=0)
    (left, above), (right, below) = beside
    assert all(0 < distance < 12 for distance in (left, right, below))
    assert above > 12


def test_the_answer_is_copied_by_key_and_button(
    twenty_seven: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    page, clipboard = twenty_seven, QGuiApplication.clipboard()
    QTest.keyClick(page.pad, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "27"
    assert "on the clipboard" in page.comment.text()
    page.pad.clear()
    until(lambda: not page.copy_button.isEnabled())
    # One digit needs no box and is no choice.
    draw(page.pad, digit(7, 0.3))
    until(lambda: page.answer.text() == "7" and page.copy_button.isEnabled())
    assert page.pad.marks == ()
    assert page.answer.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(page.copy_button, LEFT)
    assert clipboard.text() == "7"


def test_a_late_bar_belongs_to_its_seven_which_is_looked_into(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, digit(7, 0.1))
    draw(page.pad, digit(3, 0.6))
    until(lambda: page.answer.text() == "73")
    assert looked_into(page) == ([False, True], "3")
    before = page.seen.grab().toImage()
    draw(page.pad, Drawing.of([[[0.18, 0.45], [0.32, 0.45]]]))
    # On the way, the bar's first point is a dot of its own.
    until(lambda: looked_into(page) == ([True, False], "7"))
    assert page.answer.text() == "73"
    assert page.seen.grab().toImage() != before


def test_boxes_go_with_their_ink_and_none_of_an_older_drawing_comes(
    twenty_seven: DrawPage,
    draw: DrawWithMouse,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pad = twenty_seven.pad
    mark, counts = pad.mark, []

    def count(marks: Sequence[Mark]) -> None:
        counts.append(len(marks))
        mark(marks)

    monkeypatch.setattr(pad, "mark", count)
    for _ in range(5):
        draw(pad, digit(1, 0.4, 0.3, 0.3))
        # It is being read …
        QApplication.processEvents()
        pad.undo()
        # … and gone.
        assert pad.marks == ()
        counts.clear()
        until(lambda: len(pad.marks) > 0)
        assert set(counts) == {2}
    pad.clear()
    assert pad.marks == ()
    until(lambda: twenty_seven.answer.text() == "")
    pad.undo()
    until(lambda: twenty_seven.answer.text() == "27" and len(pad.marks) == 2)


def test_long_numbers_and_lines_are_seen_whole(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    for place, number in enumerate((9, 0, 2, 1, 0, 3)):
        draw(page.pad, digit(number, 0.01 + 0.165 * place, 0.1, 0.2))
    for place, number in enumerate((1, 7)):
        draw(page.pad, digit(number, 0.2 + 0.3 * place, 0.6, 0.25))
    until(lambda: page.answer.text() == "902103\n17")
    places = [page.answer.place_of(index) for index in range(8)]
    assert all(page.answer.rect().toRectF().contains(place) for place in places)
    assert places[0].top() < places[-1].top()
    QTest.mouseClick(page.answer, LEFT, pos=places[6].center().toPoint())
    assert most_sure(page) == "1"


def test_what_is_no_digit_is_told_and_gray(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    draw(page.pad, digit(2, 0.0))
    star = [[0.75, 0.3], [0.9, 0.6], [0.65, 0.4], [0.95, 0.4], [0.7, 0.62], [0.85, 0.3]]
    draw(page.pad, Drawing.of([star]))
    until(lambda: [mark.is_rejected for mark in page.pad.marks] == [False, True])
    assert page.comment.text() == "1 of 2 looks like no digit."


def test_a_number_in_a_window_that_changes_stays_as_it_is(
    twenty_seven: DrawPage, window: MainWindow, until: Until
) -> None:
    page = twenty_seven
    drawn, wide = page.pad.drawing.strokes, page.pad.width()
    window.resize(1400, 800)
    until(lambda: page.pad.width() > wide + 150)
    page.why_button.click()
    until(lambda: page.pad.width() < page.pad.height())
    strokes = zip(page.pad.drawing.strokes, drawn, strict=True)
    assert all(np.array_equal(*pair) for pair in strokes)
    # And one can go on with it.
    QTest.mouseClick(page.pad, LEFT, pos=QPoint(20, page.pad.height() - 20))
    assert len(page.pad.drawing.strokes) == len(drawn) + 1


@pytest.fixture
def page_of_numbers(page: DrawPage, until: Until, tmp_path: Path) -> DrawPage:
    """The page with a picture of 27 and, below it, 503, read."""
    paper = Image.new("L", (900, 700), 240)
    pen = ImageDraw.Draw(paper)
    for number, left, top in (("27", 80, 90), ("503", 420, 440)):
        for place, sign in enumerate(number):
            for stroke in SHAPES[int(sign)][0]:
                points = [(left + 110 * place + 70 * x, top + 120 * y) for x, y in stroke]
                pen.line(points, fill=40, width=9, joint="curve")
    paper.save(tmp_path / "page.png")
    page.open_picture(tmp_path / "page.png")
    until(lambda: [mark.answer for mark in page.pad.marks] == list("27503"))
    return page


def test_numbers_in_a_picture_are_marked_on_it(
    page_of_numbers: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    page = page_of_numbers
    boxes = [mark.box for mark in page.pad.marks]
    assert all(70 < box.left < 350 and 80 < box.top < 215 for box in boxes[:2]), boxes
    assert all(410 < box.left < 850 and 430 < box.top < 565 for box in boxes[2:]), boxes
    page.answer.chosen.emit(3)
    assert page.pad.marks[3].is_chosen
    QTest.mouseClick(page.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "27\n503"
    # What is drawn on a picture takes its place, and its boxes go with it.
    draw(page.pad, digit(2, 0.0))
    until(lambda: page.answer.text() == "2" and not page.pad.marks)


def test_wrong_boxes_on_a_picture_are_taken_away_and_drawn_anew(
    page_of_numbers: DrawPage, until: Until
) -> None:
    page, right = page_of_numbers, Qt.MouseButton.RightButton
    frames = [page.pad.view.rectangle(mark.box) for mark in page.pad.marks]
    QTest.mouseClick(page.pad, right, pos=frames[2].center().toPoint())
    assert [mark.answer for mark in page.pad.marks] == list("2703")
    QTest.mouseClick(page.pad, right, pos=QPoint(5, 5))
    assert len(page.pad.marks) == 4
    # A box that is drawn is read, and takes the place of what was found there.
    around = frames[2].united(frames[4]).adjusted(-12, -12, 12, 12).toRect()
    QTest.mousePress(page.pad, right, pos=around.topLeft())
    QTest.mouseMove(page.pad, around.center())
    QTest.mouseRelease(page.pad, right, pos=around.bottomRight())
    until(lambda: [mark.answer for mark in page.pad.marks] == list("27503"))
    again = page.pad.view.rectangle(page.pad.marks[2].box)
    assert frames[2].adjusted(-9, -9, 9, 9).contains(again)
    for _ in range(5):
        QTest.mouseClick(page.pad, right, pos=frames[len(page.pad.marks) - 1].center().toPoint())
        if len(page.pad.marks) == 2:
            break
    assert page.answer.text() == "27"
