"""The blocks of a convolutional network, a row each."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.models.architecture import Block, Pooling
from mnist_desktop.ui.widgets.basics import choice, label

_MOST = 8
_HEADINGS = ("Filters", "Kernels", "Pad", "Pool", "")
_KERNELS = {
    (count, side): f"{side}×{side}" if count == 1 else f"{count} × {side}×{side}"
    for count in (1, 2, 3, 4)
    for side in (3, 5, 7)
}
_POOLS = {
    (1, Pooling.MAX): "None",
    (2, Pooling.MAX): "Max 2×2",
    (3, Pooling.MAX): "Max 3×3",
    (2, Pooling.AVERAGE): "Mean 2×2",
    (3, Pooling.AVERAGE): "Mean 3×3",
}


class BlocksForm(QWidget):
    """Which blocks of convolutions and pools a network has.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BlockRow] = []
        self.add = _tool("Add a block")
        self.add.clicked.connect(self._on_add)
        self._table = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._table)
        self._column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)

    def blocks(self) -> tuple[Block, ...]:
        """Return what the rows say."""
        return tuple(row.block() for row in self.rows)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Fill the rows; nothing is told."""
        self.rows = [BlockRow(block) for block in blocks]
        # It is gone only when the event loop comes round again.
        self._table.hide()
        self._table.deleteLater()
        table = QWidget()
        self._column.replaceWidget(self._table, table)
        self._table = table
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for column, heading in enumerate(_HEADINGS):
            grid.addWidget(label(heading, "quiet"), 0, column)
        for number, row in enumerate(self.rows, start=1):
            self._lay_out(row, grid, number)
        self.add.setEnabled(len(self.rows) < _MOST)

    def _lay_out(self, row: "BlockRow", grid: QGridLayout, number: int) -> None:
        for column, field in enumerate(row.fields):
            grid.addWidget(field, number, column)
        row.filters.valueChanged.connect(self.edited)
        row.is_padded.clicked.connect(self.edited)
        row.kernels.activated.connect(self.edited)
        row.pool.activated.connect(self.edited)
        row.remove.setEnabled(len(self.rows) > 1)
        row.remove.clicked.connect(lambda: self._on_removed(row))

    def _on_add(self) -> None:
        self.show_blocks([*self.blocks(), self.blocks()[-1]])
        self.edited.emit()

    def _on_removed(self, row: "BlockRow") -> None:
        self.show_blocks([other.block() for other in self.rows if other is not row])
        self.edited.emit()


class BlockRow:
    """The fields of one block."""

    def __init__(self, block: Block) -> None:
        self.filters = QSpinBox(minimum=1, maximum=512, value=block.filters)
        self.kernels = _chosen(_KERNELS, (block.convolutions, block.kernel))
        self.is_padded = QCheckBox()
        self.is_padded.setChecked(block.is_padded)
        self.pool = _chosen(_POOLS, (block.pool, block.pooling))
        self.remove = _tool("\N{MULTIPLICATION SIGN}")
        self.remove.setProperty("role", "small")
        self.filters.setAccessibleName("Filters")
        self.kernels.setAccessibleName("Kernels")
        self.is_padded.setAccessibleName("Pad")
        self.is_padded.setToolTip("Keep the size of the maps by padding them with black")
        self.pool.setAccessibleName("Pool")
        self.remove.setToolTip("Remove this block")

    def block(self) -> Block:
        """Return what the fields say."""
        convolutions, kernel = self.kernels.currentData()
        pool, pooling = self.pool.currentData()
        return Block(
            self.filters.value(),
            convolutions,
            kernel,
            self.is_padded.isChecked(),
            pool,
            Pooling(pooling),
        )

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields, from left to right."""
        return self.filters, self.kernels, self.is_padded, self.pool, self.remove


def _tool(text: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    return made


def _chosen(items: Mapping[Any, str], chosen: object) -> QComboBox:
    box = choice(items)
    box.setMinimumContentsLength(4)
    box.setCurrentIndex(list(items).index(chosen))
    return box
