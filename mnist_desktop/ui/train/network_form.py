"""The part of the Train form that describes the network."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron
from mnist_desktop.ui.parts import choice, form, form_label
from mnist_desktop.ui.train.blocks_form import BlocksForm

_PERCEPTRON, _CONVOLUTIONAL = 0, 1


class NetworkForm(QWidget):
    """Which network is trained.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = choice()
        self.kind.addItems(["Perceptron", "Convolutional"])
        self.layers = QLineEdit()
        self.blocks = BlocksForm()
        self.hidden = QLineEdit()
        self.dropout = QSpinBox(minimum=0, maximum=90, suffix=" %")
        self.batch_norm = QCheckBox("Batch normalisation")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def architecture(self) -> Architecture:
        """Return what the form says.

        Raises:
            UserError: No such network can be built.
        """
        if self.kind.currentIndex() == _PERCEPTRON:
            widths = _widths(self.layers)
            if not widths:
                raise UserError("Name the units of each hidden layer, such as 128, 64.")
            return Perceptron(widths)
        return Convolutional(
            blocks=self.blocks.blocks(),
            hidden=_widths(self.hidden),
            batch_norm=self.batch_norm.isChecked(),
            dropout=self.dropout.value() / 100,
        )

    def show_architecture(self, architecture: Architecture) -> None:
        """Fill the form; nothing is told."""
        if isinstance(architecture, Perceptron):
            self._choose_kind(_PERCEPTRON)
            self.layers.setText(_text(architecture.hidden))
            return
        self._choose_kind(_CONVOLUTIONAL)
        self.blocks.show_blocks(architecture.blocks)
        self.hidden.setText(_text(architecture.hidden))
        self.dropout.setValue(round(architecture.dropout * 100))
        self.batch_norm.setChecked(architecture.batch_norm)

    def _lay_out(self) -> None:
        perceptron = QWidget()
        fields = form(perceptron)
        fields.addRow(form_label("Hidden layers"), self.layers)
        self.layers.setToolTip("Units of each hidden layer, with commas between them")
        pattern = QRegularExpression(r"\s*\d{1,4}(\s*,\s*\d{1,4}){0,15}\s*")
        for widths in (self.layers, self.hidden):
            widths.setValidator(QRegularExpressionValidator(pattern, self))

        convolutional = QWidget()
        fields = form(convolutional)
        fields.addRow(self.blocks)
        fields.addRow(form_label("Hidden layers"), self.hidden)
        fields.addRow(form_label("Dropout"), self.dropout)
        fields.addRow(form_label(""), self.batch_norm)
        self.hidden.setToolTip("Units of each fully connected layer, with commas between them")
        self.dropout.setToolTip("Share of the connections left out at random while training")

        self._pages.addWidget(perceptron)
        self._pages.addWidget(convolutional)
        head = form()
        head.addRow(form_label("Network"), self.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._pages)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        self.layers.textEdited.connect(self.edited)
        self.blocks.edited.connect(self.edited)
        self.hidden.textEdited.connect(self.edited)
        self.dropout.valueChanged.connect(self.edited)
        self.batch_norm.clicked.connect(self.edited)

    def _on_kind_chosen(self, kind: int) -> None:
        default: Architecture = Perceptron() if kind == _PERCEPTRON else Convolutional()
        self.show_architecture(default)
        self.edited.emit()

    def _choose_kind(self, kind: int) -> None:
        self.kind.setCurrentIndex(kind)
        self._pages.setCurrentIndex(kind)


def _widths(field: QLineEdit) -> tuple[int, ...]:
    parts = field.text().replace(" ", "").split(",")
    return tuple(int(part) for part in parts if part)


def _text(widths: tuple[int, ...]) -> str:
    return ", ".join(map(str, widths))
