"""The place of the pages: one is seen, and scrolls where there is less room than it needs."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QStyle, QWidget


class PageArea(QScrollArea):
    """The room of one page, which takes all of it, and scrolls where it needs more.

    Qt's own fitting would give a page whose sentences wrap the height that it likes best, and so
    scroll where the page could well do with less.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def hold(self, page: QWidget) -> None:
        """Take in the page; one that was made inside the viewport is dressed only once."""
        self.setWidget(page)
        page.setAutoFillBackground(False)
        page.installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        page = self.widget()
        if page is not None:
            least = page.minimumSizeHint()
            page.resize(self._room(least).expandedTo(least))

    def _room(self, least: QSize) -> QSize:
        """Return what is left beside the scroll bars that a page of that size brings."""
        room = self.maximumViewportSize()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        is_high = least.height() > room.height()
        is_wide = least.width() > room.width() - bar * is_high
        is_high = least.height() > room.height() - bar * is_wide
        return QSize(room.width() - bar * is_high, room.height() - bar * is_wide)


class PageAreas(QStackedWidget):
    """The place of the pages, of which one is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: list[PageArea] = []

    def new_area(self) -> PageArea:
        """Return the room of another page."""
        area = PageArea(self)
        self.addWidget(area)
        self._areas.append(area)
        return area

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front that is in one of the areas."""
        self.setCurrentWidget(next(area for area in self._areas if area.widget() is page))
