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

from mnist_desktop.digits import CLASSES
from mnist_desktop.evaluation.metrics import ClassScores, Evaluation
from mnist_desktop.words import percent

_HEADS = ("Digit", "Precision", "Recall", "F1", "Images")
_ROW_HEIGHT = 22
_NAMES = (*map(str, range(CLASSES)), "Mean", "Weighted")


class MetricsTable(QTableWidget):
    """Precision, recall and F1 of each digit, and their means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(_NAMES), len(_HEADS), parent)
        self.setHorizontalHeaderLabels(list(_HEADS))
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
        means = [] if evaluation is None else [evaluation.macro, evaluation.weighted]
        rows = [] if evaluation is None else [*evaluation.classes, *means]
        for number, name in enumerate(_NAMES):
            self._show_row(number, name, rows[number] if rows else None)

    def _show_row(self, number: int, name: str, scores: ClassScores | None) -> None:
        # Of a digit that is not in the set nothing can be said.
        is_told = scores is not None and scores.support
        shares = [scores.precision, scores.recall, scores.f1] if scores and is_told else [None] * 3
        cells = [name, *("–" if share is None else percent(share) for share in shares)]
        cells.append(f"{scores.support:,}" if scores else "–")
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            font = item.font()
            font.setBold(number >= CLASSES)
            item.setFont(font)
            self.setItem(number, column, item)
