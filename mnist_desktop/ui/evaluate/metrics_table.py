"""Precision, recall and F1 of each digit, and their mean."""

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


class MetricsTable(QTableWidget):
    """Precision, recall and F1 of each digit, and their mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CLASSES + 1, len(_HEADS), parent)
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(
            (CLASSES + 1) * _ROW_HEIGHT + self.horizontalHeader().sizeHint().height()
        )
        self.show_scores(None)

    def show_scores(self, evaluation: Evaluation | None) -> None:
        """Show the scores of an evaluation, or dashes for None."""
        rows = [] if evaluation is None else [*evaluation.classes, evaluation.macro]
        for number in range(CLASSES + 1):
            name = str(number) if number < CLASSES else "Mean"
            self._show_row(number, name, rows[number] if rows else None)

    def _show_row(self, number: int, name: str, scores: ClassScores | None) -> None:
        shares = [scores.precision, scores.recall, scores.f1] if scores else [None] * 3
        cells = [name, *("–" if share is None else percent(share) for share in shares)]
        cells.append(f"{scores.support:,}" if scores else "–")
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            font = item.font()
            font.setBold(number == CLASSES)
            item.setFont(font)
            self.setItem(number, column, item)
