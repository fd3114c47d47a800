"""The confusion matrix as a heatmap with counts."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop.digits import CLASSES
from mnist_desktop.ui.theme import VALIDATION

_HEAD = 46
_GAP = 2


class MatrixView(QWidget):
    """The confusion matrix as a heatmap with counts.

    Rows are the true digits, columns what was read. Right answers are shaded in the accent,
    errors in orange; errors by their square root, so that single ones still show.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: NDArray[np.int64] | None = None
        self.setAccessibleName("Confusion matrix")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_matrix(self, matrix: NDArray[np.int64] | None) -> None:
        """Show counts: int64, shape (10, 10); or an empty grid for None."""
        self._matrix = matrix
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 360)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        for truth in range(CLASSES):
            for answer in range(CLASSES):
                self._paint_cell(painter, truth, answer)

    def _grid(self) -> QRectF:
        side = min(self.width(), self.height()) - _HEAD
        return QRectF((self.width() - side + _HEAD) / 2, _HEAD, side, side)

    def _cell(self, truth: int, answer: int) -> QRectF:
        grid = self._grid()
        side = grid.width() / CLASSES
        cell = QRectF(grid.x() + answer * side, grid.y() + truth * side, side, side)
        return cell.adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def _words_at(self, position: QPointF) -> str:
        grid = self._grid()
        if self._matrix is None or not grid.contains(position):
            return ""
        side = grid.width() / CLASSES
        answer = min(int((position.x() - grid.x()) / side), CLASSES - 1)
        truth = min(int((position.y() - grid.y()) / side), CLASSES - 1)
        return f"{truth} read as {answer}: {self._matrix[truth, answer]:,} images"

    def _paint_heads(self, painter: QPainter) -> None:
        grid = self._grid()
        quiet = self.palette().placeholderText().color()
        painter.setPen(quiet)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(grid.x(), 0, grid.width(), 22), centre, "Read as")
        painter.save()
        painter.translate(grid.x() - _HEAD, grid.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, grid.height(), 22), centre, "True digit")
        painter.restore()
        for digit in range(CLASSES):
            column, row = self._cell(0, digit), self._cell(digit, 0)
            painter.drawText(QRectF(column.x(), 24, column.width(), 20), centre, str(digit))
            painter.drawText(QRectF(grid.x() - 24, row.y(), 20, row.height()), centre, str(digit))

    def _paint_cell(self, painter: QPainter, truth: int, answer: int) -> None:
        cell = self._cell(truth, answer)
        well = self.palette().alternateBase().color()
        strength = self._strength(truth, answer)
        hue = self.palette().highlight().color() if truth == answer else VALIDATION
        colour = _mix(well, hue, strength)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(cell, 4, 4)
        if self._matrix is None or not self._matrix[truth, answer]:
            return
        font = self.font()
        font.setPixelSize(max(9, min(int(cell.width() * 0.36), 18)))
        painter.setFont(font)
        painter.setPen(_readable_on(colour))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(self._matrix[truth, answer]))

    def _strength(self, truth: int, answer: int) -> float:
        """Return how strongly a cell is shaded, 0 to 1."""
        if self._matrix is None:
            return 0.0
        count = self._matrix[truth, answer]
        if truth == answer:
            of_digit = self._matrix[truth].sum()
            return float(count / of_digit) if of_digit else 0.0
        errors = self._matrix - np.diag(np.diag(self._matrix))
        return float(np.sqrt(count / errors.max())) if count else 0.0


def _mix(start: QColor, end: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(start.getRgbF()[:3], end.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def _readable_on(colour: QColor) -> QColor:
    # Relative luminance with sRGB's weights; above it black is the clearer.
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return QColor("#111418" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 else "#ffffff")
