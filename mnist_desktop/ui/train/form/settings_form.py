"""The part of the Train form that says how the network learns."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.settings.declared import settings_of
from mnist_desktop.settings.number_kinds import Whole
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.train.form.disclosure import Disclosure
from mnist_desktop.ui.train.form.setting_fields import SettingRows, field_of
from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.paragraph import Paragraph

_FIRST = ("epochs", "batch_size", "learning_rate")
_OTHERS = [name for name, _ in settings_of(TrainingSettings) if name not in _FIRST]
_LOSS = mark(
    "The target is one-hot: 1 for the right digit, 0 for the nine others. Categorical "
    "cross-entropy is then minus the logarithm of the probability that the network gives the "
    "right digit: 0 where it is sure and right, 2.3 where it only guesses, large where it is "
    "sure and wrong."
)
_SEEDS = Whole(
    label=mark("Repeat with"),
    help=mark("Trains with one seed after another, and tells mean and spread"),
    least=1,
    most=20,
    unit=mark("seeds"),
    unit_of_one=mark("seed"),
)


class SettingsForm(QWidget):
    """How a network learns, but for its images: what matters most, and folded all the rest.

    Attributes:
        all_settings: What unfolds the rest.
        fields: By the name of the setting.
        seeds: How often it is trained, with one seed after another.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = SettingRows(TrainingSettings, without=_OTHERS)
        self._others = SettingRows(TrainingSettings, without=_FIRST)
        self.fields = self._first.fields | self._others.fields
        self.seeds = field_of(_SEEDS)
        rest = QWidget()
        rest.setLayout(self._others)
        self.all_settings = Disclosure(tr("All settings"), "train/all_settings", rest)
        for rows in (self._first, self._others):
            rows.edited.connect(self.edited)
        self._lay_out()

    def values(self) -> dict[str, Any]:
        """Return the value of each setting by its name.

        Raises:
            UserError: What was typed cannot be understood.
        """
        return self._first.values() | self._others.values()

    def show_settings(self, settings: TrainingSettings) -> None:
        """Fill the form; nothing is told."""
        self._first.show_values(settings)
        self._others.show_values(settings)

    def _lay_out(self) -> None:
        loss = label(tr("Categorical cross-entropy"))
        self._others.insert_before("label_smoothing", loss, tr("Loss"))
        self._others.insert_before("label_smoothing", Paragraph(tr(_LOSS)))
        self._others.insert_before("device", self.seeds, tr(_SEEDS.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._first)
        column.addWidget(self.all_settings)
        column.addStretch()
