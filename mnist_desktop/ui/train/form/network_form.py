"""The part of the Train form that describes the network."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import amount, file_size, whole
from mnist_desktop.models.architecture import (
    KINDS,
    Architecture,
    Block,
    Convolutional,
    Perceptron,
    Residual,
)
from mnist_desktop.models.layer_summary import layers, totals
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.train.form.blocks_form import BlocksForm
from mnist_desktop.ui.train.form.setting_fields import ChoiceField, SettingRows
from mnist_desktop.ui.widgets.basics import form, form_label, label

_TITLES: dict[type[Architecture], str] = {
    Perceptron: mark("Perceptron"),
    Convolutional: mark("Convolutional"),
    Residual: mark("Residual (ResNet)"),
}


class NetworkForm(QWidget):
    """Which network is trained.

    Attributes:
        kind: The kind of network.
        fields: Of each kind, by the name of the setting.
        blocks: The blocks of a convolutional network.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField({kind: tr(title) for kind, title in _TITLES.items()})
        self.blocks = BlocksForm(self._can_have)
        self.summary = label("", "quiet")
        self._rows = {kind: SettingRows(kind) for kind in KINDS.values()}
        self._pages = {kind: QWidget() for kind in KINDS.values()}
        self.fields = {kind: rows.fields for kind, rows in self._rows.items()}
        self._lay_out()
        self._connect()

    def architecture(self) -> Architecture:
        """Return what the form says.

        Raises:
            UserError: No such network can be built.
        """
        kind: type[Architecture] = self.kind.value()
        values: dict[str, Any] = self._rows[kind].values()
        if kind is Convolutional:
            values["blocks"] = self.blocks.blocks()
        return kind(**values)

    def show_architecture(self, architecture: Architecture) -> None:
        """Fill the form; nothing is told."""
        kind = type(architecture)
        self.kind.setValue(kind)
        for other, page in self._pages.items():
            page.setVisible(other is kind)
        self._rows[kind].show_values(architecture)
        if isinstance(architecture, Convolutional):
            self.blocks.show_blocks(architecture.blocks)
        self.summarize()

    def _can_have(self, blocks: tuple[Block, ...]) -> bool:
        try:
            Convolutional(**(self._rows[Convolutional].values() | {"blocks": blocks}))
        except UserError:
            return False
        return True

    def summarize(self) -> None:
        """Say how large the network is; nothing of one that cannot be built."""
        try:
            found = totals(layers(self.architecture()))
        except UserError:
            # Whoever offers to train it says why not.
            self.summary.clear()
            return
        self.summary.setText(
            tr(
                "{parameters} parameters · {size} · {multiply_adds} multiply-adds",
                parameters=whole(found.parameters),
                size=file_size(found.bytes),
                multiply_adds=amount(found.multiply_adds),
            )
        )

    def _lay_out(self) -> None:
        head = form()
        head.addRow(form_label(tr("Network")), self.kind)
        self._rows[Convolutional].insertRow(0, self.blocks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        for kind, page in self._pages.items():
            page.setLayout(self._rows[kind])
            column.addWidget(page)
        column.addWidget(self.summary)
        column.addStretch()

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        self.blocks.edited.connect(self._on_edited)
        for rows in self._rows.values():
            rows.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self.kind.value() is Convolutional:
            self.blocks.offer_another()
        self.summarize()
        self.edited.emit()

    def _on_kind_chosen(self) -> None:
        self.show_architecture(self.kind.value()())
        self.edited.emit()
