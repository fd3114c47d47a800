"""How ink looks on the pad, and how little of it is painted anew."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.live_reading.written import Picture
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.ui.draw.marks import Mark
from mnist_desktop.ui.draw.pad import Pad

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Place = tuple[int, int]


@pytest.fixture
def pad(qtbot: QtBot) -> Pad:
    """A pad on the screen, of 400 × 400 pixels."""
    made = Pad()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


class Paints(QObject):
    """Takes note of what of a pad is painted."""

    def __init__(self, pad: Pad) -> None:
        super().__init__(pad)
        self.rooms: list[QRect] = []
        pad.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        if isinstance(event, QPaintEvent):
            self.rooms.append(event.rect())
        return False


def press(pad: Pad, *places: Place) -> None:
    """Press the mouse and move it along; each event is painted."""
    QTest.mousePress(pad, _LEFT, _NO_KEY, QPoint(*places[0]))
    QApplication.processEvents()
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
        QApplication.processEvents()


def stroke(pad: Pad, *places: Place) -> None:
    """Draw a stroke with the mouse; each event is painted."""
    press(pad, *places)
    QTest.mouseRelease(pad, _LEFT, _NO_KEY, QPoint(*places[-1]))
    QApplication.processEvents()


def circle(count: int, radius: int = 100) -> list[Place]:
    """Return points that lie evenly on a circle in the pad's middle."""
    turns = np.linspace(0, 2 * math.pi, count)
    return [(round(200 + radius * math.cos(t)), round(200 + radius * math.sin(t))) for t in turns]


def pixels(image: QImage) -> NDArray[np.int64]:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width()].astype(np.int64)


def on_screen(pad: Pad) -> NDArray[np.int64]:
    """Return what has been painted on the screen, bit by bit."""
    QApplication.processEvents()
    return pixels(pad.screen().grabWindow(pad.winId()).toImage())


def painted_at_once(drawn: Pad, qtbot: QtBot) -> NDArray[np.int64]:
    """Return how another pad looks on which the same was drawn unseen."""
    other = Pad()
    qtbot.addWidget(other)
    other.resize(drawn.size())
    # It learns of its size when it is first painted.
    other.grab()
    for points in drawn.drawing.strokes:
        places = [QPoint(*np.rint(point * 400).astype(int).tolist()) for point in points]
        QTest.mousePress(other, _LEFT, _NO_KEY, places[0])
        for place in places[1:]:
            QTest.mouseMove(other, place)
        QTest.mouseRelease(other, _LEFT, _NO_KEY, places[-1])
    return pixels(other.grab().toImage())[5:-5, 5:-5]


def is_ink(pad: Pad, x: float, y: float) -> bool:
    return pad.grab().toImage().pixelColor(round(x), round(y)) == pad.palette().text().color()


def test_what_is_painted_move_by_move_looks_as_painted_at_once(pad: Pad, qtbot: QtBot) -> None:
    stroke(pad, *circle(90))
    stroke(pad, (60, 60))
    stroke(pad, (40, 350), (360, 30))
    press(pad, *circle(50, 60))
    found = on_screen(pad)[5:-5, 5:-5]
    # A step of brightness may be lost where layers are put together.
    assert np.abs(found - painted_at_once(pad, qtbot)).max() <= 2
    assert (found < 100).sum() > 5000


def test_what_was_undone_erased_or_cleared_is_gone_from_the_screen(pad: Pad, qtbot: QtBot) -> None:
    stroke(pad, *circle(40))
    stroke(pad, (50, 50), (350, 50))
    pad.undo()
    assert np.abs(on_screen(pad)[5:-5, 5:-5] - painted_at_once(pad, qtbot)).max() <= 2
    # Another stroke takes its place.
    stroke(pad, (50, 350), (350, 350))
    assert np.abs(on_screen(pad)[5:-5, 5:-5] - painted_at_once(pad, qtbot)).max() <= 2
    pad.clear()
    stroke(pad, (50, 50), (50, 90))
    assert np.abs(on_screen(pad)[5:-5, 5:-5] - painted_at_once(pad, qtbot)).max() <= 2


