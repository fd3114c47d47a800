"""The place of the pages: one is seen, and scrolls where there is less room than it needs."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from mnist_desktop.ui.widgets.fitting_area import FittingArea


class PageAreas(QStackedWidget):
    """The place of the pages, of which one is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: list[FittingArea] = []

    @property
    def current(self) -> FittingArea:
        """The room of the page that is seen."""
        return self._areas[self.currentIndex()]

    def new_area(self) -> FittingArea:
        """Return the room of another page."""
        area = FittingArea(self)
        self.addWidget(area)
        self._areas.append(area)
        return area

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front that is in one of the areas."""
        self.setCurrentWidget(next(area for area in self._areas if area.widget() is page))
