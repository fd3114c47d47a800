"""The part of the Train form that describes the network."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import amount, file_size
from mnist_desktop.models.architecture import (
    Activation,
    Architecture,
    Convolutional,
    Perceptron,
    Residual,
)
from mnist_desktop.models.layer_summary import layers, totals
from mnist_desktop.ui.train.form.blocks_form import BlocksForm
from mnist_desktop.ui.widgets.basics import (
    choice,
    clear_fault,
    form,
    form_label,
    label,
    show_choice,
    show_fault,
)

_KINDS: dict[type[Architecture], str] = {
    Perceptron: "Perceptron",
    Convolutional: "Convolutional",
    Residual: "Residual (ResNet)",
}


class NetworkForm(QWidget):
    """Which network is trained.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = choice(_KINDS)
        self.activation = choice({activation: activation.label for activation in Activation})
        self.dropout = QSpinBox(minimum=0, maximum=90, suffix=" %")
        self.batch_norm = QCheckBox("Batch normalization")
        self.layers = _numbers(self)
        self.blocks = BlocksForm()
        self.hidden = _numbers(self)
        self.stages = _numbers(self)
        self.residual_blocks = QSpinBox(minimum=1, maximum=8)
        self.summary = label("", "quiet")
        self.problem = label("", "fault")
        self._pages = {
            Perceptron: self._perceptron_page(),
            Convolutional: self._convolutional_page(),
            Residual: self._residual_page(),
        }
        self._tail = form()
        self._lay_out()
        self._connect()

    def architecture(self) -> Architecture:
        """Return what the form says.

        Raises:
            UserError: No such network can be built.
        """
        kind = self.kind.currentData()
        dropout = self.dropout.value() / 100
        activation = Activation(self.activation.currentData())
        if kind is Residual:
            filters = _widths(self.stages)
            if not filters:
                raise UserError("Name the filters of each stage, such as 16, 32, 64.")
            return Residual(filters, self.residual_blocks.value(), dropout, activation)
        batch_norm = self.batch_norm.isChecked()
        if kind is Convolutional:
            hidden = _widths(self.hidden)
            return Convolutional(self.blocks.blocks(), hidden, batch_norm, dropout, activation)
        widths = _widths(self.layers)
        if not widths:
            raise UserError("Name the units of each hidden layer, such as 128, 64.")
        return Perceptron(widths, batch_norm, dropout, activation)

    def show_architecture(self, architecture: Architecture) -> None:
        """Fill the form; nothing is told."""
        self._choose_kind(type(architecture))
        show_choice(self.activation, architecture.activation)
        self.dropout.blockSignals(True)
        self.dropout.setValue(round(architecture.dropout * 100))
        self.dropout.blockSignals(False)
        if isinstance(architecture, Residual):
            self.stages.setText(_text(architecture.filters))
            self.residual_blocks.blockSignals(True)
            self.residual_blocks.setValue(architecture.blocks)
            self.residual_blocks.blockSignals(False)
        else:
            self.batch_norm.setChecked(architecture.batch_norm)
        if isinstance(architecture, Convolutional):
            self.blocks.show_blocks(architecture.blocks)
            self.hidden.setText(_text(architecture.hidden))
        if isinstance(architecture, Perceptron):
            self.layers.setText(_text(architecture.hidden))
        self.summarize()

    def summarize(self) -> None:
        """Say how large the network is, or why there can be none."""
        try:
            found = totals(layers(self.architecture()))
        except UserError as error:
            self.summary.clear()
            show_fault(self.problem, str(error))
            return
        clear_fault(self.problem)
        self.summary.setText(
            f"{amount(found.parameters)} parameters · {file_size(found.bytes)} · "
            f"{amount(found.multiply_adds)} multiply-adds"
        )

    def _lay_out(self) -> None:
        head = form()
        head.addRow(form_label("Network"), self.kind)
        self._tail.addRow(form_label("Activation"), self.activation)
        self._tail.addRow(form_label("Dropout"), self.dropout)
        self._tail.addRow(form_label(""), self.batch_norm)
        self.activation.setToolTip("What bends the straight answers of each layer")
        self.dropout.setToolTip("Share of the connections left out at random while training")
        self.batch_norm.setToolTip("Keeps what each layer gives centered and of one spread")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        for page in self._pages.values():
            column.addWidget(page)
        column.addLayout(self._tail)
        column.addWidget(self.summary)
        column.addWidget(self.problem)
        column.addStretch()

    def _perceptron_page(self) -> QWidget:
        page = QWidget()
        fields = form(page)
        fields.addRow(form_label("Hidden layers"), self.layers)
        self.layers.setToolTip("Units of each hidden layer, with commas between them")
        return page

    def _convolutional_page(self) -> QWidget:
        page = QWidget()
        fields = form(page)
        fields.addRow(self.blocks)
        fields.addRow(form_label("Hidden layers"), self.hidden)
        self.hidden.setToolTip("Units of each fully connected layer, with commas between them")
        return page

    def _residual_page(self) -> QWidget:
        page = QWidget()
        fields = form(page)
        fields.addRow(form_label("Filters"), self.stages)
        fields.addRow(form_label("Blocks"), self.residual_blocks)
        self.stages.setToolTip("Filters of each stage, with commas; each stage halves the maps")
        self.residual_blocks.setToolTip("Blocks of two convolutions in each stage")
        return page

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        for text in (self.layers, self.hidden, self.stages):
            text.textEdited.connect(self._on_edited)
        for number in (self.dropout, self.residual_blocks):
            number.valueChanged.connect(self._on_edited)
        self.blocks.edited.connect(self._on_edited)
        self.activation.activated.connect(self._on_edited)
        self.batch_norm.clicked.connect(self._on_edited)

    def _on_edited(self) -> None:
        self.summarize()
        self.edited.emit()

    def _on_kind_chosen(self) -> None:
        self.show_architecture(self.kind.currentData()())
        self.edited.emit()

    def _choose_kind(self, kind: type[Architecture]) -> None:
        show_choice(self.kind, kind)
        for other, page in self._pages.items():
            page.setVisible(other is kind)
        self._tail.setRowVisible(self.batch_norm, kind is not Residual)


def _numbers(parent: QWidget) -> QLineEdit:
    made = QLineEdit()
    pattern = QRegularExpression(r"\s*\d{1,4}(\s*,\s*\d{1,4}){0,15}\s*")
    made.setValidator(QRegularExpressionValidator(pattern, parent))
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made


def _widths(field: QLineEdit) -> tuple[int, ...]:
    parts = field.text().replace(" ", "").split(",")
    return tuple(int(part) for part in parts if part)


def _text(widths: tuple[int, ...]) -> str:
    return ", ".join(map(str, widths))
