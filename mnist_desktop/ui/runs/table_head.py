"""The head of the table of runs: which columns are seen, how wide, and what sorts."""

from functools import partial

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.runs.columns import COLUMNS, HEADS, NAME, WHEN
from mnist_desktop.ui.shortcuts import Shortcut

_GAP = 18
_LEAST = 40
_KEY, _COLUMNS_KEY = "runs/head", "runs/columns"
# Beside the heads that stand to the right there is no room for it.
_ARROWS = (
    "QHeaderView::down-arrow, QHeaderView::up-arrow { subcontrol-position: top center;"
    " width: 9px; height: 9px; }"
)


class RunsHead(QHeaderView):
    """The head of the table of runs; a right click chooses the columns that are seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(_LEAST)
        self.setStyleSheet(_ARROWS)
        self.setToolTip(
            tr(
                "A click sorts, a right click chooses the columns; {keys} changes the name or the "
                "note of a run",
                keys=Shortcut.RENAME.words,
            )
        )

    def arrange(self) -> None:
        """Give each column its first width, and sort by the date; for a head with its model."""
        self.setSortIndicator(WHEN, Qt.SortOrder.DescendingOrder)
        for number, column in enumerate(COLUMNS):
            words = (tr(column.head), tr(column.sample))
            widest = max(self.fontMetrics().horizontalAdvance(text) for text in words)
            self.resizeSection(number, widest + _GAP)
            self.setSectionHidden(number, column.is_optional)

    def remember(self, memory: Remembered) -> None:
        """Keep the columns, their widths and what sorts."""
        memory.keep(_KEY, self.saveState())
        memory.keep(_COLUMNS_KEY, _fingerprint())

    def recall(self, memory: Remembered) -> None:
        """Arrange the columns as they were kept, if they are still the same."""
        state: QByteArray = memory.content(_KEY)
        if memory.words(_COLUMNS_KEY) == _fingerprint() and self.restoreState(state):
            self.setSectionHidden(NAME, False)

    def column_menu(self) -> QMenu:
        """Return a menu of all columns but the name, ticked where they are seen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, head in enumerate(HEADS):
            if number != NAME:
                action = menu.addAction(tr(head))
                action.setCheckable(True)
                action.setChecked(not self.isSectionHidden(number))
                action.toggled.connect(partial(self._show_column, number))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.column_menu().popup(event.globalPos())

    def _show_column(self, number: int, is_seen: bool) -> None:
        self.setSectionHidden(number, not is_seen)


def _fingerprint() -> str:
    return " | ".join(HEADS)
