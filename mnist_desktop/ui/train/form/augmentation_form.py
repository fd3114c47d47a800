"""The part of the Train form that says how training images are changed at random."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QVBoxLayout, QWidget

from mnist_desktop.errors import UserError
from mnist_desktop.settings.declared import settings_of
from mnist_desktop.texts import tr
from mnist_desktop.training.augmentation_settings import Augmentation
from mnist_desktop.ui.train.form.augmentation_preview import AugmentationPreview
from mnist_desktop.ui.train.form.setting_fields import field_of
from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.number_field import NumberField

_STEPS = 100
_FIELD_WIDTH = 92


class AugmentationForm(QWidget):
    """Random changes of the training images, with a preview that follows.

    Attributes:
        fields: The exact strengths, by the name of the setting.
        sliders: Their sliders, which end at what is usual.
        preview: Digits as the network would see them.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        self.sliders: dict[str, QSlider] = {}
        self.preview = AugmentationPreview()
        self._is_filling = False
        self._lay_out()

    def augmentation(self) -> Augmentation:
        """Return what the form says.

        Raises:
            UserError: What was typed cannot be understood.
        """
        return Augmentation(**{name: field.value() for name, field in self.fields.items()})

    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Fill the form; nothing is told."""
        self._is_filling = True
        for name, field in self.fields.items():
            field.setValue(getattr(augmentation, name))
        self._is_filling = False
        self._preview()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for row, (name, setting) in enumerate(settings_of(Augmentation)):
            self._add(name, setting)
            grid.addWidget(label(tr(setting.label)), row, 0)
            grid.addWidget(self.sliders[name], row, 1)
            grid.addWidget(self.fields[name], row, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        why = tr("Digits are changed at random each time, so that none is learned by heart.")
        column.addWidget(label(why, "quiet"))
        column.addLayout(grid)
        column.addWidget(self.preview)
        column.addStretch()

    def _add(self, name: str, setting: Any) -> None:
        slider, field = _Slider(), field_of(setting)
        field.setFixedWidth(_FIELD_WIDTH)
        slider.setToolTip(tr(setting.help))
        slider.setAccessibleName(tr(setting.label))
        self.sliders[name], self.fields[name] = slider, field
        slider.valueChanged.connect(lambda steps: field.setValue(_strength(setting, steps)))
        field.valueChanged.connect(lambda value: self._on_changed(slider, value, setting.usual))

    def _on_changed(self, slider: QSlider, value: float | None, usual: float) -> None:
        if value is not None:
            # It follows without speaking: the field's number is the exact one.
            with QSignalBlocker(slider):
                slider.setValue(round(value / usual * _STEPS))
        if not self._is_filling:
            self._preview()
            self.edited.emit()

    def _preview(self) -> None:
        try:
            self.preview.show_augmentation(self.augmentation())
        except UserError:
            # The field is marked; the preview stays as it was.
            return


def _strength(setting: Any, steps: int) -> float:
    # Without the digits that a product of floats has too many.
    return round(float(setting.usual) * steps / _STEPS, 6)


class _Slider(QSlider):
    """A slider that the wheel does not move, as it scrolls the form."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setMaximum(_STEPS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
