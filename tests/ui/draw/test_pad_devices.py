"""The pad under fingers, hands and pens, as their events come from the system."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.draw.pad import Pad

_TIP, _BARREL, _NO_BUTTON = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.NoButton,
)
_PRESS, _MOVE, _RELEASE = (
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
)


@pytest.fixture
def pad(qtbot: QtBot) -> Pad:
    """A pad on the screen, of 400 × 400 pixels."""
    made = Pad()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


class Pen:
    """A pen, or its other end, over a pad."""

    def __init__(
        self, pad: Pad, end: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen
    ) -> None:
        self._pad = pad
        abilities = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        stylus = QInputDevice.DeviceType.Stylus
        self._device = QPointingDevice("pen", 1, stylus, end, abilities, 1, 1)

    def send(
        self,
        kind: QEvent.Type,
        place: tuple[int, int],
        pressure: float = 0.5,
        button: Qt.MouseButton = _TIP,
        held: Qt.MouseButton | None = None,
    ) -> None:
        """Send one event; what is held follows from the button, unless it is told."""
        position = QPointF(*place)
        buttons = (_NO_BUTTON if kind == _RELEASE else button) if held is None else held
        event = QTabletEvent(
            kind,
            self._device,
            position,
            QPointF(self._pad.mapToGlobal(position)),
            pressure,
            *(0, 0, 0, 0, 0),
            Qt.KeyboardModifier.NoModifier,
            button,
            buttons,
        )
        QApplication.sendEvent(self._pad, event)

    def stroke(self, *places: tuple[int, int], pressure: float = 0.5) -> None:
        """Put it down, move it along, and lift it."""
        self.send(_PRESS, places[0], pressure)
        for place in places[1:]:
            self.send(_MOVE, place, pressure)
        self.send(_RELEASE, places[-1], 0)


class Hand:
    """Fingers on a pad, by number."""

    def __init__(self, pad: Pad) -> None:
        self._pad = pad
        self.device = QTest.createTouchDevice()
        self._down: dict[int, QPoint] = {}

    def press(self, finger: int, place: tuple[int, int]) -> None:
        """Put a finger down while the others rest."""
        event = self._with_others(finger)
        self._down[finger] = QPoint(*place)
        event.press(finger, self._down[finger], self._pad).commit()

    def move(self, finger: int, *places: tuple[int, int]) -> None:
        """Move a finger while the others rest."""
        for place in places:
            self._down[finger] = QPoint(*place)
            self._with_others(finger).move(finger, self._down[finger], self._pad).commit()

    def release(self, finger: int) -> None:
        """Lift a finger while the others rest."""
        event = self._with_others(finger)
        event.release(finger, self._down.pop(finger), self._pad).commit()

    def _with_others(self, finger: int) -> QTest.QTouchEventSequence:
        event = QTest.touchEvent(self._pad, self.device)
        for other in self._down:
            if other != finger:
                event.stationary(other)
        return event


def points(pad: Pad) -> list[list[tuple[int, int]]]:
    """Return the points of each stroke, in pixels."""
    return [[(round(x * 400), round(y * 400)) for x, y in stroke] for stroke in pad.drawing.strokes]


def test_a_finger_draws(pad: Pad) -> None:
    hand = Hand(pad)
    hand.press(0, (200, 200))
    hand.move(0, (200, 260))
    hand.release(0)
    assert points(pad) == [[(200, 200), (200, 260)]]


def test_a_second_finger_does_not_draw_while_the_first_one_does(pad: Pad) -> None:
    hand = Hand(pad)
    hand.press(0, (200, 200))
    hand.move(0, (200, 240))
    hand.press(1, (100, 100))
    hand.move(1, (100, 160))
    hand.move(0, (200, 280))
    hand.release(0)
    hand.move(1, (100, 200))
    hand.release(1)
    assert points(pad) == [[(200, 200), (200, 240), (200, 280)]]


def test_a_hand_that_rests_keeps_no_finger_from_drawing(pad: Pad) -> None:
    hand = Hand(pad)
    hand.press(0, (350, 350))
    hand.press(1, (100, 100))
    hand.move(1, (100, 110), (100, 200))
    hand.release(1)
    assert points(pad) == [[(100, 100), (100, 110), (100, 200)]]
    # It still lies there, and shifts a little, when the next stroke is drawn.
    hand.move(0, (350, 380))
    hand.press(2, (200, 100))
    hand.move(2, (200, 200))
    hand.release(2)
    hand.release(0)
    assert points(pad)[1:] == [[(200, 100), (200, 200)]]


def test_the_pad_is_written_on_from_edge_to_edge_and_keeps_it_all_in_less_room(pad: Pad) -> None:
    pad.resize(800, 400)
    pen = Pen(pad)
    pen.stroke((0, 200), (100, 200))
    pen.stroke((400, 200))
    pen.stroke((799, 100), (799, 300))
    wide = picture(pad)
    drawn = pad.drawing.strokes
    pad.resize(400, 400)
    narrow = picture(pad)
    # Half as large, and whole: the ink at the edges is as wide as the pen, not cut.
    assert abs(ink_in(narrow) - ink_in(wide) / 4) < 0.1 * ink_in(narrow)
    pen.stroke((200, 150), (200, 250))
    pad.resize(800, 400)
    assert all(np.array_equal(*pair) for pair in zip(pad.drawing.strokes, drawn, strict=False))
    assert picture(pad).pixelColor(400, 100) == pad.palette().text().color()
    # Without it, there is room for the pen as ever.
    pad.clear()
    pad.resize(400, 400)
    pen.stroke((100, 100), (100, 200))
    assert points(pad) == [[(100, 100), (100, 200)]]


def picture(pad: Pad) -> QImage:
    return pad.grab().toImage()


def ink_in(image: QImage) -> int:
    """Return how many pixels are as dark as ink."""
    places = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixelColor(*place).lightness() < 100 for place in places)


def test_a_stroke_that_the_system_takes_back_is_gone(pad: Pad) -> None:
    hand = Hand(pad)
    hand.press(0, (100, 100))
    hand.move(0, (100, 200))
    hand.release(0)
    hand.press(0, (200, 200))
    QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, hand.device))
    QTest.mouseMove(pad, QPoint(250, 250))
    assert points(pad) == [[(100, 100), (100, 200)]]
    # And there is nothing of it to undo.
    pad.undo()
    assert pad.is_empty


def test_a_pen_draws(pad: Pad) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (200, 200), 0.5)
    pen.send(_MOVE, (200, 240), 0.7)
    pen.send(_RELEASE, (200, 240), 0)
    pen.send(_MOVE, (300, 300), 0, _NO_BUTTON)
    assert points(pad) == [[(200, 200), (200, 240)]]
    np.testing.assert_allclose(pad.drawing.pressures[0], [0.5, 0.7], atol=1e-6)


def test_a_pen_that_cannot_tell_its_pressure_draws(pad: Pad) -> None:
    Pen(pad).stroke((100, 100), (100, 150), (100, 200), pressure=0)
    assert points(pad) == [[(100, 100), (100, 150), (100, 200)]]
    assert pad.drawing.pressures == ()


def test_a_point_without_pressure_takes_that_of_the_points_around(pad: Pad) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (100, 100), 0)
    for y, pressure in ((120, 0.4), (140, 0), (160, 0.8)):
        pen.send(_MOVE, (100, y), pressure)
    pen.send(_RELEASE, (100, 160), 0)
    np.testing.assert_allclose(pad.drawing.pressures[0], [0.4, 0.4, 0.6, 0.8], atol=1e-6)


def test_a_pen_whose_lifting_was_not_told_does_not_draw_on(pad: Pad) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (100, 100))
    pen.send(_MOVE, (100, 200))
    pen.send(_MOVE, (200, 200), 0, _NO_BUTTON)
    pen.send(_MOVE, (300, 200), 0.5, _NO_BUTTON, held=_TIP)
    assert points(pad) == [[(100, 100), (100, 200)]]


@pytest.mark.parametrize("button", [_BARREL, Qt.MouseButton.MiddleButton])
def test_a_button_on_the_barrel_draws_nothing(pad: Pad, button: Qt.MouseButton) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (100, 100), 0.5, button)
    pen.send(_MOVE, (100, 200), 0.5, _NO_BUTTON, held=button)
    # Nor does the tip that comes down while it is held.
    pen.send(_PRESS, (100, 200), 0.5, _TIP, held=_TIP | button)
    pen.send(_MOVE, (100, 300), 0.5, _NO_BUTTON, held=_TIP | button)
    assert pad.is_empty


def test_a_button_on_the_barrel_that_is_touched_in_mid_stroke_breaks_nothing(pad: Pad) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (100, 100))
    pen.send(_PRESS, (100, 150), 0.5, _BARREL, held=_TIP | _BARREL)
    pen.send(_MOVE, (100, 160), 0.5, _NO_BUTTON, held=_TIP | _BARREL)
    pen.send(_RELEASE, (100, 160), 0.5, _BARREL, held=_TIP)
    pen.send(_MOVE, (100, 200), 0.5, _NO_BUTTON, held=_TIP)
    assert points(pad) == [[(100, 100), (100, 160), (100, 200)]]


def three_strokes(pad: Pad) -> list[list[tuple[int, int]]]:
    """Draw a line at the left, a dot, and a line at the right."""
    pen = Pen(pad)
    pen.stroke((100, 100), (100, 300))
    pen.stroke((200, 200))
    pen.stroke((300, 100), (300, 300))
    return points(pad)


@pytest.mark.parametrize(
    ("way", "left"),
    [
        (((60, 200), (120, 200)), [1, 2]),
        # So fast that no event came while it was over the line.
        (((20, 200), (160, 200)), [1, 2]),
        (((200, 190),), [0, 2]),
        (((20, 200), (160, 200), (380, 200)), []),
        (((150, 20), (150, 390)), [0, 1, 2]),
    ],
)
def test_the_other_end_of_a_pen_erases_the_strokes_that_it_meets(
    pad: Pad, way: Sequence[tuple[int, int]], left: list[int]
) -> None:
    drawn = three_strokes(pad)
    Pen(pad, QPointingDevice.PointerType.Eraser).stroke(*way)
    assert points(pad) == [drawn[number] for number in left]
    # However many it met, one step brings them back.
    if len(left) < 3:
        pad.undo()
    assert points(pad) == drawn


def test_what_a_finger_drew_is_erased_too(pad: Pad) -> None:
    QTest.mousePress(pad, _TIP, pos=QPoint(50, 50))
    QTest.mouseMove(pad, QPoint(350, 350))
    QTest.mouseRelease(pad, _TIP, pos=QPoint(350, 350))
    Pen(pad, QPointingDevice.PointerType.Eraser).stroke((200, 210))
    assert pad.is_empty


def test_a_hand_that_touches_while_the_pen_draws_breaks_nothing(pad: Pad) -> None:
    pen, hand = Pen(pad), Hand(pad)
    pen.send(_PRESS, (100, 100))
    hand.press(0, (300, 300))
    pen.send(_MOVE, (100, 150))
    hand.move(0, (330, 330))
    hand.release(0)
    pen.send(_MOVE, (100, 200))
    pen.send(_RELEASE, (100, 200))
    assert points(pad) == [[(100, 100), (100, 150), (100, 200)]]


def test_a_hand_that_touched_before_the_pen_leaves_nothing(pad: Pad) -> None:
    pen, hand = Pen(pad), Hand(pad)
    hand.press(0, (300, 300))
    hand.move(0, (330, 330))
    pen.stroke((100, 100), (100, 200))
    hand.move(0, (350, 350))
    hand.release(0)
    assert points(pad) == [[(100, 100), (100, 200)]]


def test_fingers_draw_again_once_the_pen_is_away(pad: Pad, qtbot: QtBot) -> None:
    hand, pen = Hand(pad), Pen(pad)

    def tap() -> bool:
        pad.clear()
        hand.press(0, (200, 200))
        hand.release(0)
        return not pad.is_empty

    def tap_near_the_pen() -> bool:
        # It touches nothing.
        pen.send(_MOVE, (100, 100), 0, _NO_BUTTON)
        return tap()

    assert tap()
    qtbot.waitUntil(lambda: not tap_near_the_pen())
    qtbot.waitUntil(tap)


def test_ink_is_as_wide_as_the_pen_was_pressed(pad: Pad) -> None:
    pen = Pen(pad)
    pen.send(_PRESS, (100, 200), 0.2)
    for x in range(110, 300, 10):
        pen.send(_MOVE, (x, 200), 0.2 if x < 200 else 0.8)
    picture = pad.grab().toImage()
    ink = pad.palette().text().color()
    widths = [
        sum(
            picture.pixelColor(x, y).lightness() < (ink.lightness() + 255) // 2
            for y in range(160, 240)
        )
        for x in (150, 250)
    ]
    assert widths[1] > 2 * widths[0] > 8


def test_the_chosen_eraser_erases_with_a_pen(pad: Pad) -> None:
    drawn = three_strokes(pad)
    pad.use_eraser()
    Pen(pad).stroke((60, 200), (120, 200))
    assert points(pad) == drawn[1:]
    pad.undo()
    pad.use_pen(pad.pen)
    Pen(pad).stroke((50, 350), (350, 350))
    assert points(pad) == [*drawn, [(50, 350), (350, 350)]]


def test_the_chosen_eraser_erases_with_a_finger(pad: Pad) -> None:
    QTest.mousePress(pad, _TIP, pos=QPoint(100, 100))
    QTest.mouseMove(pad, QPoint(100, 300))
    QTest.mouseRelease(pad, _TIP, pos=QPoint(100, 300))
    pad.use_eraser()
    hand = Hand(pad)
    hand.press(0, (50, 200))
    hand.move(0, (150, 200))
    hand.release(0)
    assert pad.is_empty


def test_ink_without_pressure_beside_pressed_ink_is_as_wide_as_the_pen(pad: Pad) -> None:
    pen = Pen(pad)
    pen.stroke((50, 100), (200, 100), (350, 100), pressure=0.9)
    pen.stroke((50, 250), (200, 250), (350, 250), pressure=0)
    # Not as wide as what is pressed harder elsewhere would have it.
    shown, ink = pad.grab().toImage(), pad.palette().text().color()
    column = [shown.pixelColor(200, y) == ink for y in range(400)]
    assert abs(sum(column[200:300]) - 16) <= 2
    assert sum(column[50:150]) > 22
