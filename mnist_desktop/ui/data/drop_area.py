"""A widget on which folders and files can be dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.drag_and_drop import dropped_path


class DropArea(QWidget):
    """A widget on which folders and files can be dropped; a frame tells so as they come.

    Signals:
        dropped(object): The Path of what was dropped.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dragged_on = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()):
            event.acceptProposedAction()
            self._show_dragged_on(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_dragged_on(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dragged_on(False)
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_dragged_on:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight().color(), 6))
            painter.drawRect(self.rect().adjusted(3, 3, -3, -3))

    def _show_dragged_on(self, is_dragged_on: bool) -> None:
        self._is_dragged_on = is_dragged_on
        self.update()
