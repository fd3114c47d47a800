"""The bar above the pages: their tabs, the model in use, and what is of the whole window."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QMenu, QWidget

from mnist_desktop.formatting import percent
from mnist_desktop.ui.about import show_about
from mnist_desktop.ui.shortcuts import page_key
from mnist_desktop.ui.widgets.basics import button, label


class TopBar(QFrame):
    """The bar above the pages.

    Args:
        titles: Of the pages, in the order of their tabs.
        model_picker: The choice of the model.
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
        view_menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._titles = titles
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        for index, title in enumerate(titles):
            tab = button(title, "page")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.setToolTip(page_key(index + 1))
            tab.clicked.connect(partial(self.page_requested.emit, index))
            self._tabs.addButton(tab, index)
            row.addWidget(tab)
        row.addStretch()
        caption = label("Model", "quiet")
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(model_picker)
        view = button("View ▾", "page")
        view.setMenu(view_menu)
        about = button("About", "page")
        about.clicked.connect(lambda: show_about(self))
        for made in (view, about):
            row.addWidget(made)

    def tab(self, index: int) -> QAbstractButton:
        """Return the tab of the page of that index."""
        return self._tabs.button(index)

    def show_page(self, index: int) -> None:
        """Show which page is in front."""
        self.tab(index).setChecked(True)

    def leave_room_for_progress(self, index: int) -> None:
        """Let a tab be so wide that its neighbors stay where they are while its page works."""
        tab = self.tab(index)
        tab.ensurePolished()
        room = tab.fontMetrics().horizontalAdvance(f" {percent(1, 0)}")
        tab.setMinimumWidth(tab.sizeHint().width() + room)

    def show_progress(self, index: int, progress: str) -> None:
        """Show how far the work of a page has come, such as “43 %”, or nothing."""
        self.tab(index).setText(f"{self._titles[index]} {progress}".strip())
