"""A sheet that something draws on: what is on it, what was, and the stroke at work."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.written import Picture
from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.ink_layer import InkLayer, Look, lies_within
from mnist_desktop.ui.draw.marks import Mark, MarkPainter
from mnist_desktop.ui.draw.sheet import PEN_SHARE, Point, Sheet, SheetStroke
from mnist_desktop.ui.draw.sheet_history import SheetHistory
from mnist_desktop.ui.draw.sheet_painter import SheetPainter
from mnist_desktop.ui.draw.sheet_view import SheetView
from mnist_desktop.ui.draw.stroke_shape import newest_room
from mnist_desktop.ui.draw.tint import Tint
from mnist_desktop.ui.widgets.ground import paint_ground

REACH_OF_A_DOT = PEN_SHARE / 2
"""Ink that reaches less far than this looks like a dot; a share as those of points are."""


class Device(Enum):
    """What draws or erases."""

    MOUSE = auto()
    FINGER = auto()
    PEN = auto()


class DrawnSheet(QWidget):
    """A sheet that something draws on; which device that is, `Pad` knows.

    Points are kept as shares of the sheet's height or width, whichever is less, so that a drawing
    grows with the window. Whatever changes the sheet can be undone.

    Args:
        invitation: What is to be drawn, in the words that an empty one shows.
        other_ways: What else puts a digit on it, in words below these.
        parent: The widget around it.

    Signals:
        replaced(): Ink was taken away or replaced: what was read of it holds no more.
        changed(): Ink was added or taken away; the drawing may be empty now.
        lifted(): What drew or erased is up again; nothing has changed by that.
    """

    replaced = Signal()
    changed = Signal()
    lifted = Signal()

    def __init__(self, invitation: str, other_ways: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_words = self._words = invitation, other_ways
        self._history = SheetHistory(Sheet())
        self._pen = PEN_SHARE
        self._view = SheetView.fitting(QSizeF(self.size()), self._history.sheet, self._pen)
        self._ink = InkLayer()
        self._marks: tuple[Mark, ...] = ()
        self._tint: Tint | None = None
        # Whether what draws is to erase, whatever it is.
        self._is_eraser = False
        # What is down now, what it has drawn since, if it does not erase, and what was before.
        self._device: Device | None = None
        self._stroke: SheetStroke | None = None
        self._newest = QRectF()
        self._before = self._history
        self._last: Point = (0.0, 0.0)
        self.setAccessibleName(tr("Drawing pad"))
        self.setAccessibleDescription(invitation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def drawing(self) -> Drawing:
        """What is on the sheet, the stroke at work included.

        Points are shares of the side of the sheet's middle square, as `Point` tells.

        Ink that reaches less far than half the pen's width looks like a dot and is one: a hand
        that taps moves a little, and the rasterizer would make a line of that, which reads as 1.
        """
        sheet = self._history.sheet
        if sheet.extent >= REACH_OF_A_DOT or not sheet.strokes:
            return sheet.ink
        return Drawing.of([sheet.strokes[0].points[:1]])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the sheet."""
        return self._history.sheet.is_empty

    @property
    def is_drawing(self) -> bool:
        """Whether a pen, a finger or a mouse is down on it."""
        return self._device is not None

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
    def view(self) -> SheetView:
        """Where the sheet lies on the screen."""
        return self._view

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

    def show_ink(self, drawing: Drawing) -> None:
        """Lay ink on the sheet, its points as `drawing` tells them; there is nothing to undo."""
        self._become(SheetHistory(Sheet.of(drawing)))

    def lay_ink(self, drawing: Drawing) -> None:
        """Lay ink of any unit on the sheet in place of all that is there; it can be undone."""
        self._become(self._history.then(Sheet.fitting(drawing)))

    @property
    def pen(self) -> float:
        """The width of the pen, as a share of the side of the sheet's middle square."""
        return self._pen

    def use_pen(self, width: float) -> None:
        """Show all ink as wide as that; what the network sees is as it was."""
        self._pen = width
        self._is_eraser = False
        self._fit()
        self.update()

    def use_eraser(self) -> None:
        """Erase from now on with whatever comes down, until a pen is used."""
        self._is_eraser = True

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark what was read, in place of all marks before, until ink is taken away."""
        before, self._marks = self._marks, tuple(marks)
        # However often it is read, what is marked as before needs no paint.
        for mark in {*before} ^ {*marks}:
            # What is smoothed at its edges reaches a little farther.
            self.update(self._mark_painter.room(mark).toAlignedRect().adjusted(-1, -1, 1, 1))

    @property
    def tinted_with(self) -> Tint | None:
        """The colors over the ink, or None."""
        return self._tint

    def tint(self, tint: Tint | None) -> None:
        """Lay colors over the ink that is there now, until ink is taken away; None for none."""
        if tint is not self._tint:
            self._tint = tint
            self.update()

    def invite(self, invitation: str = "", other_ways: str = "") -> None:
        """Ask for something else where the sheet is empty; by default for what it is made for."""
        self._words = (invitation, other_ways) if invitation else self._first_words
        self.setAccessibleDescription(self._words[0])
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
        return QSize(200, 200)

    @property
    def _is_dot(self) -> bool:
        return self._stroke is None or self._stroke.extent < REACH_OF_A_DOT

    def _begin(self, device: Device, position: QPointF, pressure: float | None = None) -> None:
        """Begin a stroke; where the eraser is chosen, begin to erase."""
        if self._is_eraser:
            self._begin_erasing(device, position)
        elif self._put_down(device, position):
            self._draw(SheetStroke((self._last,), (pressure,)))
            self.update()

    def _begin_erasing(self, device: Device, position: QPointF) -> None:
        if self._put_down(device, position):
            self._erase_to(self._last)

    def _put_down(self, device: Device, position: QPointF) -> bool:
        """Put a device down, and return whether that is on the pad."""
        is_on_pad = self._view.room.contains(position)
        self._device = device if is_on_pad else None
        self._stroke, self._newest, self._before = None, QRectF(), self._history
        self._last = self._view.to_sheet(position)
        if is_on_pad and self.has_picture:
            self._forget_marks()
        return is_on_pad

    def _move(self, position: QPointF, pressure: float | None = None) -> None:
        point = self._view.to_sheet(position)
        if point == self._last:
            return
        if self._stroke is None:
            self._erase_to(point)
        else:
            stroke = self._stroke.to(point, pressure)
            # First, so that it is read while the rest is done.
            self._draw(stroke)
            room = newest_room(stroke, self._pen)
            # What bends with the newest point has been elsewhere.
            self.update(self._view.room_of(room | self._newest))
            self._newest = room
        self._last = point

    def _draw(self, stroke: SheetStroke) -> None:
        self._stroke = stroke
        self._lay(self._before.then(self._before.sheet.with_stroke(stroke)))

    def _erase_to(self, point: Point) -> None:
        sheet = self._history.sheet.erased(self._last, point, self._pen)
        if sheet is not self._history.sheet:
            self._forget_marks()
            # However many strokes the eraser meets, one step brings all of them back.
            self._show(self._before.then(sheet))

    def _lift(self) -> None:
        self._device = None
        self.lifted.emit()

    def _take_back(self) -> None:
        """Take the stroke at work away, as if it had never begun."""
        self._become(self._before)

    def _become(self, history: SheetHistory) -> None:
        self._device = None
        self._forget_marks()
        self._show(history)
        self._fit()

    def _forget_marks(self) -> None:
        self._marks, self._tint = (), None
        self.replaced.emit()

    def _show(self, history: SheetHistory) -> None:
        self._lay(history)
        self.update()

    def _lay(self, history: SheetHistory) -> None:
        """Lay something on the sheet; whoever does sees to it that it is painted."""
        self._history = history
        if self.has_picture != (self._view.picture_size is not None):
            self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self._view = SheetView.fitting(QSizeF(self.size()), self._history.sheet, self._pen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        border = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter = QPainter(self)
        sheet = SheetPainter(painter, self._view, self.palette())
        if lies_within(self._view, event.rect()):
            sheet.paint_inside()
        else:
            paint_ground(painter, self)
            sheet.paint_ground(border)
        picture = self.picture
        if picture is not None:
            sheet.paint_picture(picture.gray)
        elif self.is_empty:
            sheet.invite(*self._words, self.font())
        else:
            self._paint_ink(painter)
        self._mark_painter.paint(painter, self._marks, QRectF(event.rect()))

    def _paint_ink(self, painter: QPainter) -> None:
        strokes = self._history.sheet.strokes
        growing = None if self._device is None else self._stroke
        done = strokes if growing is None else strokes[:-1]
        look = Look(self._view, self.palette().text().color(), painter.device().devicePixelRatio())
        self._ink.hold(look, done, growing)
        self._ink.paint(painter)
        if self._tint is not None:
            self._ink.paint_tinted(painter, self._tint)

    @property
    def _mark_painter(self) -> MarkPainter:
        return MarkPainter(self._view, self.palette(), self.font())
