"""What screen readers say while somebody draws."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.widgets.announcer import Announcer

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]


def shape(digit: int, left: float = 0.25, width: float = 0.5) -> Drawing:
    return Drawing.of(
        [np.array(stroke) * (width, 0.6) + (left, 0.2) for stroke in SHAPES[digit][0]]
    )


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers were asked to say."""
    words: list[str] = []

    def keep(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.politeness() is QAccessible.AnnouncementPoliteness.Polite
        words.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return words


def test_the_answer_is_said_once_the_pen_rests(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7")
    assert said == []
    until(lambda: len(said) == 1)
    assert said == [f"7. {page.comment.text()}"]


def test_an_answer_that_stays_is_not_said_again(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, shape(1))
    until(lambda: len(said) == 1)
    end = page.pad.last_point
    # The 1 grows a little, then another digit takes its place.
    draw(page.pad, Drawing.of([[end, (end[0] + 0.01, end[1] + 0.03)]]))
    # Another one that is started later and speaks twice has waited for longer.
    other = Announcer(page)
    for words in ("other", "another"):
        other.say_change(words, words)
        until(lambda words=words: said[-1] == words)  # type: ignore[misc]
    assert len(said) == 3
    del said[1:]
    page.pad.clear()
    draw(page.pad, shape(1))
    until(lambda: len(said) == 2)
    assert [words[:2] for words in said] == ["1.", "1."]


def test_nothing_is_said_while_the_pen_moves(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, shape(7))
    until(lambda: page.answer.text() == "7")
    QTest.mousePress(page.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    moves = iter(range(40))

    def move() -> bool:
        place = next(moves, None)
        if place is not None:
            assert said == []
            QTest.mouseMove(page.pad, QPoint(60 + place % 5, 60 + place), 30)
        return place is None

    until(move)
    QTest.mouseRelease(page.pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    until(lambda: len(said) == 1)


def test_numbers_and_their_digits_are_said(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, shape(1, 0.0, 0.3))
    draw(page.pad, shape(7, 0.6, 0.35))
    until(lambda: page.answer.text() == "17")
    until(lambda: len(said) == 1)
    assert said[0].startswith("17. ")
    QTest.keyClick(page.pad, Qt.Key.Key_Left)
    assert said[1].startswith("Digit 1 of 2: 1. ")


def test_what_was_done_is_said(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, shape(7))
    until(lambda: len(said) == 1)
    page.copy_button.click()
    assert said[1] == page.comment.text()


def test_scribbles_are_said_to_be_no_digit(
    window: MainWindow, until: Until, draw: DrawWithMouse, said: list[str]
) -> None:
    page = window.draw_page
    draw(page.pad, Drawing.of([[[0.2, 0.9], [0.5, 0.1], [0.8, 0.9]], [[0.3, 0.6], [0.7, 0.6]]]))
    until(lambda: "no digit" in page.comment.text())
    until(lambda: len(said) == 1)
    assert said == [page.comment.text()]


def test_what_looks_like_no_digit_is_told_by_more_than_its_color(
    window: MainWindow, until: Until, draw: DrawWithMouse
) -> None:
    page = window.draw_page
    draw(page.pad, shape(4, 0.0, 0.3))
    draw(page.pad, Drawing.of([[(0.55, 0.8), (0.75, 0.15), (0.95, 0.8)], [(0.6, 0.5), (0.9, 0.5)]]))
    until(lambda: "1 of 2 looks like no digit" in page.comment.text())
    told = QAccessible.queryAccessibleInterface(page.answer).text(QAccessible.Text.Description)
    assert told.endswith("no digit, it seems, in place 2")
    seen = page.answer.grab().toImage()

    def changes_below(index: int) -> int:
        place = page.answer.place_of(index).toRect().adjusted(8, 0, -8, 0)
        row = [seen.pixel(x, place.bottom() - 9) for x in range(place.left(), place.right())]
        return sum(one != other for one, other in pairwise(row))

    # A row of dots.
    assert changes_below(1) > 8
    assert changes_below(0) == 0
