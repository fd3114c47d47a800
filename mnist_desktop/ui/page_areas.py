"""The place of the pages: one is seen, and scrolls where there is less room than it needs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class PageAreas(QStackedWidget):
    """The place of the pages: one is seen, and scrolls where there is less room than it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: list[QScrollArea] = []

    def new_area(self) -> QScrollArea:
        """Return the room of another page.

        A page that is made inside its viewport is dressed once, and not again for each layer
        around it.
        """
        area = QScrollArea(self, widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self.addWidget(area)
        self._areas.append(area)
        return area

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front that is in one of the areas."""
        self.setCurrentWidget(next(area for area in self._areas if area.widget() is page))
