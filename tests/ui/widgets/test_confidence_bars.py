"""The bars of confidence, as they are painted."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars


@pytest.mark.parametrize("points", [9, 12, 16])
def test_figures_keep_their_distance_from_full_bars_in_text_of_any_size(
    qtbot: QtBot, points: int
) -> None:
    bars = ConfidenceBars()
    qtbot.addWidget(bars)
    bars.resize(400, 440)
    font = bars.font()
    font.setPointSize(points)
    bars.setFont(font)
    probabilities = np.full(10, 1e-5)
    probabilities[0] = 1 - 9e-5
    bars.show_prediction(Prediction(probabilities.astype(np.float32)))
    shown = bars.grab().toImage()
    ground = shown.pixelColor(shown.width() - 1, shown.height() - 1)
    row = range(shown.height() // 20 - 4, shown.height() // 20 + 4)
    is_blank = [all(shown.pixelColor(x, y) == ground for y in row) for x in range(shown.width())]
    # The title, a gap, the bar, a gap, the letters of the figure.
    widths = [(blank, len([*run])) for blank, run in itertools.groupby(is_blank)]
    bar = max(range(len(widths)), key=lambda place: not widths[place][0] and widths[place][1])
    assert widths[bar + 1][0]
    assert widths[bar + 1][1] >= 8


def prediction(**shares: float) -> Prediction:
    """Return one with shares of digits, named as in `d7=0.6`."""
    probabilities = np.zeros(10, np.float32)
    for name, share in shares.items():
        probabilities[int(name[1:])] = share
    return Prediction(probabilities, non_digit_score=0.0)


class Style(QProxyStyle):
    """Fusion, with motions as long as is asked for."""

    def __init__(self) -> None:
        super().__init__("fusion")
        self.milliseconds = 1000

    def styleHint(  # noqa: N802, Qt's name
        self, hint: QStyle.StyleHint, *others: Any, **named: Any
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self.milliseconds
        return int(super().styleHint(hint, *others, **named))


@pytest.fixture
def style() -> Style:
    return Style()


@pytest.fixture
def shown(qtbot: QtBot, style: Style) -> Iterator[ConfidenceBars]:
    """Bars on the screen, which may move."""
    bars = ConfidenceBars()
    qtbot.addWidget(bars)
    bars.setStyle(style)
    bars.resize(400, 440)
    bars.show()
    qtbot.waitExposed(bars)
    yield bars
    bars.close()


def length(bars: ConfidenceBars, row: int) -> int:
    """Return how long the bar of a row is, if it is the answer's, in pixels."""
    image, marked = bars.grab().toImage(), bars.palette().highlight().color()
    y = round((row + 0.5) * bars.height() / 11.5)
    return sum(image.pixelColor(x, y) == marked for x in range(image.width()))


def motions(bars: ConfidenceBars) -> list[QAbstractAnimation.State]:
    return [motion.state() for motion in bars.findChildren(QAbstractAnimation)]


def test_bars_move_to_where_they_belong_and_rest_there(shown: ConfidenceBars, qtbot: QtBot) -> None:
    lengths = [0]

    def is_longer() -> bool:
        lengths.append(length(shown, 7))
        return lengths[-1] > 150

    shown.show_prediction(prediction(d7=1.0))
    # Figures are there at once.
    assert "7: >99.9" in shown.accessibleDescription()
    assert length(shown, 7) < 100
    qtbot.waitUntil(is_longer)
    assert lengths == sorted(lengths)
    qtbot.waitUntil(lambda: motions(shown) == [QAbstractAnimation.State.Stopped])


def test_bars_that_belong_where_they_are_do_not_move(shown: ConfidenceBars, qtbot: QtBot) -> None:
    shown.show_prediction(prediction(d7=1.0))
    qtbot.waitUntil(lambda: motions(shown) == [QAbstractAnimation.State.Stopped])
    full = length(shown, 7)
    assert full > 150
    shown.show_prediction(prediction(d7=1.0))
    assert motions(shown) == [QAbstractAnimation.State.Stopped]
    assert length(shown, 7) == full


def test_bars_do_not_move_where_the_system_moves_nothing(
    shown: ConfidenceBars, style: Style
) -> None:
    style.milliseconds = 0
    shown.show_prediction(prediction(d7=1.0))
    assert length(shown, 7) > 150
    assert motions(shown) == [QAbstractAnimation.State.Stopped]


def test_bars_move_on_to_the_newest_answer(
    shown: ConfidenceBars, style: Style, qtbot: QtBot
) -> None:
    for share in (0.9, 0.8, 0.7):
        shown.show_prediction(prediction(d7=share, d1=1 - share))
    qtbot.waitUntil(lambda: motions(shown) == [QAbstractAnimation.State.Stopped])
    moved = length(shown, 7)
    style.milliseconds = 0
    shown.show_prediction(None)
    shown.show_prediction(prediction(d7=0.7, d1=0.3))
    assert moved == length(shown, 7) > 100


def test_only_rows_that_change_are_painted(shown: ConfidenceBars, qtbot: QtBot) -> None:
    shown.show_prediction(prediction(d7=1.0))
    qtbot.waitUntil(lambda: motions(shown) == [QAbstractAnimation.State.Stopped])
    QApplication.processEvents()
    rooms: list[QRect] = []

    class Paints(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
            if isinstance(event, QPaintEvent):
                rooms.append(event.rect())
            return False

    paints = Paints(shown)
    shown.installEventFilter(paints)
    shown.show_prediction(prediction(d7=0.6, d9=0.4))
    qtbot.waitUntil(lambda: motions(shown) == [QAbstractAnimation.State.Stopped])
    assert rooms
    assert min(room.top() for room in rooms) > 5 * shown.height() / 11.5
