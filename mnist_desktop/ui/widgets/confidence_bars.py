"""Ten bars: how sure the network is of each digit."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import confidence

_LEFT = 26
_RIGHT = 72
_THICKNESS = 10


class ConfidenceBars(QWidget):
    """Ten bars: how sure the network is of each digit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probabilities: NDArray[np.float32] | None = None
        self.setAccessibleName("Confidence for each digit")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_probabilities(self, probabilities: NDArray[np.float32] | None) -> None:
        """Show probabilities (shape (10,), 0 to 1), or empty bars for None."""
        self._probabilities = probabilities
        shown = [] if probabilities is None else list(probabilities)
        self.setAccessibleDescription(
            ", ".join(f"{digit}: {confidence(value)}" for digit, value in enumerate(shown))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, NUM_CLASSES * 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / NUM_CLASSES
        for digit in range(NUM_CLASSES):
            self._paint_row(painter, digit, QRectF(0, digit * height, self.width(), height))

    def _paint_row(self, painter: QPainter, digit: int, row: QRectF) -> None:
        palette = self.palette()
        share = 0.0 if self._probabilities is None else float(self._probabilities[digit])
        is_best = self._probabilities is not None and digit == int(self._probabilities.argmax())
        font = self.font()
        font.setBold(is_best)
        painter.setFont(font)
        painter.setPen(palette.text().color() if is_best else palette.placeholderText().color())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, str(digit))
        if self._probabilities is not None:
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, confidence(share))
        track = QRectF(
            _LEFT, row.center().y() - _THICKNESS / 2, row.width() - _LEFT - _RIGHT, _THICKNESS
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.alternateBase())
        painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
        if share * track.width() >= 1:
            track.setWidth(max(track.width() * share, _THICKNESS))
            painter.setBrush(palette.highlight() if is_best else palette.placeholderText())
            painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
