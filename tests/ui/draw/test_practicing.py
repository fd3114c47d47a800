"""Practice on the pad: real strokes, real keys, a real file."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.collection.collection import Collection
from mnist_desktop.collection.kept_drawing import Origin
from mnist_desktop.collection.practice import COUNT
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw import practicing
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]
Key = Qt.Key
_NEVER = 3_600_000
_STROKE = Drawing.of([[[0.5, 0.2], [0.5, 0.8]]])


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DrawPage:
    """The Draw page in practice, with the focus on its pad."""
    window.activateWindow()
    page = window.draw_page
    qtbot.waitUntil(page.pad.hasFocus)
    QTest.keyClick(page.pad, Key.Key_P)
    assert page.practice_bar.isVisible()
    # However long a test takes to write.
    rest_of(page).setInterval(_NEVER)
    return page


def rest_of(page: DrawPage) -> QTimer:
    """Return what tells that the pen rests."""
    (rest,) = (one for one in page.practicing.findChildren(QTimer) if one.isSingleShot())
    return rest


@pytest.fixture
def write(page: DrawPage, draw: DrawWithMouse) -> Callable[[], int]:
    """Write the digit that is asked for, and return it."""

    def at_once() -> int:
        digit = asked(page)
        draw(page.pad, Drawing.of([0.2 + np.array(s) * 0.6 for s in SHAPES[digit][0]]))
        return digit

    return at_once


def asked(page: DrawPage) -> int:
    """Return the digit that is asked for."""
    words = page.practice_bar.headline.text()
    assert words.startswith("Write a")
    return int(words.split()[-1])


def labels() -> list[int | None]:
    return [kept.label for kept in Collection().read().kept]


def test_each_digit_is_kept_by_a_key_and_the_next_is_asked_for(
    page: DrawPage, write: Callable[[], int]
) -> None:
    written = []
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_Enter):
        written.append(write())
        QTest.keyClick(page.pad, key)
        assert page.pad.is_empty
    assert labels() == written
    assert {kept.origin for kept in Collection().read().kept} == {Origin.PRACTICE}
    assert page.practice_bar.detail.text().startswith(f"3 of {COUNT}")


def test_a_digit_is_kept_when_the_pen_rests(
    page: DrawPage, draw: DrawWithMouse, until: Until
) -> None:
    rest_of(page).setInterval(10)
    digit = asked(page)
    draw(page.pad, _STROKE)
    until(lambda: labels() == [digit])
    assert page.pad.is_empty


def test_a_pen_that_is_down_does_not_rest(page: DrawPage, qtbot: QtBot) -> None:
    rested: list[bool] = []
    rest_of(page).setInterval(10)
    rest_of(page).timeout.connect(lambda: rested.append(True))
    middle = page.pad.rect().center()
    QTest.mousePress(page.pad, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.pad, middle + QPoint(0, 80))
    qtbot.waitUntil(lambda: len(rested) > 1)
    assert labels() == []
    QTest.mouseRelease(page.pad, Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 80))
    qtbot.waitUntil(lambda: len(labels()) == 1)


def test_after_twenty_it_is_told_and_another_round_can_begin(
    page: DrawPage, write: Callable[[], int]
) -> None:
    for _ in range(COUNT):
        write()
        QTest.keyClick(page.pad, Key.Key_Space)
    assert sorted(map(str, labels())) == sorted("0123456789" * 2)
    bar = page.practice_bar
    assert bar.headline.text().startswith(f"Well done! {COUNT} digits kept.")
    assert not page.practicing.is_on
    QTest.mouseClick(bar.again_button, Qt.MouseButton.LeftButton)
    assert bar.detail.text().startswith(f"0 of {COUNT}")
    assert page.pad.hasFocus()


def test_escape_leaves_at_any_time_and_then_what_is_told(
    page: DrawPage, write: Callable[[], int]
) -> None:
    first = write()
    QTest.keyClick(page.pad, Key.Key_Space)
    write()
    QTest.keyClick(page.pad, Key.Key_Escape)
    assert page.pad.is_empty
    assert labels() == [first]
    assert page.practice_bar.headline.text().startswith("1 digit kept.")
    QTest.keyClick(page.pad, Key.Key_Escape)
    assert not page.practice_bar.isVisible()
    assert page.pad.accessibleDescription() == "Draw a digit or a number here"


def test_keys_that_correct_answers_do_nothing_meanwhile(
    page: DrawPage, write: Callable[[], int], until: Until
) -> None:
    write()
    until(lambda: page.answer.text() != "" and not page.correcting.is_behind)
    for key in (Key.Key_4, Key.Key_N):
        QTest.keyClick(page.pad, key)
    QTest.mouseClick(page.bars, Qt.MouseButton.LeftButton)
    assert all(kept.origin is Origin.PRACTICE for kept in Collection().read().kept)


def test_undo_takes_back_a_stroke_and_then_the_digit_before(
    page: DrawPage, write: Callable[[], int], draw: DrawWithMouse
) -> None:
    first = write()
    QTest.keyClick(page.pad, Key.Key_Space)
    draw(page.pad, _STROKE)
    QTest.keyClick(page.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.pad.is_empty
    assert labels() == [first]
    QTest.keyClick(page.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels() == []
    assert asked(page) == first
    assert page.pad.is_empty


def test_when_the_time_is_up_it_ends(
    page: DrawPage,
    write: Callable[[], int],
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write()
    QTest.keyClick(page.pad, Key.Key_Space)
    monkeypatch.setattr(practicing, "SECONDS", 0)
    until(lambda: page.practice_bar.headline.text().startswith("Time is up. 1 digit kept."))


def test_where_nothing_can_be_kept_it_is_told_why(page: DrawPage, write: Callable[[], int]) -> None:
    paths.collection_file().mkdir(parents=True)
    write()
    QTest.keyClick(page.pad, Key.Key_Space)
    assert "cannot be read" in page.comment.text()
    assert not page.practice_bar.isVisible()
    assert not page.practicing.is_on


def test_the_button_begins_it_as_well(window: MainWindow, qtbot: QtBot) -> None:
    page = window.draw_page
    window.activateWindow()
    qtbot.waitUntil(page.pad.hasFocus)
    (begin,) = (one for one in page.findChildren(QToolButton) if one.text() == "Practice")
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert page.practicing.is_on
    assert page.pad.hasFocus()
