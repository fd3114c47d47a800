"""A row of widgets that goes on below where there is too little room beside each other."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """A row of widgets in the middle, which goes on below where there is too little room.

    It needs no more width than the widest of them, so that none is ever cut, however large the
    text.

    Args:
        parent: The widget that it lays out.
        spacing: Pixels between widgets, and between rows.
    """

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if index in range(len(self._items)) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if index in range(len(self._items)) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(map(_height, rows)) + self.spacing() * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._shown), _height(self._shown))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown:
            least = least.expandedTo(item.sizeHint())
        return least

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        top = room.top()
        for row in self._rows(room.width()):
            left = room.left() + (room.width() - self._width(row)) // 2
            for item in row:
                item.setGeometry(QRect(QPoint(left, top), item.sizeHint()))
                left += item.sizeHint().width() + self.spacing()
            top += _height(row) + self.spacing()

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each row, where there is that much room."""
        rows: list[list[QLayoutItem]] = []
        for item in self._shown:
            if rows and self._width([*rows[-1], item]) <= width:
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows

    def _width(self, row: list[QLayoutItem]) -> int:
        gaps = self.spacing() * max(len(row) - 1, 0)
        return sum(item.sizeHint().width() for item in row) + gaps


def _height(row: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in row), default=0)
