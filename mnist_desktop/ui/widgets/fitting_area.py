"""The room of a widget that takes all of it, and scrolls where it needs more."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QWidget


class FittingArea(QScrollArea):
    """The room of one widget, which takes all of it, and scrolls where it needs more.

    Qt's own fitting would give a widget whose sentences wrap the height that it likes best, and so
    scroll where it could well do with less.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def hold(self, held: QWidget) -> None:
        """Take in the widget; one that was made inside the viewport is dressed only once."""
        self.setWidget(held)
        held.setAutoFillBackground(False)
        held.installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        held = self.widget()
        if held is not None:
            least = held.minimumSizeHint()
            held.resize(self._room(least).expandedTo(least))

    def _room(self, least: QSize) -> QSize:
        """Return what is left beside the scroll bars that a widget of that size brings."""
        room = self.maximumViewportSize()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        is_high = least.height() > room.height()
        is_wide = least.width() > room.width() - bar * is_high
        is_high = least.height() > room.height() - bar * is_wide
        return QSize(room.width() - bar * is_high, room.height() - bar * is_wide)
