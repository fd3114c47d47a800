"""The settings of the selected runs, beside each other where they differ."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.formatting import whole
from mnist_desktop.runs.differences import compared_settings, differences
from mnist_desktop.runs.run import Run
from mnist_desktop.texts import tr
from mnist_desktop.ui.runs.colors import dot
from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.plain_text import plain_tip

_ROW_HEIGHT = 24
_PLAIN = "QTableCornerButton::section, QHeaderView { background: transparent; border: none; }"
_COLUMN_WIDTH = 110


class SettingsView(QWidget):
    """The settings of one run, or those in which several differ.

    Attributes:
        words: What the table shows, or what to do to see some.
        table: A row for each setting, a column for each run.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("", "quiet")
        self.table = QTableWidget()
        self.table.setAccessibleName(tr("Settings of the selected runs"))
        self.table.setStyleSheet(_PLAIN)
        self.table.setCornerButtonEnabled(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setHighlightSections(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.table, stretch=1)

    def show_runs(self, runs: Sequence[Run], colors: Mapping[str, QColor]) -> None:
        """Show other runs, marked in their colors."""
        found = differences(runs) if len(runs) > 1 else compared_settings(runs)
        self.words.setText(_words(runs, len(found)))
        self.table.setVisible(bool(found))
        self.table.clear()
        self.table.setRowCount(len(found))
        self.table.setColumnCount(len(runs))
        self.table.setVerticalHeaderLabels([one.label for one in found])
        for number, run in enumerate(runs):
            head = QTableWidgetItem(dot(colors.get(run.key)), run.name)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            head.setToolTip(plain_tip(run.name))
            self.table.setHorizontalHeaderItem(number, head)
            for row, one in enumerate(found):
                cell = QTableWidgetItem(one.values[number])
                cell.setToolTip(plain_tip(one.values[number]))
                self.table.setItem(row, number, cell)


def _words(runs: Sequence[Run], found: int) -> str:
    if not runs:
        return tr("Choose a run in the table to see its settings; several to see what differs.")
    if len(runs) == 1:
        return tr("All settings of this run; choose several to see only what differs")
    count = whole(len(runs))
    if not found:
        return tr("These {count} runs have the same settings.", count=count)
    return tr("In what the settings of these {count} runs differ", count=count)
