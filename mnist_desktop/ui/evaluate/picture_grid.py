"""A grid of pictures with what was read."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from mnist_desktop.texts import mark
from mnist_desktop.ui.widgets.plain_text import plain_tip

NOTHING = mark("Once a set is read, its images are here.")
"""What is told in place of images while none is read."""
Index = QModelIndex | QPersistentModelIndex


class Told(Protocol):
    """A picture that can be told in words."""

    @property
    def words(self) -> str:
        """What was read, in words."""
        ...


Shown = TypeVar("Shown", bound=Told)


class PictureGrid(QListView, Generic[Shown]):
    """A grid of pictures with what was read; one of them can be looked at, by mouse or arrow keys.

    Args:
        name: What it is for those who cannot see it.
        painter: Paints the cells.
        parent: The widget around it.
    """

    def __init__(
        self, name: str, painter: QStyledItemDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._images: _Rows[Shown] = _Rows(self)
        self._otherwise = ""
        painter.setParent(self)
        self.setModel(self._images)
        self.setItemDelegate(painter)
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

    @property
    def images(self) -> Sequence[Shown]:
        """What is shown."""
        return self._images.rows

    def show_images(self, images: Sequence[Shown], otherwise: str = "") -> None:
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


class _Rows(QAbstractListModel, Generic[Shown]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Shown] = ()

    def replace(self, rows: Sequence[Shown]) -> None:
        """Hold these rows instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.words)
        return None
