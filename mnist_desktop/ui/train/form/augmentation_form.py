"""The part of the Train form that says how training images are changed at random."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from mnist_desktop.training.settings import Augmentation
from mnist_desktop.ui.train.form.augmentation_preview import AugmentationPreview
from mnist_desktop.ui.widgets.basics import label, slider

_STEPS = 100


@dataclass(frozen=True)
class _Strength:
    """One slider: its words, its largest value, and how a value is written."""

    title: str
    most: float
    written: str
    explanation: str


_STRENGTHS = {
    "rotation": _Strength("Rotation", 45, "±{:.0f}°", "Turns to either side"),
    "shift": _Strength("Shift", 5, "±{:.1f} px", "Moves in each direction"),
    "zoom": _Strength("Zoom", 0.4, "±{:.2f}", "Makes larger and smaller"),
    "shear": _Strength("Shear", 0.6, "±{:.2f}", "Slants sideways"),
    "elastic": _Strength("Elastic", 3, "{:.1f} px", "Bends as hands do"),
    "thickness": _Strength("Thickness", 1, "{:.2f}", "Makes strokes thicker and thinner"),
    "share": _Strength("Changed", 1, "{:.2f}", "Share of the digits that are changed at all"),
}


class AugmentationForm(QWidget):
    """Random changes of the training images, with a preview that follows.

    Attributes:
        sliders: By the name of the strength.
        preview: Digits as the network would see them.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Augmentation()
        self.sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        self.preview = AugmentationPreview()
        self._lay_out()

    def augmentation(self) -> Augmentation:
        """Return what the sliders say; those that were not touched, exactly as filled in."""
        return Augmentation(**{name: self._value(name) for name in _STRENGTHS})

    def show_augmentation(self, augmentation: Augmentation) -> None:
        """Set the sliders; nothing is told."""
        self._shown = augmentation
        for name, moved in self.sliders.items():
            moved.blockSignals(True)
            moved.setValue(_steps(name, getattr(augmentation, name)))
            moved.blockSignals(False)
        self._follow()

    def _value(self, name: str) -> float:
        shown: float = getattr(self._shown, name)
        steps = self.sliders[name].value()
        if steps == _steps(name, shown):
            return shown
        return _STRENGTHS[name].most * steps / _STEPS

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for row, (name, strength) in enumerate(_STRENGTHS.items()):
            moved = slider(_STEPS)
            moved.setToolTip(strength.explanation)
            moved.setAccessibleName(strength.title)
            moved.valueChanged.connect(self._on_edited)
            value = label("", "quiet")
            value.setFixedWidth(value.fontMetrics().horizontalAdvance("±0.00 px "))
            self.sliders[name], self._values[name] = moved, value
            grid.addWidget(label(strength.title), row, 0)
            grid.addWidget(moved, row, 1)
            grid.addWidget(value, row, 2)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        why = "Digits are changed at random each time, so that none is learned by heart."
        column.addWidget(label(why, "quiet"))
        column.addLayout(grid)
        column.addWidget(self.preview)
        column.addStretch()

    def _on_edited(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        for name, strength in _STRENGTHS.items():
            value = self._value(name)
            self._values[name].setText(strength.written.format(value) if value else "Off")
        self.preview.show_augmentation(self.augmentation())


def _steps(name: str, value: float) -> int:
    return round(value / _STRENGTHS[name].most * _STEPS)
