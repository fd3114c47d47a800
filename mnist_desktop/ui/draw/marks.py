"""What was read, marked where it was written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.ui.draw.sheet_view import SheetView

_THIN, _THICK = 1.0, 2.5
_RADIUS = 5.0


@dataclass(frozen=True)
class Mark:
    """A digit that was read, where it was written.

    Attributes:
        box: Around its ink, without the width of the pen; a place on the sheet, or in
            the pixels of its picture.
        answer: The digit.
        is_rejected: Whether it is taken for no digit.
        is_chosen: Whether it is the one that is looked into.
    """

    box: Box
    answer: str
    is_rejected: bool
    is_chosen: bool


class MarkPainter:
    """Paints a thin box around each digit, dashed if it looks like none, and what was read above.

    Args:
        view: Where the sheet lies.
        palette: The colors of the pad.
        font: Of what was read.
    """

    def __init__(self, view: SheetView, palette: QPalette, font: QFont) -> None:
        self._view = view
        self._palette = palette
        self._font = QFont(font)
        self._font.setBold(True)

    def paint(self, painter: QPainter, marks: Sequence[Mark], room: QRectF) -> None:
        """Paint marks on the pad, in its pixels, as far as they lie in a room."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._font)
        for mark in marks:
            if self.room(mark).intersects(room):
                self._paint(painter, mark)

    def room(self, mark: Mark) -> QRectF:
        """Return around all that is painted of a mark, in the pad's pixels."""
        frame = _frame(self._view, mark)
        label = _label(frame, self._view, self._font)
        words = QFontMetricsF(self._font).boundingRect(
            label, Qt.AlignmentFlag.AlignCenter, mark.answer
        )
        return (frame | label | words).adjusted(-_THICK, -_THICK, _THICK, _THICK)

    def _paint(self, painter: QPainter, mark: Mark) -> None:
        quiet, accent = self._palette.placeholderText(), self._palette.highlight()
        color = (quiet if mark.is_rejected else accent).color()
        style = Qt.PenStyle.DashLine if mark.is_rejected else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, _THICK if mark.is_chosen else _THIN, style))
        frame = _frame(self._view, mark)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        label = _label(frame, self._view, self._font)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, mark.answer)


def mark_at(view: SheetView, marks: Sequence[Mark], place: QPointF) -> int | None:
    """Return the index of the mark whose box is at a place on the screen; None for none."""
    found = [index for index, mark in enumerate(marks) if _frame(view, mark).contains(place)]
    return found[-1] if found else None


def _frame(view: SheetView, mark: Mark) -> QRectF:
    """Return the box around the ink as wide as the pen, held on the pad."""
    margin = view.pen_reach + 2 * _THICK
    around = view.rectangle(mark.box).adjusted(-margin, -margin, margin, margin)
    return around & view.room.adjusted(_THICK, _THICK, -_THICK, -_THICK)


def _label(frame: QRectF, view: SheetView, font: QFont) -> QRectF:
    """Return the place above a frame; below it or in its top, where there is no room."""
    height = QFontMetricsF(font).height()
    top = frame.top() - height
    if top < 0:
        has_room = frame.bottom() + height <= view.size.height()
        top = frame.bottom() if has_room else frame.top()
    return QRectF(QPointF(frame.left(), top), QPointF(frame.right(), top + height))
