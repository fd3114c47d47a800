"""Room for a text that changes often."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class SteadyRoom(QWidget):
    """Room for a text that changes often, such as at every move of a pen.

    What is around a label is laid out anew whenever its text changes; around this only if the text
    needs another height.

    Args:
        label: Shows the text; it wraps.
        parent: The widget around it.
    """

    def __init__(self, label: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._height = 0
        label.setParent(self)
        policy = label.sizePolicy()
        # A label without text has none.
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        # Without a layout here, this comes at every change of the label and goes no further.
        if event.type() == QEvent.Type.LayoutRequest:
            self._look()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label.resize(event.size())
        self._look()

    def heightForWidth(self, width: int) -> int:
        return self._label.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._label.minimumSizeHint()

    def _look(self) -> None:
        """Ask for another height if the text needs one."""
        height = self.heightForWidth(self.width())
        if height != self._height:
            self._height = height
            self.updateGeometry()
