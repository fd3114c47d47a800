"""The form of the Train page: data, recipe, network, settings and augmentation."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.data import mnist
from mnist_desktop.data.mnist import Presence
from mnist_desktop.data.sources import (
    MnistSource,
    PracticeSource,
    Source,
    SourceAt,
    check_folder,
    default_source,
)
from mnist_desktop.errors import UserError
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.spread import group_name
from mnist_desktop.training.presets import DEFAULT, Preset
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.train.form.augmentation_form import AugmentationForm
from mnist_desktop.ui.train.form.ink_form import InkForm
from mnist_desktop.ui.train.form.network_form import NetworkForm
from mnist_desktop.ui.train.form.recipe_picker import RecipePicker
from mnist_desktop.ui.train.form.settings_form import SettingsForm
from mnist_desktop.ui.train.job import Wish
from mnist_desktop.ui.widgets.basics import choice, form, form_label, label, show_choice
from mnist_desktop.ui.widgets.tabs import Tabs

_FOLDER = "A folder …"
_OWN = "Your own recipe"


class TrainForm(QWidget):
    """What is to be trained, on what, and how.

    Attributes:
        data: Where the digits come from.
        recipe: The recipe that fills the rest.
        network, settings, augmentation, ink: The rest.

    Signals:
        edited(): Something changed, by the user or by a recipe.
        failed(str): One sentence on what went wrong.
    """

    edited = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Run | None = None
        self.data = choice()
        self.recipe = RecipePicker()
        self.sentence = label("", "quiet")
        self.network = NetworkForm()
        self.settings = SettingsForm()
        self.augmentation = AugmentationForm()
        self.ink = InkForm()
        self._lay_out()
        self._offer_data()
        self._connect()
        self.fill(DEFAULT)

    def wish(self) -> Wish:
        """Return what the form says.

        Raises:
            UserError: It asks for something impossible.
        """
        source: Source = self.data.currentData()
        recipe = self._as_recipe(self._name())
        seeds = self.settings.seeds.value()
        return Wish(source, recipe.architecture, recipe.settings, recipe.title, seeds, self._before)

    def use_folder(self, folder: Path) -> None:
        """Offer and choose the digits in `folder`; refuse where there are none."""
        try:
            check_folder(folder)
        except UserError as error:
            self.failed.emit(str(error))
            return
        place = self.data.count() - 1
        self.data.insertItem(place, f"Folder: {folder.name}", SourceAt(folder))
        self.data.setCurrentIndex(place)
        self._last_data = place

    def name_mnist(self) -> None:
        """Say whether MNIST has to be downloaded first; it may have come meanwhile."""
        has_to_come = mnist.presence() is Presence.TO_DOWNLOAD
        self.data.setItemText(0, "MNIST (download, 11 MB)" if has_to_come else "MNIST")

    def fill(self, recipe: Preset) -> None:
        """Fill the form with a recipe, and choose it if it is one of those offered."""
        self._before = None
        self.network.setEnabled(True)
        self.network.show_architecture(recipe.architecture)
        self.settings.show_settings(recipe.settings)
        self.augmentation.show_augmentation(recipe.settings.augmentation)
        self.ink.show_rendering(recipe.settings.ink)
        self.recipe.show_recipe(recipe)
        self.sentence.setText(" ".join(filter(None, (recipe.sentence, recipe.advice))))
        self.edited.emit()

    def fill_with_run(self, run: Run, is_continued: bool) -> None:
        """Fill the form with the settings of a run, to repeat it or to go on from its model."""
        sentence = f"The settings of “{run.name}”."
        self.fill(Preset("", run.name, sentence, run.architecture, run.settings))
        if is_continued:
            self._before = run
            self.network.setEnabled(False)
            self.sentence.setText(
                f"Goes on from “{run.name}” after {run.epochs} epochs; choose another recipe to "
                "begin anew."
            )

    def end(self) -> None:
        """Return once no thread of the form works any more."""
        self.augmentation.preview.end()

    def _name(self) -> str:
        if self._before is not None:
            return group_name([self._before])
        return self.recipe.current.title if self.recipe.current else _OWN

    def _as_recipe(self, title: str) -> Preset:
        settings = TrainingSettings(
            **self.settings.values(),
            augmentation=self.augmentation.augmentation(),
            ink=self.ink.rendering(),
        )
        return Preset("", title, "", self.network.architecture(), settings)

    def _lay_out(self) -> None:
        head = form()
        head.addRow(form_label("Digits"), self.data)
        head.addRow(form_label("Recipe"), self.recipe)
        tabs = Tabs()
        tabs.add("Network", _scrolled(self.network))
        tabs.add("Learning", _scrolled(self.settings))
        tabs.add("Augmentation", _scrolled(self.augmentation))
        tabs.add("Ink", _scrolled(self.ink))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(tabs, stretch=1)

    def _offer_data(self) -> None:
        self.data.addItem("MNIST", MnistSource())
        self.data.addItem("Practice digits (built in)", PracticeSource())
        self.data.addItem(_FOLDER)
        self.name_mnist()
        show_choice(self.data, default_source())
        self._last_data = self.data.currentIndex()

    def _connect(self) -> None:
        self.data.activated.connect(self._on_data_chosen)
        self.recipe.chosen.connect(self.fill)
        self.recipe.keep_requested.connect(self.keep)
        self.recipe.failed.connect(self.failed)
        for part in (self.network, self.settings, self.augmentation, self.ink):
            part.edited.connect(self._on_edited)

    def keep(self, title: str) -> None:
        """Keep what the form says among the user's own recipes."""
        try:
            self.recipe.keep(self._as_recipe(title))
        except UserError as error:
            self.failed.emit(str(error))
            return
        if self.recipe.current is not None:
            self.sentence.setText(self.recipe.current.sentence)

    def _on_data_chosen(self, index: int) -> None:
        if index != self.data.count() - 1:
            self._last_data = index
            return
        self.data.setCurrentIndex(self._last_data)
        folder = QFileDialog.getExistingDirectory(self, "Folder of images or IDX files")
        if folder:
            self.use_folder(Path(folder))

    def _on_edited(self) -> None:
        self.recipe.show_recipe(None)
        if self._before is None:
            self.sentence.setText(f"{_OWN}.")
        self.edited.emit()


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea(widgetResizable=True)
    scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    # The scroll bar, where there is one, stays off the fields.
    layout = content.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 8, 0)
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll
