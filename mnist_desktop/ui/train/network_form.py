"""The part of the Train form that describes the network."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import Architecture, Convolutional, Perceptron
from mnist_desktop.ui.parts import choice, form, form_label

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
        self.first = QSpinBox(minimum=1, maximum=512)
        self.second = QSpinBox(minimum=1, maximum=512)
        self.kernel = choice()
        self.units = QSpinBox(minimum=1, maximum=4096)
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
            widths = [part for part in self.layers.text().replace(" ", "").split(",") if part]
            if not widths:
                raise UserError("Name the units of each hidden layer, such as 128, 64.")
            return Perceptron(tuple(int(width) for width in widths))
        return Convolutional(
            filters=(self.first.value(), self.second.value()),
            kernel=self.kernel.currentData(),
            hidden=self.units.value(),
            batch_norm=self.batch_norm.isChecked(),
        )

    def show_architecture(self, architecture: Architecture) -> None:
        """Fill the form; nothing is told."""
        if isinstance(architecture, Perceptron):
            self._choose_kind(_PERCEPTRON)
            self.layers.setText(", ".join(map(str, architecture.hidden)))
            return
        self._choose_kind(_CONVOLUTIONAL)
        self.first.setValue(architecture.filters[0])
        self.second.setValue(architecture.filters[1])
        self.kernel.setCurrentIndex(self.kernel.findData(architecture.kernel))
        self.units.setValue(architecture.hidden)
        self.batch_norm.setChecked(architecture.batch_norm)

    def _lay_out(self) -> None:
        perceptron = QWidget()
        fields = form(perceptron)
        fields.addRow(form_label("Hidden layers"), self.layers)
        self.layers.setToolTip("Units of each hidden layer, with commas between them")
        pattern = QRegularExpression(r"\s*\d{1,4}(\s*,\s*\d{1,4}){0,15}\s*")
        self.layers.setValidator(QRegularExpressionValidator(pattern, self))

        convolutional = QWidget()
        fields = form(convolutional)
        filters = QHBoxLayout()
        filters.addWidget(self.first)
        filters.addWidget(self.second)
        fields.addRow(form_label("Filters"), filters)
        for side in (3, 5, 7):
            self.kernel.addItem(f"{side}×{side}", side)
        fields.addRow(form_label("Kernel"), self.kernel)
        fields.addRow(form_label("Hidden units"), self.units)
        fields.addRow(form_label(""), self.batch_norm)

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
        for spin in (self.first, self.second, self.units):
            spin.valueChanged.connect(self.edited)
        self.kernel.activated.connect(self.edited)
        self.batch_norm.clicked.connect(self.edited)

    def _on_kind_chosen(self, kind: int) -> None:
        default: Architecture = Perceptron() if kind == _PERCEPTRON else Convolutional()
        self.show_architecture(default)
        self.edited.emit()

    def _choose_kind(self, kind: int) -> None:
        self.kind.setCurrentIndex(kind)
        self._pages.setCurrentIndex(kind)
