"""A bar for each digit, and one for none: how sure the network is of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
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
        # Left and right of the bars, once it is known.
        self._margins: tuple[int, int] | None = None
        # How long the bars are, as shares, and were before they began to move.
        self._lengths = self._starts = np.zeros(len(self._rows))
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.setAccessibleName(tr("Confidence for each digit"))
        self.setToolTip(tr(_TIP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Show how sure a network is of each digit and of none, or empty bars for None."""
        before = self._rows
        # Without one, rows stay where they are: what is read next will have the same.
        self._rows = _rows(prediction) if prediction else [_Row(row.title) for row in before]
        told = [row for row in self._rows if row.share is not None]
        self.setAccessibleDescription(", ".join(f"{row.words}: {row.figure}" for row in told))
        if [row.title for row in self._rows] != [row.title for row in before]:
            self._lengths, self._margins = np.zeros(len(self._rows)), None
            self.update()
        for index, (old, new) in enumerate(zip(before, self._rows, strict=False)):
            if old.is_answer != new.is_answer:
                self.update(self._room(index).toAlignedRect())
            elif old.figure != new.figure:
                self.update(self._figure_room(index).toAlignedRect())
        self._begin_to_move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for index, row in enumerate(self._rows):
            if self._room(index).contains(event.position()):
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
        for index in np.flatnonzero(lengths != self._lengths):
            self.update(self._track(int(index)).toAlignedRect())
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, row in enumerate(self._rows):
            room, track = self._room(index), self._track(index)
            if row.title == NO_DIGIT:
                line = room.top() - _APART * room.height() / 2
                painter.setPen(self.palette().mid().color())
                painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
            figure = self._figure_room(index)
            words = QRectF(room.topLeft(), QPointF(track.left(), room.bottom()))
            for place, side, text in (
                (words, Qt.AlignmentFlag.AlignLeft, row.words),
                (figure, Qt.AlignmentFlag.AlignRight, row.figure),
            ):
                if region.intersects(place.toAlignedRect()):
                    self._paint_words(painter, place, side, text, is_answer=row.is_answer)
            if region.intersects(track.toAlignedRect()):
                self._paint_bar(painter, row, float(self._lengths[index]), track)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._margins = None

    def _room(self, index: int) -> QRectF:
        """Return where a row is."""
        height = self.height() / (len(self._rows) + _APART)
        is_apart = self._rows[index].title == NO_DIGIT
        return QRectF(0, (index + _APART * is_apart) * height, self.width(), height)

    def _track(self, index: int) -> QRectF:
        """Return where the bar of a row may be."""
        room = self._room(index)
        left, right = self._beside()
        top = room.center().y() - _THICKNESS / 2
        return QRectF(left, top, room.width() - left - right, _THICKNESS)

    def _figure_room(self, index: int) -> QRectF:
        room = self._room(index)
        return QRectF(QPointF(self._track(index).right(), room.top()), room.bottomRight())

    def _beside(self) -> tuple[int, int]:
        """Return the width of what stands left and right of the bars."""
        if self._margins is None:
            font = self.font()
            font.setBold(True)
            width = QFontMetrics(font).horizontalAdvance
            # To the right, the widest that is ever told.
            widest = max(width(row.words) for row in self._rows)
            self._margins = widest + _GAP, width(confidence(1)) + _GAP
        return self._margins

    def _paint_words(
        self, painter: QPainter, room: QRectF, side: Qt.AlignmentFlag, text: str, *, is_answer: bool
    ) -> None:
        palette = self.palette()
        font = self.font()
        font.setBold(is_answer)
        painter.setFont(font)
        painter.setPen((palette.text() if is_answer else palette.placeholderText()).color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, text)

    def _paint_bar(self, painter: QPainter, row: _Row, length: float, track: QRectF) -> None:
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.alternateBase())
        painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
        if length * track.width() >= 1:
            track.setWidth(max(track.width() * length, _THICKNESS))
            painter.setBrush(palette.highlight() if row.is_answer else palette.placeholderText())
            painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)


def _rows(prediction: Prediction) -> list[_Row]:
    answer = None if prediction.rejected else prediction.digit
    rows = [
        _Row(str(digit), float(share), digit == answer)
        for digit, share in enumerate(prediction.probabilities)
    ]
    if prediction.non_digit_score is not None:
        rows.append(_Row(NO_DIGIT, prediction.non_digit_score, prediction.rejected))
    return rows
