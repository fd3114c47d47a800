"""Form fields for declared settings: each shows, takes and tells the setting's very value.

Alike, as Qt's own: `value()`, which raises UserError where what was typed cannot be understood,
`setValue(value)`, and the signal `valueChanged(object)`, whatever changed it.
"""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Choice, Group, GroupList, OneOf, Switch, Widths
from mnist_desktop.settings.number_kinds import Number
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.basics import as_form, fill_choice, form_label
from mnist_desktop.ui.widgets.number_field import NumberField


class ChoiceField(QComboBox):
    """One of several values, each with a text."""

    valueChanged = Signal(object)  # noqa: N815, as Qt's fields call it

    def __init__(self, texts: dict[Any, str]) -> None:
        super().__init__()
        # Qt would turn an enumeration's member into its text.
        self._values = list(texts)
        fill_choice(self, texts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda: self.valueChanged.emit(self.value()))

    def value(self) -> Any:
        """Return the value of the chosen text."""
        return self._values[self.currentIndex()]

    def setValue(self, value: Any) -> None:
        """Choose the text of a value."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # It scrolls the form and changes nothing in it.
        event.ignore()


class SwitchField(QCheckBox):
    """On or off."""

    valueChanged = Signal(object)  # noqa: N815, as Qt's fields call it

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.toggled.connect(self.valueChanged.emit)

    def value(self) -> bool:
        """Return whether it is on."""
        return self.isChecked()

    def setValue(self, value: bool) -> None:
        """Turn it on or off."""
        self.setChecked(value)


class WidthsField(QLineEdit):
    """Whole numbers with commas between them."""

    valueChanged = Signal(object)  # noqa: N815, as Qt's fields call it

    def __init__(self, setting: Widths) -> None:
        super().__init__()
        self._setting = setting
        self.setPlaceholderText("" if setting.fewest_layers else tr("None", "layers"))
        self.textChanged.connect(lambda: self.valueChanged.emit(None))

    def value(self) -> tuple[int, ...]:
        """Return the numbers; raise UserError where they cannot be understood."""
        value: tuple[int, ...] = self._setting.parse(self.text())
        self._setting.check(value)
        return value

    def setValue(self, value: tuple[int, ...]) -> None:
        """Show numbers."""
        self.setText(", ".join(map(str, value)))


class SettingRows(QFormLayout):
    """A row for each setting of a dataclass, with its label; those of groups within are left out.

    Attributes:
        fields: By the name of the setting.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(
        self,
        holder: type[Settings],
        parent: QWidget | None = None,
        *,
        without: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        as_form(self)
        self.fields: dict[str, Any] = {}
        self._settings: dict[str, Setting] = {}
        self._is_filling = False
        for name, setting in settings_of(holder):
            if name not in without and not isinstance(setting, Group | GroupList):
                self._add(name, setting)
        self._show_what_matters()

    def values(self) -> dict[str, Any]:
        """Return the value of each setting by its name.

        Raises:
            UserError: What was typed cannot be understood.
        """
        return {name: field.value() for name, field in self.fields.items()}

    def show_values(self, settings: Settings) -> None:
        """Show the values of settings; nothing is told."""
        self._is_filling = True
        for name, field in self.fields.items():
            field.setValue(getattr(settings, name))
        self._is_filling = False
        self._show_what_matters()

    def insert_before(self, name: str, widget: QWidget, title: str | None = None) -> None:
        """Put another widget above the row of a setting; without a title, over the whole width."""
        field = self.fields[name]
        place = next(row for row in range(self.rowCount()) if self._field_at(row) is field)
        if title is None:
            self.insertRow(place, widget)
        else:
            self.insertRow(place, form_label(title), widget)

    def _field_at(self, row: int) -> QWidget | None:
        item = self.itemAt(row, QFormLayout.ItemRole.FieldRole)
        return None if item is None else item.widget()

    def _add(self, name: str, setting: Setting) -> None:
        field = field_of(setting)
        self.fields[name], self._settings[name] = field, setting
        self.addRow(form_label("" if isinstance(setting, Switch) else tr(setting.label)), field)
        field.valueChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._is_filling:
            self._show_what_matters()
            self.edited.emit()

    def _show_what_matters(self) -> None:
        for name, setting in self._settings.items():
            if setting.only is not None:
                other, values = setting.only
                self.setRowVisible(self.fields[name], self.fields[other].value() in values)


def field_of(setting: Setting) -> Any:
    """Return a field for a setting, a widget with a value as described above."""
    field = _made(setting)
    field.setAccessibleName(tr(setting.label))
    field.setToolTip(tr(setting.help))
    return field


def _made(setting: Setting) -> Any:
    kinds: dict[type[Setting], Callable[[Any], QWidget]] = {
        Number: NumberField,
        Choice: lambda one: ChoiceField({word: one.show(word) for word in one.labels}),
        OneOf: lambda one: ChoiceField({number: str(number) for number in one.numbers}),
        Switch: lambda one: SwitchField(tr(one.label)),
        Widths: WidthsField,
    }
    return next(make(setting) for kind, make in kinds.items() if isinstance(setting, kind))
