"""How many images there are of each digit, for training, validation and test."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop import palette
from mnist_desktop.data.overview import Use
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.theme import VALIDATION

NAMES = {
    Use.TRAINING: mark("Training"),
    Use.VALIDATION: mark("Validation"),
    Use.TEST: mark("Test"),
}
"""What the uses are called in exported charts and tables and, translated, on screen."""
_TEST = QColor(palette.TEST)
_LEFT, _HEAD, _GAP = 20, 24, 5
_LEAST_ROW = 17
_DOT, _BETWEEN = 12, 12


class ClassChart(QWidget):
    """Bars of how many images there are of each digit: one for each use, below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = np.zeros((len(Use), NUM_CLASSES), np.int64)
        self.setAccessibleName(tr("Images of each digit"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_counts(self, counts: NDArray[np.int64]) -> None:
        """Show how many images there are: shape (3, 10), a row for each `Use`."""
        self._counts = counts
        self.setAccessibleDescription(
            "; ".join(self.words_of(digit) for digit in range(NUM_CLASSES) if counts.any())
        )
        self.update()

    def words_of(self, digit: int) -> str:
        """Return the counts of a digit in words."""
        training, validation, test = (whole(int(self._counts[use, digit])) for use in Use)
        return tr(
            "{digit}: {training} training, {validation} validation, {test} test",
            digit=digit,
            training=training,
            validation=validation,
            test=test,
        )

    def sizeHint(self) -> QSize:
        # It grows with the room there is; more, and what is above it would be squeezed.
        return QSize(240, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        row = max(_LEAST_ROW, self.fontMetrics().height())
        return QSize(180, self._head + NUM_CLASSES * row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Its legend may take more rows now.
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        for digit in range(NUM_CLASSES):
            self._paint_digit(painter, digit)

    def _row(self, digit: int) -> QRectF:
        height = (self.height() - self._head) / NUM_CLASSES
        return QRectF(0, self._head + digit * height, self.width(), height)

    def _words_at(self, place: QPointF) -> str:
        found = (digit for digit in range(NUM_CLASSES) if self._row(digit).contains(place))
        digit = next(found, None)
        return "" if digit is None or not self._counts.any() else self.words_of(digit)

    def _color(self, use: Use) -> QColor:
        if use is Use.TRAINING:
            return self.palette().highlight().color()
        return VALIDATION if use is Use.VALIDATION else _TEST

    def _paint_legend(self, painter: QPainter) -> None:
        for use, place in self.legend_places().items():
            dot = QPointF(place.left() + 4, place.center().y())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(use))
            painter.drawEllipse(dot, 4, 4)
            painter.setPen(self.palette().placeholderText().color())
            down = self.fontMetrics().capHeight() / 2
            painter.drawText(dot + QPointF(_DOT - 4, down), tr(NAMES[use]))

    def legend_places(self) -> dict[Use, QRectF]:
        """Return where the legend names each use: in one row, or in more where it is narrow."""
        places: dict[Use, QRectF] = {}
        left = top = 0.0
        for use in Use:
            width = _DOT + self.fontMetrics().horizontalAdvance(tr(NAMES[use]))
            if left and left + width > self.width():
                left, top = 0.0, top + self.fontMetrics().height()
            places[use] = QRectF(left, top, width, 16)
            left += width + _BETWEEN
        return places

    @property
    def _head(self) -> int:
        return _HEAD + int(max(place.top() for place in self.legend_places().values()))

    def _paint_digit(self, painter: QPainter, digit: int) -> None:
        row = self._row(digit)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().text().color())
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, str(digit))
        right = self.fontMetrics().horizontalAdvance(whole(88_888)) + 4
        painter.setPen(self.palette().placeholderText().color())
        total = whole(int(self._counts[:, digit].sum())) if self._counts.any() else ""
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, total)
        self._paint_bars(painter, digit, row.adjusted(_LEFT, _GAP / 2, -right, -_GAP / 2))

    def _paint_bars(self, painter: QPainter, digit: int, room: QRectF) -> None:
        most = max(int(self._counts.max()), 1)
        thickness = min(room.height() / len(Use), 14)
        top = room.center().y() - thickness * len(Use) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for use in Use:
            count = int(self._counts[use, digit])
            # One pixel at least, so that a few images still show.
            width = max(room.width() * count / most, 1.0) if count else 0.0
            bar = QRectF(room.x(), top + use * thickness, width, thickness - 1)
            painter.setBrush(self._color(use))
            painter.drawRoundedRect(bar, 1.5, 1.5)
