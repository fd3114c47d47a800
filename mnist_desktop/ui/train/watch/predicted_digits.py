"""A few digits, each with what the network reads in it."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop import palette
from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.formatting import confidence, sureness
from mnist_desktop.texts import tr
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.widgets.tile_grid import column_image, gray_colors

_LEAST_CELL = 54
_LARGEST_PICTURE = 44
_AROUND = 7
_CROSS = 7.0
_SMALL = 0.85
_APART = 4


class PredictedDigits(QWidget):
    """A few digits, each with what the network reads in it and how sure it is.

    What is read wrong is framed and crossed; what is read otherwise than before is shaded. By
    keyboard the arrows go from one to the next.

    Signals:
        asked(int): The digit at that place was clicked, or Enter was pressed on it.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = QImage()
        self._labels = np.zeros(0, np.int64)
        self._answers = np.zeros(0, np.int64)
        self._confidences = np.zeros(0, np.float32)
        self._has_changed = np.zeros(0, np.bool_)
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("How the network reads these digits"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measure_words()

    @property
    def wrong(self) -> list[int]:
        """The places of the digits that are read wrong."""
        return np.flatnonzero(self._answers != self._labels).tolist()

    @property
    def changed(self) -> list[int]:
        """The places of the digits that are read otherwise than before."""
        return np.flatnonzero(self._has_changed).tolist()

    def show_readings(
        self,
        images: NDArray[np.uint8],
        labels: NDArray[np.int64],
        probabilities: NDArray[np.float32],
    ) -> None:
        """Show digits.

        Args:
            images: Shape (count, 28, 28).
            labels: What they are: shape (count,).
            probabilities: Of each digit: shape (count, 10).
        """
        answers = probabilities.argmax(axis=1)
        is_first = len(answers) != len(self._answers)
        self._has_changed = (
            np.zeros(len(answers), np.bool_) if is_first else answers != self._answers
        )
        self._tiles = column_image(gray_colors(images))
        self._labels, self._answers = labels, answers
        self._confidences = probabilities.max(axis=1)
        self.setAccessibleDescription("; ".join(map(self._in_words, range(len(labels)))))
        if is_first:
            self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        nothing = np.zeros(0, np.int64)
        self.show_readings(
            np.zeros((0, IMAGE_SIZE, IMAGE_SIZE), np.uint8), nothing, np.zeros((0, 10), np.float32)
        )

    def heightForWidth(self, width: int) -> int:
        rows = math.ceil(len(self._labels) / self._columns(width))
        return math.ceil(rows * self._cell_size(width).height())

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        # All rows, so that the page scrolls where they would be cut.
        least = 4 * self._least_cell
        return QSize(least, self.heightForWidth(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure_words()
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            inside = self._at(event.pos())
            words = "" if inside is None else self._in_words_with_advice(inside)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._at(event.position().toPoint()) is not None
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if is_over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inside = self._at(event.position().toPoint())
        if inside is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(inside)
            self.asked.emit(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._columns(self.width())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -row,
            Qt.Key.Key_Down: row,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self._current + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current < len(self._labels):
            self.asked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in range(len(self._labels)):
            self._paint_picture(painter, index)
        # All words of one kind after the other: to change the font takes longer than to write.
        self._paint_sureness(painter)
        self._paint_answers(painter)
        if self.hasFocus() and self._current < len(self._labels):
            painter.setPen(QPen(self.palette().highlight(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._frame(self._current), 6, 6)

    def _at(self, place: QPoint) -> int | None:
        """Return which digit is at a place, if any."""
        inside = (i for i in range(len(self._labels)) if self.cell_rect(i).contains(place))
        return next(inside, None)

    def _go_to(self, index: int) -> None:
        if 0 <= index < len(self._labels):
            self._current = index
            self.update()

    def _columns(self, width: int) -> int:
        """Return how many digits stand in a row, so that all rows are about as full."""
        most = max(width // self._least_cell, 1)
        rows = math.ceil(len(self._labels) / most)
        return math.ceil(len(self._labels) / max(rows, 1)) or 1

    def cell_rect(self, index: int) -> QRectF:
        """Return where a digit is, with what is read in it."""
        columns = self._columns(self.width())
        row, column = divmod(index, columns)
        size = self._cell_size(self.width())
        return QRectF(QPointF(column * size.width(), row * size.height()), size)

    def _cell_size(self, width: int) -> QSizeF:
        room = width / self._columns(width)
        picture = min(room - 2 * _AROUND, _LARGEST_PICTURE)
        return QSizeF(room, picture + 2 * _AROUND + self.fontMetrics().height())

    def _picture(self, cell: QRectF) -> QRectF:
        side = cell.height() - 2 * _AROUND - self.fontMetrics().height()
        left = cell.center().x() - side / 2
        return QRectF(left, cell.top() + _AROUND, side, side)

    def _paint_picture(self, painter: QPainter, index: int) -> None:
        picture = self._picture(self.cell_rect(index))
        if self._has_changed[index]:
            shade = self.palette().highlight().color()
            shade.setAlphaF(0.22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(self._frame(index), 6, 6)
        painter.drawImage(
            picture, self._tiles, QRectF(0, index * IMAGE_SIZE, IMAGE_SIZE, IMAGE_SIZE)
        )
        if self._answers[index] != self._labels[index]:
            _paint_cross(painter, picture)

    def _frame(self, index: int) -> QRectF:
        """Return what is shaded or framed of a digit: its picture and the words below."""
        cell = self.cell_rect(index)
        picture = self._picture(cell)
        left, width = picture.left() - _AROUND + 1, picture.width() + 2 * _AROUND - 2
        return QRectF(left, cell.top() + 1, width, cell.height() - 3)

    def _paint_sureness(self, painter: QPainter) -> None:
        painter.setFont(self._small_font())
        painter.setPen(self.palette().placeholderText().color())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for index, probability in enumerate(self._confidences):
            painter.drawText(self._words(index), right, confidence(float(probability), 0))

    def _paint_answers(self, painter: QPainter) -> None:
        painter.setFont(self._bold_font())
        painter.setPen(self.palette().text().color())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for index, answer in enumerate(self._answers):
            painter.drawText(self._words(index), left, str(answer))

    def _words(self, index: int) -> QRectF:
        # A little wider than the picture, so that “>99 %” keeps its distance from the answer.
        picture = self._picture(self.cell_rect(index)).adjusted(-2, 0, 5, 0)
        height = self.fontMetrics().height()
        around = max(self._words_width - picture.width(), 0) / 2
        place = QRectF(picture.left(), picture.bottom() + 2, picture.width(), height)
        return place.adjusted(-around, 0, around, 0)

    def _measure_words(self) -> None:
        """Find how much room the longest words below a picture take."""
        answer = QFontMetricsF(self._bold_font()).horizontalAdvance("0")
        sure = QFontMetricsF(self._small_font()).horizontalAdvance(confidence(1, 0))
        self._words_width = answer + _APART + sure
        self._least_cell = max(_LEAST_CELL, math.ceil(self._words_width) + _APART)

    def _small_font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font

    def _bold_font(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font

    def _in_words(self, index: int) -> str:
        return tr(
            "{digit} read as {answer}, {sureness}",
            digit=self._labels[index],
            answer=self._answers[index],
            sureness=sureness(float(self._confidences[index])),
        )

    def _in_words_with_advice(self, index: int) -> str:
        return tr("{reading}; click to see why", reading=self._in_words(index))


def _paint_cross(painter: QPainter, picture: QRectF) -> None:
    """Frame a picture and cross its upper right corner."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(VALIDATION, 2))
    painter.drawRect(picture)
    middle = picture.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(VALIDATION)
    painter.drawEllipse(middle, _CROSS, _CROSS)
    painter.setPen(QPen(QColor(palette.ON_DIM), 1.6))
    arm = QPointF(_CROSS, _CROSS) * 0.45
    other = QPointF(arm.x(), -arm.y())
    painter.drawLine(middle - arm, middle + arm)
    painter.drawLine(middle - other, middle + other)
