"""The form of the Train page: data, recipe, network and settings."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.data import mnist
from mnist_desktop.data.sources import MnistSource, PracticeSource, Source
from mnist_desktop.errors import UserError
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset
from mnist_desktop.training.settings import Device, Schedule, TrainingSettings
from mnist_desktop.ui.parts import choice, form, form_label, label
from mnist_desktop.ui.train.job import Wish
from mnist_desktop.ui.train.network_form import NetworkForm

_SCHEDULES = {Schedule.ONE_CYCLE: "One cycle", Schedule.CONSTANT: "Constant"}
_DEVICES = {
    Device.AUTOMATIC: "Automatic",
    Device.CPU: "Processor (CPU)",
    Device.CUDA: "NVIDIA graphics (CUDA)",
    Device.MPS: "Apple graphics (MPS)",
}
_FOLDER = "MNIST in a folder …"


class TrainForm(QWidget):
    """What is to be trained, on what, and how.

    Signals:
        folder_refused(str): One sentence on why the chosen folder will not do.
    """

    folder_refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Of the recipe, what has no field here.
        self._unshown = TrainingSettings()
        self._is_filling = False
        self.data = choice()
        self.recipe = choice()
        self._sentence = label("", "quiet")
        self.network = NetworkForm()
        self.epochs = _whole(1, 1000)
        self.batch_size = _whole(1, 10_000)
        self.learning_rate = QDoubleSpinBox(decimals=5, minimum=0.00001, maximum=10)
        self.schedule = choice({str(key): text for key, text in _SCHEDULES.items()})
        self.validation = QDoubleSpinBox(decimals=1, minimum=0.1, maximum=99.9, suffix=" %")
        self.seed = _whole(0, 2**31 - 1)
        self.device = choice({str(key): text for key, text in _DEVICES.items()})
        self._lay_out()
        self._offer_data()
        self._offer_recipes()
        self._connect()
        self._fill(DEFAULT)

    def wish(self) -> Wish:
        """Return what the form says.

        Raises:
            UserError: It asks for something impossible.
        """
        settings = replace(
            self._unshown,
            epochs=self.epochs.value(),
            batch_size=self.batch_size.value(),
            learning_rate=self.learning_rate.value(),
            schedule=Schedule(self.schedule.currentData()),
            validation_share=self.validation.value() / 100,
            seed=self.seed.value(),
            device=Device(self.device.currentData()),
        )
        source: Source = self.data.currentData()
        return Wish(source, self.network.architecture(), settings)

    def use_folder(self, folder: Path) -> None:
        """Offer and choose MNIST in `folder`; refuse where it is not there."""
        try:
            mnist.find(folder)
        except UserError as error:
            self.folder_refused.emit(str(error))
            return
        place = self.data.count() - 1
        self.data.insertItem(place, f"MNIST in {folder.name}", MnistSource(folder))
        self.data.setCurrentIndex(place)
        self._last_data = place

    def _lay_out(self) -> None:
        fields = form()
        fields.addRow(form_label("Digits"), self.data)
        fields.addRow(form_label("Recipe"), self.recipe)
        fields.addRow(self._sentence)
        fields.addRow(self.network)
        fields.addRow(form_label("Epochs"), self.epochs)
        fields.addRow(form_label("Batch size"), self.batch_size)
        fields.addRow(form_label("Learning rate"), self.learning_rate)
        fields.addRow(form_label("Schedule"), self.schedule)
        fields.addRow(form_label("Validation"), self.validation)
        fields.addRow(form_label("Seed"), self.seed)
        fields.addRow(form_label("Device"), self.device)
        self.epochs.setToolTip("How often every training digit is seen")
        self.batch_size.setToolTip("Digits for one step of learning")
        self.learning_rate.setToolTip("How far each step goes; the peak of a cycle")
        self.schedule.setToolTip("How the learning rate changes during training")
        self.validation.setToolTip("Share of the digits kept for choosing the best epoch")
        self.seed.setToolTip("The same seed on the same processor gives the same network")
        self.learning_rate.setSingleStep(0.001)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(fields)
        column.addStretch()

    def name_mnist(self) -> None:
        """Say whether MNIST has to be downloaded first; it may have come meanwhile."""
        try:
            has_to_come = mnist.find() is None
        except UserError:
            # The environment names a folder without MNIST; training on it says so.
            has_to_come = False
        self.data.setItemText(0, "MNIST (download, 11 MB)" if has_to_come else "MNIST")

    def _offer_data(self) -> None:
        self.data.addItem("MNIST", MnistSource())
        self.data.addItem("Practice digits (built in)", PracticeSource())
        self.data.addItem(_FOLDER)
        self.name_mnist()
        self._last_data = 0 if _has_mnist() else 1
        self.data.setCurrentIndex(self._last_data)

    def _offer_recipes(self) -> None:
        self.recipe.setPlaceholderText("Your own")
        for preset in PRESETS:
            self.recipe.addItem(preset.title, preset)

    def _connect(self) -> None:
        self.data.activated.connect(self._on_data_chosen)
        self.recipe.activated.connect(lambda _index: self._fill(self.recipe.currentData()))
        for whole in (self.epochs, self.batch_size, self.seed):
            whole.valueChanged.connect(self._on_edited)
        for number in (self.learning_rate, self.validation):
            number.valueChanged.connect(self._on_edited)
        for box in (self.schedule, self.device):
            box.activated.connect(self._on_edited)
        self.network.edited.connect(self._on_edited)

    def _on_data_chosen(self, index: int) -> None:
        if index != self.data.count() - 1:
            self._last_data = index
            return
        self.data.setCurrentIndex(self._last_data)
        folder = QFileDialog.getExistingDirectory(self, "Folder with the four MNIST files")
        if folder:
            self.use_folder(Path(folder))

    def _on_edited(self) -> None:
        if not self._is_filling:
            self.recipe.setCurrentIndex(-1)
            changed = self._unshown.augmentation.changes_anything
            images = ", on images turned and shifted at random" if changed else ""
            self._sentence.setText(f"A recipe of your own{images}.")

    def _fill(self, preset: Preset) -> None:
        settings = preset.settings
        self._is_filling = True
        self.recipe.setCurrentIndex(PRESETS.index(preset))
        self._unshown = settings
        self._sentence.setText(preset.sentence)
        self.network.show_architecture(preset.architecture)
        self.epochs.setValue(settings.epochs)
        self.batch_size.setValue(settings.batch_size)
        self.learning_rate.setValue(settings.learning_rate)
        self.schedule.setCurrentIndex(self.schedule.findData(str(settings.schedule)))
        self.validation.setValue(settings.validation_share * 100)
        self.seed.setValue(settings.seed)
        self.device.setCurrentIndex(self.device.findData(str(settings.device)))
        self._is_filling = False


def _has_mnist() -> bool:
    try:
        return mnist.find() is not None
    except UserError:
        # The environment names a folder without MNIST; training on it says so.
        return False


def _whole(least: int, most: int) -> QSpinBox:
    return QSpinBox(minimum=least, maximum=most)