def test_a_move_paints_only_what_is_around_it(pad: Pad) -> None:
    stroke(pad, *circle(60))
    press(pad, (50, 50), (60, 60))
    paints = Paints(pad)
    for step in range(70, 130, 10):
        QTest.mouseMove(pad, QPoint(step, step))
        QApplication.processEvents()
    assert paints.rooms
    assert max(max(room.width(), room.height()) for room in paints.rooms) < 80
    assert all(room.contains(QPoint(95, 95)) for room in paints.rooms[2:4])


def test_marks_that_stay_are_not_painted_anew(pad: Pad) -> None:
    stroke(pad, (100, 100), (100, 200))
    stays = Mark(Box(0.2, 0.2, 0.3, 0.5), "1", False, False)
    goes = Mark(Box(0.6, 0.6, 0.7, 0.7), "2", False, False)
    pad.mark([stays, goes])
    QApplication.processEvents()
    paints = Paints(pad)
    pad.mark([stays, goes])
    QApplication.processEvents()
    assert not paints.rooms
    pad.mark([stays])
    QApplication.processEvents()
    assert len(paints.rooms) == 1
    assert paints.rooms[0].contains(QRect(240, 240, 40, 40))
    assert not paints.rooms[0].intersects(QRect(80, 80, 40, 120))


def test_ink_of_few_points_is_round_and_passes_through_all_of_them(pad: Pad) -> None:
    stroke(pad, *circle(9))
    assert all(is_ink(pad, *place) for place in circle(9))
    # Straight ways would be 7 pixels nearer to the middle, and the pen is 16 wide.
    between = [math.pi * (turn + 0.5) / 4 for turn in range(1, 7)]
    outer = [(200 + 105 * math.cos(turn), 200 + 105 * math.sin(turn)) for turn in between]
    assert all(is_ink(pad, *place) for place in outer)


def test_the_network_sees_the_points_and_no_curve(pad: Pad) -> None:
    stroke(pad, *circle(9))
    (points,) = pad.drawing.strokes
    assert np.rint(points * 400).astype(int).tolist() == [[*place] for place in circle(9)]


def test_ink_is_sharp_on_screens_of_any_density(pad: Pad) -> None:
    image = QImage(800, 800, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    stroke(pad, (100, 100), (300, 250))
    pad.render(image)
    edge = pixels(image)[10:-10, 400]
    assert ((edge > 60) & (edge < 220)).sum() <= 6


def test_each_of_many_strokes_is_undone_and_redone(pad: Pad) -> None:
    for index in range(150):
        place = QPoint(20 + 2 * index, 20 + index)
        QTest.mouseClick(pad, _LEFT, _NO_KEY, place)
    drawn = pad.drawing.strokes
    assert len(drawn) == 150
    steps = 0
    while pad.can_undo:
        pad.undo()
        steps += 1
    assert pad.is_empty
    assert steps == 150
    while pad.can_redo:
        pad.redo()
    assert all(np.array_equal(*pair) for pair in zip(pad.drawing.strokes, drawn, strict=True))


def test_the_newest_pictures_and_all_steps_since_come_back(pad: Pad) -> None:
    gray, digit = np.zeros((4, 4), np.uint8), np.ones((28, 28), np.uint8)
    pictures = [Picture(gray, digit) for _ in range(30)]
    for picture in pictures:
        pad.show_picture(picture)
        stroke(pad, (50, 50), (90, 90))
        stroke(pad, (50, 90), (90, 50))
    found = []
    while pad.can_undo:
        pad.undo()
        if pad.picture is not None:
            found.append(pad.picture)
    # Each takes megabytes, so that not all are kept.
    assert found == pictures[:9:-1]
