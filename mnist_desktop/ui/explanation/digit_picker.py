"""The choice of the digit that is asked about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.basics import button

_ANSWER = NUM_CLASSES


class DigitPicker(QWidget):
    """The choice of the digit that is asked about: the answer, whatever it is, or one of the ten.

    Signals:
        chosen(): Another one is asked about.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = QButtonGroup(self)
        self._by_number: dict[int, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._add(tr("Answer"), _ANSWER), stretch=3)
        for digit in range(NUM_CLASSES):
            made = self._add(str(digit), digit)
            made.setToolTip(tr("Why {digit}, or why not?", digit=digit))
            row.addWidget(made, stretch=1)
        self._by_number[_ANSWER].setChecked(True)
        self._buttons.idClicked.connect(lambda _: self.chosen.emit())

    @property
    def digit(self) -> int | None:
        """The digit asked about; None for the answer."""
        chosen = self._buttons.checkedId()
        return None if chosen == _ANSWER else chosen

    def button_of(self, digit: int | None) -> QPushButton:
        """Return the button of a digit, or of the answer for None."""
        return self._by_number[_ANSWER if digit is None else digit]

    def _add(self, text: str, number: int) -> QPushButton:
        made = button(text, "tab")
        made.setCheckable(True)
        # All eleven share whatever width there is.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setStyleSheet("padding: 5px 0px;")
        self._buttons.addButton(made, number)
        self._by_number[number] = made
        return made
