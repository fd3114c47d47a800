"""A grid of images with what was read; right and wrong are told apart by sign and frame."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.formatting import sureness
from mnist_desktop.texts import tr
from mnist_desktop.ui.evaluate.picture_grid import Index, PictureGrid
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.widgets.basics import gray_image

_SIDE = 56
_LEAST_WIDTH = 88
_ABOVE, _GAP, _BELOW, _BESIDE = 7, 3, 6, 8


@dataclass(frozen=True, eq=False)
class PredictedImage:
    """An image and what was read.

    Attributes:
        number: Its place in the set, counted from 1.
        image: uint8, shape (28, 28).
        truth: Its true digit.
        probabilities: Of each digit, float32, shape (10,).
        is_rejected: Whether it was taken for no digit.
    """

    number: int
    image: NDArray[np.uint8]
    truth: int
    probabilities: NDArray[np.float32]
    is_rejected: bool = False

    @property
    def predicted(self) -> int:
        """What was read."""
        return int(self.probabilities.argmax())

    @property
    def is_right(self) -> bool:
        """Whether it was read right."""
        return self.predicted == self.truth

    @property
    def words(self) -> str:
        """What was read and how sure the network was, in words."""
        sure = sureness(float(self.probabilities.max()))
        if self.is_rejected:
            sure = tr("{sure}, but taken for no digit", sure=sure)
        if self.is_right:
            return tr("{truth} read right, {sure}", truth=self.truth, sure=sure)
        return tr(
            "{truth} read as {answer}, {sure}", truth=self.truth, answer=self.predicted, sure=sure
        )


def predicted_images(
    digits: DigitSet, evaluation: Evaluation, indices: Iterable[int]
) -> list[PredictedImage]:
    """Return these images of a set with what was read."""
    return [
        PredictedImage(
            int(index) + 1,
            digits.images[index],
            int(digits.labels[index]),
            evaluation.probabilities[index],
            bool(evaluation.rejected[index]),
        )
        for index in indices
    ]


class PredictionGrid(PictureGrid[PredictedImage]):
    """A grid of images with what was read.

    Args:
        name: What it is for those who cannot see it.
        parent: The widget around it.

    Signals:
        looked_at(object): This `PredictedImage` is the current one.
        explanation_requested(object): Why this one was read so is asked, by double
            click or Enter.
    """

    looked_at = Signal(object)
    explanation_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _Painter(), parent)
        self.setToolTip(
            tr("Double click, {keys}: why was it read so?", keys=Shortcut.LOOK_INTO.words)
        )
        self.activated.connect(
            lambda index: self.explanation_requested.emit(index.data(Qt.ItemDataRole.UserRole))
        )

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(current.data(Qt.ItemDataRole.UserRole))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        words = option.fontMetrics.horizontalAdvance(sureness(1, 0)) + _BESIDE
        height = _ABOVE + _SIDE + _GAP + 2 * option.fontMetrics.height() + _BELOW
        return QSize(max(_LEAST_WIDTH, words), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PredictedImage = index.data(Qt.ItemDataRole.UserRole)
        cell: QRect = option.rect
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            _fill(painter, cell, palette.alternateBase().color())
        picture = QRect(cell.x() + (cell.width() - _SIDE) // 2, cell.y() + _ABOVE, _SIDE, _SIDE)
        painter.drawImage(picture, gray_image(row.image))
        if not row.is_right:
            painter.setPen(QPen(VALIDATION, 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(picture.adjusted(-3, -3, 2, 2))
        line = option.fontMetrics.height()
        below = QRect(cell.x(), picture.bottom() + 1 + _GAP, cell.width(), line)
        center = Qt.AlignmentFlag.AlignCenter
        painter.setPen(palette.text().color())
        read = f"✓ {row.predicted}" if row.is_right else f"✗ {row.truth} → {row.predicted}"
        painter.drawText(below, center, read)
        painter.setPen(palette.placeholderText().color())
        sure = sureness(float(row.probabilities.max()), 0)
        painter.drawText(
            below.translated(0, line), center, tr("no digit?") if row.is_rejected else sure
        )


def _fill(painter: QPainter, place: QRect, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(place.adjusted(2, 0, -2, 0), 6, 6)
