"""The pad: a sheet to draw on with mouse, finger or pen."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QEventPoint,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.box_drawing import BoxDrawing
from mnist_desktop.ui.draw.drawn_sheet import REACH_OF_A_DOT, Device, DrawnSheet

# So long after a pen was near, what touches is the hand that holds it.
_PEN_NEAR_MILLISECONDS = 500


class Pad(DrawnSheet):
    """A sheet to draw on with mouse, finger or pen.

    The pen's other end erases, and so does the mouse's right button.

    Attributes:
        boxes: Puts the boxes on a picture right, with the mouse's right button.
    """

    def __init__(
        self,
        invitation: str = "",
        other_ways: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(invitation or tr("Draw a digit here"), other_ways, parent)
        self.boxes = BoxDrawing(self)
        # The mouse's button that draws or erases.
        self._button = Qt.MouseButton.NoButton
        self._finger = -1
        # Where fingers and hands have come down that lie there and have drawn nothing.
        self._resting: dict[int, QPointF] = {}
        self._pen_near = QTimer(self, singleShot=True, interval=_PEN_NEAR_MILLISECONDS)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A pen that is near tells so.
        self.setTabletTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        if event.button() == right and self.has_picture:
            self.boxes.press(event.position())
        elif event.button() in (left, right) and not self._is_held(event):
            self._button = event.button()
            begin = self._begin if event.button() == left else self._begin_erasing
            begin(Device.MOUSE, event.position())

    def _is_held(self, event: QMouseEvent) -> bool:
        """Whether another button of the mouse draws or erases just now."""
        is_other = self._button != event.button() and bool(event.buttons() & self._button)
        return is_other and self._device is Device.MOUSE

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.boxes.move(event.position())
        if event.buttons() & self._button and self._device is Device.MOUSE:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._button and self._device is Device.MOUSE:
            self._lift()
        if event.button() == Qt.MouseButton.RightButton:
            self.boxes.release(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted, so that Qt does not send the same again as a mouse.
        event.accept()
        self._pen_near.start()
        # Many a pen cannot tell how hard it is pressed, and says 0 all the time.
        pressure = event.pressure() or None
        tip, is_down = Qt.MouseButton.LeftButton, self._device is Device.PEN
        if event.type() == QEvent.Type.TabletPress:
            # The tip alone draws: not with a button on the pen's barrel.
            if event.button() == tip and event.buttons() == tip:
                self._put_pen_down(event, pressure)
        elif is_down and event.type() == QEvent.Type.TabletMove and event.buttons() & tip:
            self._move(event.position(), pressure)
        elif is_down and not (event.type() == QEvent.Type.TabletRelease and event.button() != tip):
            self._lift()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            event.accept()
            self._touch(event)
            return True
        return super().event(event)

    def _put_pen_down(self, event: QTabletEvent, pressure: float | None) -> None:
        if self._device is Device.FINGER:
            # What came down before the pen was the hand that holds it.
            self._take_back()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            self._begin_erasing(Device.PEN, event.position())
        else:
            self._begin(Device.PEN, event.position(), pressure)

    def _touch(self, event: QTouchEvent) -> None:
        """Draw with the finger that moves first: hands rest on the sheet, before and between."""
        if event.type() == QEvent.Type.TouchCancel:
            # The system has taken it for a palm, or for a gesture of its own.
            if self._device is Device.FINGER:
                self._take_back()
            self._resting.clear()
            return
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                self._put_finger_down(point)
            elif self._device is Device.FINGER and point.id() == self._finger:
                self._follow(point)
            else:
                self._watch(point)

    def _put_finger_down(self, point: QEventPoint) -> None:
        if self._pen_near.isActive() or not self._view.room.contains(point.position()):
            return
        if self._device is None:
            self._draw_with_finger(point.id(), point.position())
        elif self._device is Device.FINGER and self._is_dot:
            self._resting[point.id()] = point.position()

    def _draw_with_finger(self, finger: int, start: QPointF) -> None:
        self._finger = finger
        self._begin(Device.FINGER, start)

    def _follow(self, point: QEventPoint) -> None:
        if point.state() != QEventPoint.State.Stationary:
            self._move(point.position())
        if not self._is_dot:
            self._resting.clear()
        if point.state() == QEventPoint.State.Released:
            self._resting.clear()
            self._lift()

    def _watch(self, point: QEventPoint) -> None:
        """Draw with a finger that has rested, if it moves before the one that came first."""
        start = self._resting.get(point.id())
        if start is None:
            return
        way = point.position() - start
        is_moved = max(abs(way.x()), abs(way.y())) >= REACH_OF_A_DOT * self._view.side
        if is_moved and self._device is Device.FINGER:
            self._take_back()
            self._resting.clear()
            self._draw_with_finger(point.id(), start)
            self._follow(point)
        elif point.state() == QEventPoint.State.Released:
            del self._resting[point.id()]
