"""A field for a number: shown and typed as people write it, kept to the last digit."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.settings.number_kinds import Number
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.plain_text import plain_tip

_Step = QAbstractSpinBox.StepEnabledFlag


class NumberField(QAbstractSpinBox):
    """A field for the value of a declared number.

    Qt's own fields round to a number of decimals, and read one decimal sign alone. What is typed
    here and cannot be understood stays as it is, is marked, and is told by `value`.

    Args:
        setting: Says the bounds, the unit and the steps.
        parent: The widget around it.

    Signals:
        valueChanged(object): The number is another one now, by whatever means.
    """

    valueChanged = Signal(object)  # noqa: N815, as Qt's fields call it

    def __init__(self, setting: Number, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._value: float = setting.least
        self._fault = ""
        # The wheel scrolls the form and changes nothing in it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr(setting.help))
        self.setAccessibleName(tr(setting.label))
        self.lineEdit().textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._on_finished)
        self._show()

    def value(self) -> float:
        """Return the number, the very one that was set or typed.

        Raises:
            UserError: What stands in the field cannot be understood or is out of bounds.
        """
        if self._fault:
            raise UserError(self._fault)
        return self._value

    def setValue(self, value: float) -> None:
        """Show a number.

        Raises:
            UserError: It is out of bounds.
        """
        self._setting.check(value)
        is_new = bool(self._fault) or value != self._value
        self._value = value
        self._mark("")
        self._show()
        if is_new:
            self.valueChanged.emit(value)

    def stepBy(self, steps: int) -> None:
        if not self._fault:
            self.setValue(self._setting.stepped(self._value, steps))
            self.selectAll()

    def stepEnabled(self) -> _Step:
        enabled = _Step.StepNone
        if self._value > self._setting.least:
            enabled |= _Step.StepDownEnabled
        if self._value < self._setting.most:
            enabled |= _Step.StepUpEnabled
        return enabled

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._show()

    def _show(self) -> None:
        self.lineEdit().setText(self._setting.to_screen(self._value, QLocale().decimalPoint()))
        self.lineEdit().setCursorPosition(0)

    def _on_typed(self, text: str) -> None:
        try:
            value = self._setting.from_screen(text, QLocale().decimalPoint())
        except UserError as error:
            self._mark(str(error))
            self.valueChanged.emit(None)
            return
        is_new = bool(self._fault) or value != self._value
        self._value = value
        self._mark("")
        if is_new:
            self.valueChanged.emit(value)

    def _on_finished(self) -> None:
        if not self._fault:
            self._show()

    def _mark(self, fault: str) -> None:
        if fault == self._fault:
            return
        self._fault = fault
        self.setToolTip(plain_tip(fault) or tr(self._setting.help))
        self.setProperty("role", "fault" if fault else "")
        # So that the style sheet is asked again.
        self.style().unpolish(self)
        self.style().polish(self)
