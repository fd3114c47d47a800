"""The part of the Train form that says how drawings of ink files are drawn for training."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.ink_settings import InkRendering
from mnist_desktop.ui.train.form.setting_fields import SettingRows
from mnist_desktop.ui.widgets.basics import label

_WHY = mark(
    "How ink is drawn that the command line learns beside the images: anew each time it comes up, "
    "with another pen, varied as hands vary. Your recipes keep it. Images are not touched by it, "
    "nor is an ink file that is chosen above as the digits."
)


class InkForm(QWidget):
    """How pen-drawn digits are drawn for training.

    Attributes:
        fields: By the dataclass and the name of the setting.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rendering = SettingRows(InkRendering)
        self._variation = SettingRows(Variation)
        self._faults = SettingRows(PenFaults)
        self.fields = {
            InkRendering: self._rendering.fields,
            Variation: self._variation.fields,
            PenFaults: self._faults.fields,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(tr(_WHY), "quiet"))
        for rows in (self._rendering, self._variation, self._faults):
            column.addLayout(rows)
            rows.edited.connect(self.edited)
        column.addStretch()

    def rendering(self) -> InkRendering:
        """Return what the form says.

        Raises:
            UserError: It asks for something impossible.
        """
        variation = Variation(**self._variation.values())
        faults = PenFaults(**self._faults.values())
        return InkRendering(**self._rendering.values(), variation=variation, faults=faults)

    def show_rendering(self, rendering: InkRendering) -> None:
        """Fill the form; nothing is told."""
        self._rendering.show_values(rendering)
        self._variation.show_values(rendering.variation)
        self._faults.show_values(rendering.faults)
