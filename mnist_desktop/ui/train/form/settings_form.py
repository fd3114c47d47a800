"""The part of the Train form that says how the network learns."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.training.settings import Device, OptimizerKind, Schedule, TrainingSettings
from mnist_desktop.ui.widgets.basics import choice, form, form_label, label, show_choice

_OPTIMIZERS = {
    OptimizerKind.ADAM: "Adam",
    OptimizerKind.ADAMW: "AdamW",
    OptimizerKind.SGD: "SGD with momentum",
    OptimizerKind.RMSPROP: "RMSprop",
}
_SCHEDULES = {
    Schedule.CONSTANT: "Constant",
    Schedule.STEP: "Steps down",
    Schedule.COSINE: "Cosine",
    Schedule.ONE_CYCLE: "One cycle",
    Schedule.PLATEAU: "Down on a plateau",
}
_DEVICES = {
    Device.AUTOMATIC: "Automatic",
    Device.CPU: "Processor (CPU)",
    Device.CUDA: "NVIDIA graphics (CUDA)",
    Device.MPS: "Apple graphics (MPS)",
}
_DROPPING = (Schedule.STEP, Schedule.PLATEAU)
_LOSS = (
    "The target is one-hot: 1 for the right digit, 0 for the nine others. Categorical "
    "cross-entropy is then minus the logarithm of the probability that the network gives the "
    "right digit: 0 where it is sure and right, 2.3 where it only guesses, large where it is "
    "sure and wrong."
)


class SettingsForm(QWidget):
    """How a network learns, but for its images.

    Signals:
        edited(): The user changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Of the recipe, what has no field here.
        self._unshown = TrainingSettings()
        self._is_filling = False
        self.epochs = QSpinBox(minimum=1, maximum=1000)
        self.batch_size = QSpinBox(minimum=1, maximum=10_000)
        self.optimizer = choice(_OPTIMIZERS)
        self.momentum = QDoubleSpinBox(decimals=3, maximum=0.999, singleStep=0.05)
        self.learning_rate = QDoubleSpinBox(decimals=5, minimum=0.00001, maximum=10)
        self.schedule = choice(_SCHEDULES)
        self.drop_epochs = QSpinBox(minimum=1, maximum=1000, suffix=" epochs")
        self.drop_factor = QDoubleSpinBox(decimals=3, minimum=0.001, maximum=0.999)
        self.loss = choice({"": "Categorical cross-entropy"})
        self._explanation = label(_LOSS, "quiet")
        self.label_smoothing = QDoubleSpinBox(decimals=2, maximum=0.9, singleStep=0.05)
        self.l1 = _strength()
        self.l2 = _strength()
        self.max_grad_norm = QDoubleSpinBox(decimals=2, maximum=1000)
        self.patience = QSpinBox(maximum=1000, suffix=" epochs")
        self.validation = QDoubleSpinBox(decimals=1, minimum=0.1, maximum=99.9, suffix=" %")
        self.seed = QSpinBox(maximum=2**31 - 1)
        self.seeds = QSpinBox(minimum=1, maximum=20)
        self.device = choice(_DEVICES)
        self.mixed_precision = QCheckBox("Mixed precision where it is faster")
        self.half_precision = QCheckBox("Weights of 16 bits in the file")
        self._fields = form()
        self._lay_out()
        self._explain()
        self._connect()

    def settings(self) -> TrainingSettings:
        """Return what the form says; what it has no field for is as it was filled in."""
        return replace(
            self._unshown,
            epochs=self.epochs.value(),
            batch_size=self.batch_size.value(),
            optimizer=OptimizerKind(self.optimizer.currentData()),
            momentum=self.momentum.value(),
            learning_rate=self.learning_rate.value(),
            schedule=Schedule(self.schedule.currentData()),
            drop_epochs=self.drop_epochs.value(),
            drop_factor=self.drop_factor.value(),
            label_smoothing=self.label_smoothing.value(),
            l1=self.l1.value(),
            l2=self.l2.value(),
            max_grad_norm=self.max_grad_norm.value(),
            patience=self.patience.value(),
            validation_share=self.validation.value() / 100,
            seed=self.seed.value(),
            device=Device(self.device.currentData()),
            mixed_precision=self.mixed_precision.isChecked(),
            half_precision_weights=self.half_precision.isChecked(),
        )

    def show_settings(self, settings: TrainingSettings) -> None:
        """Fill the form; nothing is told."""
        self._is_filling = True
        self._unshown = settings
        self.epochs.setValue(settings.epochs)
        self.batch_size.setValue(settings.batch_size)
        show_choice(self.optimizer, settings.optimizer)
        self.momentum.setValue(settings.momentum)
        self.learning_rate.setValue(settings.learning_rate)
        show_choice(self.schedule, settings.schedule)
        self.drop_epochs.setValue(settings.drop_epochs)
        self.drop_factor.setValue(settings.drop_factor)
        self.label_smoothing.setValue(settings.label_smoothing)
        self.l1.setValue(settings.l1)
        self.l2.setValue(settings.l2)
        self.max_grad_norm.setValue(settings.max_grad_norm)
        self.patience.setValue(settings.patience)
        self.validation.setValue(settings.validation_share * 100)
        self.seed.setValue(settings.seed)
        show_choice(self.device, settings.device)
        self.mixed_precision.setChecked(settings.mixed_precision)
        self.half_precision.setChecked(settings.half_precision_weights)
        self._show_what_matters()
        self._is_filling = False

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Epochs", self.epochs),
            ("Batch size", self.batch_size),
            ("Optimizer", self.optimizer),
            ("Momentum", self.momentum),
            ("Learning rate", self.learning_rate),
            ("Schedule", self.schedule),
            ("Drop after", self.drop_epochs),
            ("Drop to", self.drop_factor),
            ("Loss", self.loss),
            ("", self._explanation),
            ("Label smoothing", self.label_smoothing),
            ("L1", self.l1),
            ("L2", self.l2),
            ("Gradient clip", self.max_grad_norm),
            ("Early stopping", self.patience),
            ("Validation", self.validation),
            ("Seed", self.seed),
            ("Repeat with", self.seeds),
            ("Device", self.device),
            ("", self.mixed_precision),
            ("", self.half_precision),
        )
        for text, field in rows:
            if field is self._explanation:
                self._fields.addRow(field)
            else:
                self._fields.addRow(form_label(text), field)
        for number in (self.l1, self.l2, self.max_grad_norm, self.patience, self.label_smoothing):
            number.setSpecialValueText("Off")
        self.learning_rate.setSingleStep(0.001)
        self.seeds.setSuffix(" seed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._fields)
        column.addStretch()

    def _explain(self) -> None:
        for field, text in {
            self.epochs: "How often every training digit is seen",
            self.batch_size: "Digits for one step of learning",
            self.optimizer: "The rule by which each step changes the weights",
            self.momentum: "Share of the last step that is taken again",
            self.learning_rate: "How far each step goes; the peak of a cycle",
            self.schedule: "How the learning rate changes during training",
            self.drop_epochs: "Epochs before each drop, or without progress before it",
            self.drop_factor: "What the learning rate is multiplied by at each drop",
            self.loss: _LOSS,
            self.label_smoothing: "Share of each target that is spread over all digits",
            self.l1: "Penalty on the size of the weights: drives many of them to 0",
            self.l2: "Penalty on the square of the weights: keeps them small",
            self.max_grad_norm: "Longer gradients are shortened to this length",
            self.patience: "Ends training after so many epochs without a better validation loss",
            self.validation: "Share of the digits kept for choosing the best epoch",
            self.seed: "The same seed on the same processor gives the same network",
            self.seeds: "Trains with one seed after another, and tells mean and spread",
            self.mixed_precision: "Computes convolutions in 16 bits where the device can",
            self.half_precision: "Halves the model file",
        }.items():
            field.setToolTip(text)

    def _connect(self) -> None:
        for whole in self.findChildren(QSpinBox):
            if whole is not self.seeds:
                whole.valueChanged.connect(self._on_edited)
        for number in self.findChildren(QDoubleSpinBox):
            number.valueChanged.connect(self._on_edited)
        self.seeds.valueChanged.connect(self._word_seeds)
        for box in (self.optimizer, self.schedule, self.device):
            box.activated.connect(self._on_edited)
        for switch in (self.mixed_precision, self.half_precision):
            switch.clicked.connect(self._on_edited)

    def _word_seeds(self, count: int) -> None:
        self.seeds.setSuffix(" seed" if count == 1 else " seeds")

    def _on_edited(self) -> None:
        if not self._is_filling:
            self._show_what_matters()
            self.edited.emit()

    def _show_what_matters(self) -> None:
        is_sgd = self.optimizer.currentData() == OptimizerKind.SGD
        is_dropping = self.schedule.currentData() in _DROPPING
        self._fields.setRowVisible(self.momentum, is_sgd)
        self._fields.setRowVisible(self.drop_epochs, is_dropping)
        self._fields.setRowVisible(self.drop_factor, is_dropping)


def _strength() -> QDoubleSpinBox:
    return QDoubleSpinBox(decimals=5, maximum=1, singleStep=0.0001)
