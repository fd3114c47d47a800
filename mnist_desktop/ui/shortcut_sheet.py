"""The sheet of all keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.shortcuts import Place, Shortcut
from mnist_desktop.ui.widgets.basics import SPACING, label

_WIDTH, _MOST_HEIGHT = 560, 640


class ShortcutSheet(QDialog):
    """All keys, where they work and what they do; it waits for nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        content = QWidget()
        content.setLayout(_table())
        scroll = QScrollArea(widgetResizable=True)
        scroll.setAccessibleName(tr("All keys"))
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        room = self.screen().availableGeometry().height() - 4 * SPACING
        self.resize(_WIDTH, min(content.sizeHint().height() + 2, _MOST_HEIGHT, room))


def _table() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
    grid.setHorizontalSpacing(2 * SPACING)
    grid.setColumnStretch(1, 1)
    for place in Place:
        grid.addWidget(label(place.title, "title"), grid.rowCount(), 0, 1, 2)
        for shortcut in (one for one in Shortcut if one.place is place):
            row = grid.rowCount()
            keys = label(shortcut.words)
            keys.setWordWrap(False)
            grid.addWidget(keys, row, 0)
            grid.addWidget(label(shortcut.does, "quiet"), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
