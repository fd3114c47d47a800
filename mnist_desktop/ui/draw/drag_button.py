"""A button that can be clicked, and dragged to somewhere."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget


class DragButton(QPushButton):
    """A button that can be clicked, and dragged to somewhere.

    Signals:
        dragged(): It was pressed and moved; whoever listens lets something be dragged.
    """

    dragged = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QGuiApplication.styleHints().startDragDistance():
            self._pressed = None
            # What is dragged is not clicked when it is let go.
            self.setDown(False)
            self.dragged.emit()
