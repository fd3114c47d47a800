"""A grid of the images that were read wrong."""

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
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mnist_desktop.ui.parts import grey_image
from mnist_desktop.words import percent

_SIDE = 56
_CELL = QSize(88, 98)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Misread:
    """An image that was read wrong.

    Attributes:
        image: uint8, shape (28, 28).
        truth: Its true digit.
        predicted: What was read.
        confidence: How sure the network was, 0 to 1.
    """

    image: NDArray[np.uint8]
    truth: int
    predicted: int
    confidence: float


class ErrorGallery(QListView):
    """A grid of the images that were read wrong, with what they are and what was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors = _Errors(self)
        self.setModel(self._errors)
        self.setItemDelegate(_Painter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Images read wrong")

    def show_errors(self, errors: list[Misread]) -> None:
        """Show these, from the top."""
        self._errors.replace(errors)
        self.scrollToTop()


class _Errors(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Misread] = []

    def replace(self, rows: list[Misread]) -> None:
        """Hold these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.truth} read as {row.predicted}, {percent(row.confidence, 1)} sure"
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Misread = index.data(Qt.ItemDataRole.UserRole)
        cell: QRect = option.rect
        picture = QRect(cell.x() + (cell.width() - _SIDE) // 2, cell.y() + 4, _SIDE, _SIDE)
        palette = option.palette
        painter.drawImage(picture, grey_image(row.image))
        below = QRect(cell.x(), picture.bottom() + 2, cell.width(), 16)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(palette.text().color())
        painter.drawText(below, centre, f"{row.truth} → {row.predicted}")
        painter.setPen(palette.placeholderText().color())
        painter.drawText(below.translated(0, 15), centre, f"{percent(row.confidence, 0)} sure")
