"""A bar for each digit, and one for none: how sure the network is of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import confidence
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.widgets.ground import paint_ground

DIGITS = tuple(map(str, range(NUM_CLASSES)))
"""The titles of the rows of a network that takes all for digits."""

NO_DIGIT = mark("no digit")
"""The title of the row of what is none."""
_TIP = mark(
    "How sure it is of each digit, 100 % in sum, and below, where the model can tell, how much it "
    "looks like none at all"
)
_GAP = 12
_THICKNESS = 10
_EDGE = 1
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
# Rows between the digits, which add up to 100 %, and what is beside them.
_APART = 0.5
_MOVING_MILLISECONDS = 100
# Shares that differ by less look alike, in bars of any length.
_ALIKE = 0.0005


@dataclass(frozen=True)
class _Row:
    """A row: what it is about, how sure that is (None where nothing is read), is it the answer."""

    title: str
    share: float | None = None
    is_answer: bool = False

    @property
    def words(self) -> str:
        """What it is about, as it is seen."""
        return tr(self.title)

    @cached_property
    def figure(self) -> str:
        """How sure that is, in percent; empty where nothing is read."""
        return "" if self.share is None else confidence(self.share)


class _Area(NamedTuple):
    """A part of the widget, and all pixels that it touches."""

    room: QRectF
    pixels: QRect

    @classmethod
    def of(cls, room: QRectF) -> "_Area":
        """Return the part of the widget that a rectangle is."""
        return cls(room, room.toAlignedRect())

    @property
    def smoothed(self) -> "_Area":
        """The same, where what is smoothed at its edges may reach a little farther.

        So it does where a pixel of the window is not a whole number of the screen's.
        """
        return _Area(self.room, self.pixels.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))


@dataclass(frozen=True)
class _Place:
    """Where a row is.

    Attributes:
        row: All of it.
        words: What it is about.
        track: Its bar, at full length.
        figure: How sure that is.
    """

    row: _Area
    words: _Area
    track: _Area
    figure: _Area


class ConfidenceBars(QWidget):
    """A bar for each digit, and one for none: how sure the network is of it.

    Figures change at once; bars move to where they belong, unless the system is set to move
    nothing.

    Args:
        titles: Of the rows that are there before anything is read.
        parent: The widget around it.

    Signals:
        pressed(str): The row of that title was clicked.
    """

    pressed = Signal(str)

    def __init__(
        self, titles: Sequence[str] = (*DIGITS, NO_DIGIT), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = [_Row(title) for title in titles]
        # Where the rows are, once it is known, in a widget of that size.
        self._places: tuple[_Place, ...] = ()
        self._size = self.size()
        # How long the bars are, as shares, and were before they began to move.
        self._lengths = self._starts = np.zeros(len(self._rows))
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.setAccessibleName(tr("Confidence for each digit"))
        self.setToolTip(tr(_TIP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Show how sure a network is of each digit and of none, or empty bars for None."""
        before = self._rows
        # Without one, rows stay where they are: what is read next will have the same.
        self._rows = _rows(prediction) if prediction else [_Row(row.title) for row in before]
        told = [row for row in self._rows if row.share is not None]
        self.setAccessibleDescription(", ".join(f"{row.words}: {row.figure}" for row in told))
        if [row.title for row in self._rows] != [row.title for row in before]:
            self._lengths, self._places = np.zeros(len(self._rows)), ()
            self.update()
        for place, old, new in zip(self._laid_out(), before, self._rows, strict=False):
            if old.is_answer != new.is_answer:
                self.update(place.row.pixels)
            elif old.figure != new.figure:
                self.update(place.figure.pixels)
        self._begin_to_move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for place, row in zip(self._laid_out(), self._rows, strict=True):
            if place.row.room.contains(event.position()):
                self.pressed.emit(row.title)

    def _begin_to_move(self) -> None:
        self._motion.stop()
        are_alike = np.abs(self._shares - self._lengths) < _ALIKE
        self._lengths = self._starts = np.where(are_alike, self._shares, self._lengths)
        if are_alike.all():
            return
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        longest = self.style().styleHint(hint, None, self) if self.isVisible() else 0
        self._motion.setDuration(min(_MOVING_MILLISECONDS, longest))
        self._motion.start()

    def _move(self, progress: float) -> None:
        """Show the bars on their way, at a share of it."""
        lengths = self._starts + (self._shares - self._starts) * progress
        places = self._laid_out()
        for index in np.flatnonzero(lengths != self._lengths):
            self.update(places[index].track.pixels)
        self._lengths = lengths

    @property
    def _shares(self) -> NDArray[np.float64]:
        return np.array([row.share or 0.0 for row in self._rows])

    def sizeHint(self) -> QSize:
        return QSize(300, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, max(NUM_CLASSES * 20, len(self._rows) * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        # While the bars move, it is only they that are painted anew, 60 times a second.
        painter, region = QPainter(self), event.region()
        paint_ground(painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = zip(self._laid_out(), self._rows, self._lengths.tolist(), strict=True)
        for place, row, length in rows:
            if row.title == NO_DIGIT:
                self._paint_line(painter, place.row.room)
            if region.intersects(place.words.pixels):
                self._paint_words(painter, place.words.room, _LEFT, row.words, row)
            if region.intersects(place.figure.pixels):
                self._paint_words(painter, place.figure.room, _RIGHT, row.figure, row)
            if region.intersects(place.track.pixels):
                self._paint_bar(painter, row, length, place.track.room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._places = ()

    def _laid_out(self) -> tuple[_Place, ...]:
        """Return where the rows are."""
        if not self._places or self._size != self.size():
            self._size = self.size()
            left, right = self._beside()
            self._places = tuple(
                self._place(index, left, right) for index in range(len(self._rows))
            )
        return self._places

    def _place(self, index: int, left: int, right: int) -> _Place:
        height = self.height() / (len(self._rows) + _APART)
        is_apart = self._rows[index].title == NO_DIGIT
        room = QRectF(0, (index + _APART * is_apart) * height, self.width(), height)
        top = room.center().y() - _THICKNESS / 2
        track = QRectF(left, top, room.width() - left - right, _THICKNESS)
        # Beside all pixels of the bar: while it moves, they are not painted.
        words = QRectF(room.topLeft(), QPointF(track.left() - _EDGE, room.bottom()))
        figure = QRectF(QPointF(track.right() + _EDGE, room.top()), room.bottomRight())
        return _Place(_Area.of(room), _Area.of(words), _Area.of(track).smoothed, _Area.of(figure))

    def _beside(self) -> tuple[int, int]:
        """Return the width of what stands left and right of the bars."""
        font = self.font()
        font.setBold(True)
        width = QFontMetrics(font).horizontalAdvance
        # To the right, the widest that is ever told.
        widest = max(width(row.words) for row in self._rows)
        return widest + _GAP, width(confidence(1)) + _GAP

    def _paint_line(self, painter: QPainter, room: QRectF) -> None:
        """Paint the line above a row that is apart."""
        line = room.top() - _APART * room.height() / 2
        painter.setPen(self.palette().mid().color())
        painter.drawLine(QPointF(0, line), QPointF(self.width(), line))

    def _paint_words(
        self, painter: QPainter, room: QRectF, side: Qt.AlignmentFlag, text: str, row: _Row
    ) -> None:
        palette = self.palette()
        font = self.font()
        font.setBold(row.is_answer)
        painter.setFont(font)
        painter.setPen((palette.text() if row.is_answer else palette.placeholderText()).color())
        painter.drawText(room, side, text)

    def _paint_bar(self, painter: QPainter, row: _Row, length: float, track: QRectF) -> None:
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.alternateBase())
        painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
        if length * track.width() >= 1:
            bar = QRectF(track.topLeft(), track.size())
            bar.setWidth(max(track.width() * length, _THICKNESS))
            painter.setBrush(palette.highlight() if row.is_answer else palette.placeholderText())
            painter.drawRoundedRect(bar, _THICKNESS / 2, _THICKNESS / 2)


def _rows(prediction: Prediction) -> list[_Row]:
    answer = None if prediction.rejected else prediction.digit
    rows = [
        _Row(str(digit), float(share), digit == answer)
        for digit, share in enumerate(prediction.probabilities)
    ]
    if prediction.non_digit_score is not None:
        rows.append(_Row(NO_DIGIT, prediction.non_digit_score, prediction.rejected))
    return rows
