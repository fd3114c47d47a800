"""The pad: a sheet to draw on with mouse, finger or pen."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import relative_pressure

_PEN_SHARE = 0.045
_REACH_OF_A_DOT = _PEN_SHARE / 2
_RADIUS = 12.0
_HINT = "Draw a digit here"
_OR = "or paste, drop or open a picture of one"


class Pad(QWidget):
    """A square sheet to draw on with mouse, finger or pen.

    Points are kept as shares of the sheet's side, so that a drawing grows with the window.

    Signals:
        changed(): Ink was added or taken away; the drawing may be empty now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        # How hard each point was pressed, None where the device does not say.
        self._pressures: list[list[float | None]] = []
        self._picture: QImage | None = None
        self._is_drawing = False
        self._finger = -1
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Drawing pad")
        self.setAccessibleDescription(_HINT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def drawing(self) -> Drawing:
        """What is on the sheet: points in shares of its side, the stroke at work included.

        Ink that reaches less far than half the pen's width looks like a dot and is one: a hand
        that taps moves a little, and the rasterizer would make a line of that, which reads as 1.
        """
        ink = self._ink()
        if ink.is_empty or np.ptp(np.concatenate(ink.strokes), axis=0).max() >= _REACH_OF_A_DOT:
            return ink
        return Drawing.of([ink.strokes[0][:1]])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on the sheet."""
        return not self._strokes and self._picture is None

    @property
    def has_picture(self) -> bool:
        """Whether a picture lies on the sheet."""
        return self._picture is not None

    def show_picture(self, gray: NDArray[np.uint8]) -> None:
        """Lay a picture on the sheet in place of all ink, until something is drawn or cleared.

        Args:
            gray: shape (rows, columns).
        """
        self._take_ink_away()
        rows, columns = gray.shape
        content = np.ascontiguousarray(gray)
        # A copy, for the array may be gone before the picture.
        form = QImage.Format.Format_Grayscale8
        self._picture = QImage(content.data, columns, rows, columns, form).copy()
        self._tell_change()

    def clear(self) -> None:
        """Take all ink away, or the picture."""
        self._take_ink_away()
        self._picture = None
        self._tell_change()

    def undo_stroke(self) -> None:
        """Take the last stroke away, or the picture."""
        if self._picture is not None:
            self.clear()
        elif self._strokes:
            self._strokes.pop()
            self._pressures.pop()
            self._is_drawing = False
            self._tell_change()

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pen_down(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pen_move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pen_up()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Accepted, so that Qt does not send the same again as a mouse.
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._pen_down(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletMove and event.pressure() > 0:
            self._pen_move(event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self._pen_up()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Draw with the finger that came first; others are ignored."""
        event.accept()
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = event.points()[0].id()
            self._pen_down(event.points()[0].position())
        elif event.type() == QEvent.Type.TouchUpdate:
            for point in event.points():
                if point.id() == self._finger:
                    self._follow(point)
        else:
            self._pen_up()

    def _follow(self, finger: QEventPoint) -> None:
        if finger.state() != QEventPoint.State.Stationary:
            self._pen_move(finger.position())
        if finger.state() == QEventPoint.State.Released:
            self._pen_up()

    def _pen_down(self, position: QPointF, pressure: float | None = None) -> None:
        if self._sheet().contains(position):
            self._picture = None
            self._strokes.append([self._to_share(position)])
            self._pressures.append([pressure])
            self._is_drawing = True
            self._tell_change()

    def _pen_move(self, position: QPointF, pressure: float | None = None) -> None:
        if not self._is_drawing:
            return
        point = self._to_share(position)
        if point != self._strokes[-1][-1]:
            self._strokes[-1].append(point)
            self._pressures[-1].append(pressure)
            self._tell_change()

    def _pen_up(self) -> None:
        self._is_drawing = False

    def _ink(self) -> Drawing:
        strokes = [[(p.x(), p.y()) for p in stroke] for stroke in self._strokes]
        drawing = Drawing.of(strokes)
        if not any(None in pressures for pressures in self._pressures):
            pressures = tuple(np.array(pressures, np.float64) for pressures in self._pressures)
            return replace(drawing, pressures=pressures)
        return drawing

    def _take_ink_away(self) -> None:
        self._strokes.clear()
        self._pressures.clear()
        self._is_drawing = False

    def _tell_change(self) -> None:
        self.update()
        self.changed.emit()

    def _sheet(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _to_share(self, position: QPointF) -> QPointF:
        """Return a point as shares of the sheet's side, held on the sheet."""
        sheet = self._sheet()
        x = (position.x() - sheet.x()) / sheet.width()
        y = (position.y() - sheet.y()) / sheet.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sheet(painter)
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
        elif self._strokes:
            self._paint_ink(painter)
        else:
            painter.setPen(self.palette().placeholderText().color())
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * 1.5)
            painter.setFont(font)
            painter.drawText(self._sheet(), Qt.AlignmentFlag.AlignCenter, _HINT)
            painter.setFont(self.font())
            below = self._sheet().translated(0, painter.fontMetrics().lineSpacing() * 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _OR)

    def _paint_sheet(self, painter: QPainter) -> None:
        border = self.palette().highlight() if self.hasFocus() else self.palette().mid()
        painter.setPen(QPen(border.color(), 1.0))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(self._sheet().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        self._clip(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet()
        size = QSizeF(picture.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(sheet.center())
        painter.drawImage(place, picture)

    def _clip(self, painter: QPainter) -> None:
        edge = QPainterPath()
        edge.addRoundedRect(self._sheet().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setClipPath(edge)

    def _paint_ink(self, painter: QPainter) -> None:
        sheet = self._sheet()
        self._clip(painter)
        painter.translate(sheet.topLeft())
        painter.scale(sheet.width(), sheet.width())
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        ink = QPen(self.palette().text(), _PEN_SHARE, Qt.PenStyle.SolidLine, cap, join)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        drawing = self._ink()
        if drawing.pressures:
            self._paint_pressed(painter, ink, relative_pressure(drawing))
            return
        for stroke in self._strokes:
            if len(stroke) == 1:
                # A stroke of no length: a point would be drawn as a pill.
                painter.drawLine(stroke[0], stroke[0] + QPointF(1e-6, 0))
            else:
                painter.drawPath(_path(stroke))

    def _paint_pressed(self, painter: QPainter, ink: QPen, widths: NDArray[np.float64]) -> None:
        """Paint ink whose width follows the pressure.

        Args:
            painter: In shares of the sheet's side.
            ink: The pen at its average width.
            widths: By what factor it is wider at each point of all strokes.
        """
        factors = iter(widths)
        for stroke in self._strokes:
            last = stroke[0]
            for point in stroke:
                ink.setWidthF(_PEN_SHARE * next(factors))
                painter.setPen(ink)
                painter.drawLine(last, point if point != last else point + QPointF(1e-6, 0))
                last = point


def _path(stroke: list[QPointF]) -> QPainterPath:
    path = QPainterPath(stroke[0])
    for point in stroke[1:]:
        path.lineTo(point)
    return path
