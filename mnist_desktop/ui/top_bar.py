"""The bar above the pages: their tabs, the model in use, and what is of the whole window."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from mnist_desktop.formatting import percent
from mnist_desktop.texts import tr
from mnist_desktop.ui.shortcuts import page_key
from mnist_desktop.ui.widgets.basics import button, label

_LINE, _LINE_MARGIN = 3, 14


class TopBar(QFrame):
    """The bar above the pages.

    Args:
        titles: Of the pages, in the order of their tabs.
        model_picker: The choice of the model.
        file_menu: The menu of what is opened and saved.
        view_menu: The menu of how the window looks.
        parent: The widget around it.

    Signals:
        page_requested(int): The page of that index shall come to the front.
    """

    page_requested = Signal(int)

    def __init__(
        self,
        titles: Sequence[str],
        model_picker: QWidget,
        file_menu: QMenu,
        view_menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._group = QButtonGroup(self)
        self._tabs: list[PageTab] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        for index, title in enumerate(titles):
            tab = PageTab(title, page_key(index + 1))
            tab.clicked.connect(partial(self.page_requested.emit, index))
            self._tabs.append(tab)
            self._group.addButton(tab)
            row.addWidget(tab)
        row.addStretch()
        caption = label(tr("Model"), "quiet")
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(model_picker)
        for title, menu in ((tr("&File ▾"), file_menu), (tr("&View ▾"), view_menu)):
            opening = button(title, "page")
            opening.setMenu(menu)
            row.addWidget(opening)

    def tab(self, index: int) -> "PageTab":
        """Return the tab of the page of that index."""
        return self._tabs[index]

    def show_page(self, index: int) -> None:
        """Show which page is in front."""
        self.tab(index).setChecked(True)

    def show_progress(self, index: int, share: float | None) -> None:
        """Show how far the work of a page has come, from 0 to 1; None where none goes on."""
        self.tab(index).show_progress(share)


class PageTab(QPushButton):
    """The tab of a page: how far it has come is in its title, and a line below, while it works.

    It is as wide for 1 % as for 100 %, so that no tab moves under the pointer meanwhile.

    Args:
        title: Of the page.
        key: That opens the page.
        parent: The widget around it.
    """

    def __init__(self, title: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._key = key
        self._share: float | None = None
        self.setProperty("role", "page")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(key)

    @property
    def share(self) -> float | None:
        """How far the work of the page has come, from 0 to 1; None where none goes on."""
        return self._share

    def show_progress(self, share: float | None) -> None:
        """Show how far the work of the page has come."""
        self._share = share
        progress = "" if share is None else f" {percent(share, 0)}"
        self.setText(f"{self._title}{progress}")
        widest = self.fontMetrics().horizontalAdvance(f" {percent(1, 0)}")
        shown = self.fontMetrics().horizontalAdvance(progress)
        self.setMinimumWidth(0 if share is None else self.sizeHint().width() + widest - shown)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(_LINE_MARGIN, self.height() - _LINE - 2, 0, _LINE)
        track.setRight(self.width() - _LINE_MARGIN)
        painter.setBrush(self.palette().mid())
        painter.drawRoundedRect(track, _LINE / 2, _LINE / 2)
        track.setWidth(max(track.width() * self._share, _LINE))
        painter.setBrush(self.palette().highlight())
        painter.drawRoundedRect(track, _LINE / 2, _LINE / 2)
