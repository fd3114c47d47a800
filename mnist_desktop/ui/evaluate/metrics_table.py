"""Precision, recall and F1 of each digit, and their means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.evaluation.metrics import Evaluation
from mnist_desktop.evaluation.tables import in_words, scores_table
from mnist_desktop.texts import mark, tr

_HEADS = (mark("Digit"), mark("Precision"), mark("Recall"), "F1", mark("Images"))
_ROW_HEIGHT = 22
_NAMES = (*map(str, range(NUM_CLASSES)), mark("Mean"), mark("Weighted"))


class MetricsTable(QTableWidget):
    """Precision, recall and F1 of each digit, and their means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(_NAMES), len(_HEADS), parent)
        self.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(len(_NAMES) * _ROW_HEIGHT + self.horizontalHeader().sizeHint().height())
        self.show_scores(None)

    def show_scores(self, evaluation: Evaluation | None) -> None:
        """Show the scores of an evaluation, or dashes for None."""
        nothing = (("–",) * len(_HEADS),) * len(_NAMES)
        rows = nothing if evaluation is None else scores_table(evaluation).rows
        for number, (name, row) in enumerate(zip(_NAMES, rows, strict=True)):
            self._show_row(number, [tr(name), *map(in_words, row[1:])])

    def _show_row(self, number: int, cells: list[str]) -> None:
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            font = item.font()
            font.setBold(number >= NUM_CLASSES)
            item.setFont(font)
            self.setItem(number, column, item)
