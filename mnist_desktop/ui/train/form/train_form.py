"""The form of the Train page: data, recipe, network, settings and augmentation."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.data.sources import (
    MnistSource,
    PracticeSource,
    Source,
    SourceAt,
    check_path,
)
from mnist_desktop.errors import UserError
from mnist_desktop.ink.ink_files import is_ink
from mnist_desktop.looking import is_folder
from mnist_desktop.models.architecture import Architecture
from mnist_desktop.runs.experiment import Experiment
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import find_source
from mnist_desktop.runs.spread import group_name
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.training.presets import DEFAULT, Preset
from mnist_desktop.training.recipe_names import recipe_name
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.ui.train.form.augmentation_form import AugmentationForm
from mnist_desktop.ui.train.form.ink_form import InkForm
from mnist_desktop.ui.train.form.network_form import NetworkForm
from mnist_desktop.ui.train.form.notes import Notes
from mnist_desktop.ui.train.form.recipe_picker import RecipePicker
from mnist_desktop.ui.train.form.settings_form import SettingsForm
from mnist_desktop.ui.widgets.basics import form, form_label, label, show_choice
from mnist_desktop.ui.widgets.set_picker import SetPicker
from mnist_desktop.ui.widgets.tabs import Tabs

_AT_HAND = {MnistSource(): "MNIST", PracticeSource(): mark("Practice digits (built in)")}
_INK_NOTE = mark(
    "Each drawing is learned as one 28×28 image, changed only as the Augmentation tab says. A "
    "fifth of the writers, or of the drawings of few writers, is kept for the test."
)


class TrainForm(QWidget):
    """What is to be trained, on what, and how.

    Attributes:
        data: Where the digits come from.
        data_note: What becomes of drawings; seen where they are learned from.
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
        self.data = SetPicker({source: tr(title) for source, title in _AT_HAND.items()})
        self.data_note = label(tr(_INK_NOTE), "quiet")
        self.recipe = RecipePicker()
        self.sentence = label("", "quiet")
        self.network = NetworkForm()
        self.settings = SettingsForm()
        self.augmentation = AugmentationForm()
        self.ink = InkForm()
        self._lay_out()
        self._show_note()
        self._connect()
        self.fill(DEFAULT)

    def experiment(self) -> Experiment:
        """Return what the form says.

        Raises:
            UserError: It asks for something impossible.
        """
        source: Source = self.data.currentData()
        architecture, settings = self.network.architecture(), self._settings()
        name = self._name(architecture, settings)
        seeds = self.settings.seeds.value()
        return Experiment(source, architecture, settings, name, seeds, self._before)

    def use(self, path: Path) -> None:
        """Offer and choose a folder of digits or an ink file; refuse what is none."""
        try:
            check_path(path)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self.data.offer(SourceAt(path), _title_of(path))
        show_choice(self.data, SourceAt(path))

    def fill(self, recipe: Preset) -> None:
        """Fill the form with a recipe, and choose it if it is one of those offered."""
        self._before = None
        self.network.setEnabled(True)
        self.network.show_architecture(recipe.architecture)
        self.settings.show_settings(recipe.settings)
        self.augmentation.show_augmentation(recipe.settings.augmentation)
        self.ink.show_rendering(recipe.settings.ink)
        self.recipe.show_recipe(recipe)
        self.sentence.setText(recipe.explanation)
        self.edited.emit()

    def fill_with_run(self, run: Run, is_continued: bool) -> None:
        """Fill the form with the settings of a run, to repeat it or to go on from its model."""
        self.fill(Preset("", run.name, "", run.architecture, run.settings))
        sentence = tr("The settings of “{run}”.", run=run.name)
        if is_continued:
            self._before = run
            self.network.setEnabled(False)
            sentence = tr_many(
                "Goes on from “{run}” after {count} epochs; choose another recipe to begin anew.",
                "Goes on from “{run}” after {count} epoch; choose another recipe to begin anew.",
                run.epochs,
                run=run.name,
            )
        self.sentence.setText(" ".join(filter(None, (sentence, self._choose_digits_of(run)))))

    def fill_with_experiment(self, experiment: Experiment) -> None:
        """Fill the form with what is trained in an experiment that goes on."""
        self.fill(Preset("", experiment.name, "", experiment.architecture, experiment.settings))
        self._before = experiment.continues
        self.network.setEnabled(experiment.continues is None)
        self.settings.seeds.setValue(experiment.seeds)
        self.sentence.setText(tr("The settings of “{run}”.", run=experiment.name))
        self._choose(experiment.source)

    def _choose_digits_of(self, run: Run) -> str:
        """Choose the digits of a run, or return one sentence on why they cannot be."""
        try:
            source = find_source(run)
        except UserError as error:
            return str(error)
        self._choose(source)
        return ""

    def _choose(self, source: Source) -> None:
        if isinstance(source, SourceAt):
            self.use(source.path)
        else:
            show_choice(self.data, source)

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self.augmentation.preview.end()

    def _name(self, architecture: Architecture, settings: TrainingSettings) -> str:
        if self._before is not None:
            return group_name([self._before])
        if self.recipe.current is not None:
            return self.recipe.current.shown_title
        return recipe_name(architecture, settings, self.recipe.offered)

    def _own_sentence(self) -> str:
        try:
            asked = self.experiment()
        except UserError:
            # Whoever offers to train it says why it cannot be.
            return tr("Your own recipe.")
        name = recipe_name(asked.architecture, asked.settings, self.recipe.offered)
        return tr("Your own recipe: {name}", name=name)

    def _settings(self) -> TrainingSettings:
        return TrainingSettings(
            **self.settings.values(),
            augmentation=self.augmentation.augmentation(),
            ink=self.ink.rendering(),
        )

    def _lay_out(self) -> None:
        head = form()
        head.addRow(form_label(tr("Digits")), self.data)
        head.addRow(form_label(tr("Recipe")), self.recipe)
        tabs = Tabs()
        tabs.add(tr("Network"), _scrolled(self.network))
        tabs.add(tr("Learning"), _scrolled(self.settings))
        tabs.add(tr("Augmentation"), _scrolled(self.augmentation))
        tabs.add(tr("Ink"), _scrolled(self.ink))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(tabs, stretch=1)
        # Below, where longer and shorter ones move nothing that is being clicked.
        column.addWidget(Notes((self.data_note, self.recipe.left_out, self.sentence), self))

    def _connect(self) -> None:
        self.data.opened.connect(self.use)
        self.data.currentIndexChanged.connect(self._show_note)
        self.recipe.chosen.connect(self.fill)
        self.recipe.keep_requested.connect(self.keep)
        self.recipe.failed.connect(self.failed)
        for part in (self.network, self.settings, self.augmentation, self.ink):
            part.edited.connect(self._on_edited)

    def keep(self, title: str) -> None:
        """Keep what the form says among the user's own recipes."""
        try:
            self.recipe.keep(Preset("", title, "", self.network.architecture(), self._settings()))
        except UserError as error:
            self.failed.emit(str(error))
            return
        if self.recipe.current is not None:
            self.sentence.setText(self.recipe.current.explanation)

    def _show_note(self) -> None:
        """Tell what becomes of drawings, where they are learned from."""
        source = self.data.currentData()
        self.data_note.setVisible(isinstance(source, SourceAt) and is_ink(source.path))

    def _on_edited(self) -> None:
        self.recipe.show_recipe(None)
        if self._before is None:
            self.sentence.setText(self._own_sentence())
        self.edited.emit()


def _title_of(path: Path) -> str:
    if is_folder(path):
        return tr("Folder: {name}", name=path.name)
    if is_ink(path):
        return tr("Ink: {name}", name=path.name)
    return tr("File: {name}", name=path.name)


def _scrolled(content: QWidget) -> QScrollArea:
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    # The scroll bar, where there is one, stays off the fields.
    layout = content.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 8, 0)
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll
