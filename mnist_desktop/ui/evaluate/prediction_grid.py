"""A grid of images with what was read; right and wrong are told apart by sign and frame."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.formatting import sureness
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.widgets.basics import gray_image

NOTHING = "Once a set is read, its images are here."
"""What is told in place of images while none is read."""
_SIDE = 56
_LEAST_WIDTH = 88
_ABOVE, _GAP, _BELOW, _BESIDE = 7, 3, 6, 8
_Index = QModelIndex | QPersistentModelIndex


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
            sure += ", but taken for no digit"
        if self.is_right:
            return f"{self.truth} read right, {sure}"
        return f"{self.truth} read as {self.predicted}, {sure}"


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


class PredictionGrid(QListView):
    """A grid of images with what was read; one of them can be looked at, by mouse or arrow keys.

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
        super().__init__(parent)
        self._images = _Images(self)
        self._otherwise = ""
        self.setModel(self._images)
        self.setItemDelegate(_Painter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        bar = self.verticalScrollBar()
        # Qt hides a bar that has nothing to scroll only after it was seen so once.
        bar.rangeChanged.connect(lambda least, most: bar.setVisible(most > least))
        self.setAccessibleName(name)
        self.setToolTip("Double click or Enter: why was it read so?")
        self.activated.connect(
            lambda index: self.explanation_requested.emit(index.data(Qt.ItemDataRole.UserRole))
        )

    @property
    def images(self) -> list[PredictedImage]:
        """What is shown."""
        return self._images.rows

    def show_images(self, images: list[PredictedImage], otherwise: str = "") -> None:
        """Show these, from the top, or that sentence where there are none."""
        self._otherwise = otherwise
        self._images.replace(images)
        self.scrollToTop()

    def choose(self, position: int) -> None:
        """Make the image at a position, 0 being the first, the current one; it comes in sight."""
        index = self._images.index(position, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._images.rows:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(16, 16, -16, -16)
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, words, self._otherwise)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(current.data(Qt.ItemDataRole.UserRole))


class _Images(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[PredictedImage] = []

    def replace(self, rows: list[PredictedImage]) -> None:
        """Hold these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        words = option.fontMetrics.horizontalAdvance(sureness(1, 0)) + _BESIDE
        height = _ABOVE + _SIDE + _GAP + 2 * option.fontMetrics.height() + _BELOW
        return QSize(max(_LEAST_WIDTH, words), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
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
            below.translated(0, line), center, "no digit?" if row.is_rejected else sure
        )


def _fill(painter: QPainter, place: QRect, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(place.adjusted(2, 0, -2, 0), 6, 6)
