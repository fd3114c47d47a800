"""The pad: a sheet to draw on with mouse, finger or pen."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEventPoint,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.draw.marks import Mark, paint_marks
from mnist_desktop.ui.draw.picture_reader import Picture
from mnist_desktop.ui.draw.sheet import PEN_SHARE, Point, Sheet, SheetHistory, SheetStroke
from mnist_desktop.ui.draw.sheet_painter import SheetPainter
from mnist_desktop.ui.draw.sheet_view import SheetView

_INVITATION = "Draw a digit here"
_REACH_OF_A_DOT = PEN_SHARE / 2
# So long after a pen was near, what touches is the hand that holds it.
_PEN_NEAR_MILLISECONDS = 500


class _Tool(Enum):
    """What draws."""

    MOUSE = auto()
    FINGER = auto()
    PEN = auto()
    ERASER = auto()


class Pad(QWidget):
    """A sheet to draw on with mouse, finger or pen; the pen's other end erases.

    Points are kept as shares of the sheet's height or width, whichever is less, so that a drawing
    grows with the window. Whatever changes the sheet can be undone.

    Args:
        invitation: What is to be drawn, in the words that an empty one shows.
        other_ways: What else puts a digit on it, in words below these.
        parent: The widget around it.

    Signals:
        replaced(): Ink was taken away or replaced: what was read of it holds no more.
        changed(): Ink was added or taken away; the drawing may be empty now.
    """

    replaced = Signal()
    changed = Signal()

    def __init__(
        self,
        invitation: str = _INVITATION,
        other_ways: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self._other_ways = other_ways
        self._history = SheetHistory(Sheet())
        self._view = SheetView.fitting(QSizeF(self.size()), self._history.sheet)
        self._marks: tuple[Mark, ...] = ()
        # What draws now, what it has drawn since it came down, and what was before that.
        self._tool: _Tool | None = None
        self._stroke: SheetStroke | None = None
        self._before = self._history
        self._last: Point = (0.0, 0.0)
        self._finger = -1
        # Where fingers and hands have come down that lie there and have drawn nothing.
        self._resting: dict[int, QPointF] = {}
        self._pen_near = QTimer(self, singleShot=True, interval=_PEN_NEAR_MILLISECONDS)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # A pen that is near tells so.
        self.setTabletTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Drawing pad")
        self.setAccessibleDescription(invitation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def drawing(self) -> Drawing:
        """What is on the sheet, the stroke at work included.

        Points are shares of the side of the sheet's middle square, as `Point` tells.

        Ink that reaches less far than half the pen's width looks like a dot and is one: a hand
        that taps moves a little, and the rasterizer would make a line of that, which reads as 1.
        """
        sheet = self._history.sheet
        if sheet.extent >= _REACH_OF_A_DOT or not sheet.strokes:
            return sheet.ink
        return Drawing.of([sheet.strokes[0].points[:1]])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the sheet."""
        return self._history.sheet.is_empty

    @property
    def last_point(self) -> Point:
        """Where the newest ink ends; the middle where there is none."""
        strokes = self._history.sheet.strokes
        return strokes[-1].points[-1] if strokes else (0.5, 0.5)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked on the sheet."""
        return self._marks

    @property
    def picture(self) -> Picture | None:
        """The picture that lies on the sheet, or None."""
        return self._history.sheet.picture

    @property
    def has_picture(self) -> bool:
        """Whether a picture lies on the sheet."""
        return self.picture is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone last."""
        return bool(self._history.future)

    def show_picture(self, picture: Picture) -> None:
        """Lay a picture on the sheet in place of all ink, until something is drawn or cleared."""
        self._become(self._history.then(Sheet(picture=picture)))

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark what was read, in place of all marks before, until ink is taken away."""
        self._marks = tuple(marks)
        self.update()

    def clear(self) -> None:
        """Take all ink away, or the picture."""
        self._become(self._history if self.is_empty else self._history.then(Sheet()))

    def undo(self) -> None:
        """Bring back what was on the sheet before the last change."""
        self._become(self._history.undone())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._become(self._history.redone())

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(_Tool.MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._tool is _Tool.MOUSE:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._tool is _Tool.MOUSE:
            self._tool = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted, so that Qt does not send the same again as a mouse.
        event.accept()
        self._pen_near.start()
        # Many a pen cannot tell how hard it is pressed, and says 0 all the time.
        pressure = event.pressure() or None
        tip, is_down = Qt.MouseButton.LeftButton, self._tool in (_Tool.PEN, _Tool.ERASER)
        if event.type() == QEvent.Type.TabletPress:
            # The tip alone draws: not with a button on the pen's barrel.
            if event.button() == tip and event.buttons() == tip:
                self._put_pen_down(event, pressure)
        elif is_down and event.type() == QEvent.Type.TabletMove and event.buttons() & tip:
            self._move(event.position(), pressure)
        elif is_down and not (event.type() == QEvent.Type.TabletRelease and event.button() != tip):
            self._tool = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            event.accept()
            self._touch(event)
            return True
        return super().event(event)

    def _put_pen_down(self, event: QTabletEvent, pressure: float | None) -> None:
        if self._tool is _Tool.FINGER:
            # What came down before the pen was the hand that holds it.
            self._take_back()
        is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        self._begin(_Tool.ERASER if is_eraser else _Tool.PEN, event.position(), pressure)

    def _touch(self, event: QTouchEvent) -> None:
        """Draw with the finger that moves first: hands rest on the sheet, before and between."""
        if event.type() == QEvent.Type.TouchCancel:
            # The system has taken it for a palm, or for a gesture of its own.
            if self._tool is _Tool.FINGER:
                self._take_back()
            self._resting.clear()
            return
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                self._put_finger_down(point)
            elif self._tool is _Tool.FINGER and point.id() == self._finger:
                self._follow(point)
            else:
                self._watch(point)

    def _put_finger_down(self, point: QEventPoint) -> None:
        if self._pen_near.isActive() or not self._view.room.contains(point.position()):
            return
        if self._tool is None:
            self._draw_with_finger(point.id(), point.position())
        elif self._tool is _Tool.FINGER and self._is_dot:
            self._resting[point.id()] = point.position()

    def _draw_with_finger(self, finger: int, start: QPointF) -> None:
        self._finger = finger
        self._begin(_Tool.FINGER, start)

    def _follow(self, point: QEventPoint) -> None:
        if point.state() != QEventPoint.State.Stationary:
            self._move(point.position())
        if not self._is_dot:
            self._resting.clear()
        if point.state() == QEventPoint.State.Released:
            self._resting.clear()
            self._tool = None

    def _watch(self, point: QEventPoint) -> None:
        """Draw with a finger that has rested, if it moves before the one that came first."""
        start = self._resting.get(point.id())
        if start is None:
            return
        way = point.position() - start
        is_moved = max(abs(way.x()), abs(way.y())) >= _REACH_OF_A_DOT * self._view.side
        if is_moved and self._tool is _Tool.FINGER:
            self._take_back()
            self._resting.clear()
            self._draw_with_finger(point.id(), start)
            self._follow(point)
        elif point.state() == QEventPoint.State.Released:
            del self._resting[point.id()]

    @property
    def _is_dot(self) -> bool:
        return self._stroke is None or self._stroke.extent < _REACH_OF_A_DOT

    def _begin(self, tool: _Tool, position: QPointF, pressure: float | None = None) -> None:
        if not self._view.room.contains(position):
            self._tool = None
            return
        point = self._view.to_sheet(position)
        self._tool, self._before, self._last = tool, self._history, point
        if self.has_picture:
            self._forget_marks()
        if tool is _Tool.ERASER:
            self._erase_to(point)
            return
        self._draw(SheetStroke((point,), (pressure,)))

    def _move(self, position: QPointF, pressure: float | None = None) -> None:
        point = self._view.to_sheet(position)
        if point == self._last:
            return
        if self._tool is _Tool.ERASER:
            self._erase_to(point)
        elif self._stroke is not None:
            self._draw(self._stroke.to(point, pressure))
        self._last = point

    def _draw(self, stroke: SheetStroke) -> None:
        self._stroke = stroke
        self._show(self._before.then(self._before.sheet.with_stroke(stroke)))

    def _erase_to(self, point: Point) -> None:
        sheet = self._history.sheet.erased(self._last, point)
        if sheet is not self._history.sheet:
            self._forget_marks()
            # However many strokes the eraser meets, one step brings all of them back.
            self._show(self._before.then(sheet))

    def _take_back(self) -> None:
        """Take the stroke at work away, as if it had never begun."""
        self._become(self._before)

    def _become(self, history: SheetHistory) -> None:
        self._tool = None
        self._forget_marks()
        self._show(history)
        self._fit()

    def _forget_marks(self) -> None:
        self._marks = ()
        self.replaced.emit()

    def _show(self, history: SheetHistory) -> None:
        self._history = history
        self.update()
        self.changed.emit()

    def _fit(self) -> None:
        self._view = SheetView.fitting(QSizeF(self.size()), self._history.sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        border = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter = QPainter(self)
        sheet = SheetPainter(painter, self._view, self.palette())
        sheet.paint_ground(border)
        if self.is_empty:
            sheet.invite(self._invitation, self._other_ways, self.font())
        else:
            sheet.paint(self._history.sheet)
        paint_marks(painter, self._view, self._marks, self.palette(), self.font())
