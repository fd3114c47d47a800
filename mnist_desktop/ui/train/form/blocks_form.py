"""The blocks of a convolutional network, a row each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Block, Convolutional, Pooling
from mnist_desktop.settings.declared import settings_of
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.train.form.setting_fields import ChoiceField, SwitchField, field_of
from mnist_desktop.ui.widgets.basics import label

_SETTINGS: dict[str, Any] = dict(settings_of(Block))
_BLOCKS: Any = dict(settings_of(Convolutional))["blocks"]
_TOO_SMALL = mark("The maps are too small for another block")
_HEADINGS = (mark("Filters"), mark("Kernels"), mark("Pad"), mark("Pool"), "")
# Of the room that is left; a box to tick and a cross need none.
_SHARES = (3, 4, 0, 4, 0)


class BlocksForm(QWidget):
    """Which blocks of convolutions and pools a network has.

    Args:
        is_possible: Whether a network of such blocks can be built, whatever else it has.
        parent: The widget around it.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(
        self, is_possible: Callable[[tuple[Block, ...]], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_possible = is_possible
        self.rows: list[BlockRow] = []
        self.add = _tool(tr("Add a block"))
        self.add.clicked.connect(self._on_add)
        self._is_filling = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        for number, heading in enumerate(_HEADINGS):
            self._grid.addWidget(label(tr(heading) if heading else "", "quiet"), 0, number)
        for number, share in enumerate(_SHARES):
            self._grid.setColumnStretch(number, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)

    def blocks(self) -> tuple[Block, ...]:
        """Return what the rows say.

        Raises:
            UserError: What was typed cannot be understood.
        """
        return tuple(row.block() for row in self.rows)

    def offer_another(self) -> None:
        """Offer to add a block where one fits; to be called where what else matters has changed."""
        fits = self._fitting() is not None
        self.add.setEnabled(fits and len(self.rows) < _BLOCKS.most)
        self.add.setToolTip("" if fits else tr(_TOO_SMALL))

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Fill the rows; nothing is told."""
        self._is_filling = True
        for row in self.rows[len(blocks) :]:
            self._remove(row)
        for row, block in zip(self.rows, blocks, strict=False):
            row.show_block(block)
        for block in blocks[len(self.rows) :]:
            self._append(block)
        self._is_filling = False
        self._place()

    def _append(self, block: Block) -> None:
        row = BlockRow(block)
        for field in (row.filters, row.kernels, row.is_padded, row.pool):
            field.valueChanged.connect(self._on_changed)
        row.remove.clicked.connect(lambda: self._on_removed(row))
        self.rows.append(row)

    def _remove(self, row: "BlockRow") -> None:
        self.rows.remove(row)
        for field in row.fields:
            # It is gone only when the event loop comes round again.
            field.hide()
            self._grid.removeWidget(field)
            field.deleteLater()

    def _place(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            for column, field in enumerate(row.fields):
                self._grid.addWidget(field, number, column)
            row.remove.setEnabled(len(self.rows) > 1)
        self.offer_another()

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _on_add(self) -> None:
        block = self._fitting()
        if block is None:
            return
        self._append(block)
        self._place()
        self.edited.emit()

    def _fitting(self) -> Block | None:
        """Return a block that can follow: like the last if possible, else one that shrinks less."""
        try:
            blocks = self.blocks()
        except UserError:
            return None
        last = blocks[-1]
        padded = replace(last, is_padded=True)
        tries = (last, padded, replace(padded, pool=1, pooling=Pooling.MAX))
        return next((one for one in tries if self._is_possible((*blocks, one))), None)

    def _on_removed(self, row: "BlockRow") -> None:
        self._remove(row)
        self._place()
        self.edited.emit()


class BlockRow:
    """The fields of one block."""

    def __init__(self, block: Block) -> None:
        self.filters = field_of(_SETTINGS["filters"])
        self.kernels = ChoiceField(_kernels())
        self.is_padded = SwitchField("")
        self.pool = ChoiceField(_pools())
        self.remove = _tool("\N{MULTIPLICATION SIGN}")
        self.remove.setProperty("role", "small")
        self._explain()
        self.show_block(block)

    def show_block(self, block: Block) -> None:
        """Show what a block is."""
        self.filters.setValue(block.filters)
        self.kernels.setValue((block.convolutions, block.kernel))
        self.is_padded.setValue(block.is_padded)
        self.pool.setValue((block.pool, block.pooling))

    def block(self) -> Block:
        """Return what the fields say.

        Raises:
            UserError: What was typed cannot be understood.
        """
        convolutions, kernel = self.kernels.value()
        pool, pooling = self.pool.value()
        filters, is_padded = self.filters.value(), self.is_padded.value()
        return Block(filters, convolutions, kernel, is_padded, pool, pooling)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """The fields, from left to right."""
        return self.filters, self.kernels, self.is_padded, self.pool, self.remove

    def _explain(self) -> None:
        for field, name, title in (
            (self.kernels, "convolutions", tr("Kernels")),
            (self.is_padded, "is_padded", tr("Pad")),
            (self.pool, "pool", tr("Pool")),
        ):
            field.setAccessibleName(title)
            field.setToolTip(tr(_SETTINGS[name].help))
        for box in (self.kernels, self.pool):
            box.setMinimumContentsLength(4)
        self.remove.setToolTip(tr("Remove this block"))


def _kernels() -> dict[tuple[int, int], str]:
    """Return the texts of all numbers of convolutions and sides of kernels."""
    return {
        (count, side): f"{side}×{side}" if count == 1 else f"{count} × {side}×{side}"
        for count in _whole("convolutions")
        for side in _SETTINGS["kernel"].numbers
    }


def _pools() -> dict[tuple[int, Pooling], str]:
    """Return the texts of all pools."""
    sizes = {side: f"{side}×{side}" for side in _whole("pool")}
    # Where each is one pixel, nothing is pooled by the mean either, but a recipe may say so.
    one = sizes.pop(1)
    return (
        {(1, Pooling.MAX): tr("None", "pool")}
        | {(side, Pooling.MAX): tr("Max {size}", size=size) for side, size in sizes.items()}
        | {(side, Pooling.AVERAGE): tr("Mean {size}", size=size) for side, size in sizes.items()}
        | {(1, Pooling.AVERAGE): tr("Mean {size}", size=one)}
    )


def _whole(name: str) -> range:
    setting = _SETTINGS[name]
    return range(int(setting.least), int(setting.most) + 1)


def _tool(text: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    return made
