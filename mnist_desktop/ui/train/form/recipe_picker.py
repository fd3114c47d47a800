"""The choice of a recipe: the program's, and the user's own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QToolButton,
    QWidget,
)

from mnist_desktop.errors import UserError
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.training.presets import DEFAULT, PRESETS, Preset
from mnist_desktop.training.recipe_files import (
    delete_recipe,
    keep_recipe,
    own_recipe_faults,
    own_recipes,
    read_recipe,
)
from mnist_desktop.ui.widgets.asking import ask_for_file
from mnist_desktop.ui.widgets.basics import choice, index_of

_OWN_SENTENCE = mark("A recipe of your own.")


class RecipePicker(QWidget):
    """The choice of a recipe, with what keeps and deletes the user's own.

    Attributes:
        box: The recipes; nothing is chosen where the form differs from all of them.
        more: Menu of what can be done with one's own.

    Signals:
        chosen(object): The `Preset` that the user chose.
        keep_requested(str): The form shall be kept under this name.
        failed(str): One sentence on what went wrong.
    """

    chosen = Signal(object)
    keep_requested = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = choice()
        self.box.setPlaceholderText(tr("Your own"))
        self.more = QToolButton()
        self.more.setText("…")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(tr("Keep, open and delete recipes of your own"))
        self.more.setProperty("role", "small")
        menu = QMenu(self.more)
        menu.addAction(tr("Keep this recipe …"), self._ask_name)
        menu.addAction(tr("Open a recipe file …"), self._ask_file)
        self._delete = menu.addAction(tr("Delete this recipe"), self.delete)
        menu.aboutToShow.connect(lambda: self._delete.setEnabled(self._is_own()))
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, stretch=1)
        row.addWidget(self.more)
        self._offer()
        self.show_recipe(DEFAULT)
        self.box.activated.connect(lambda: self.chosen.emit(self.box.currentData()))

    @property
    def current(self) -> Preset | None:
        """The chosen recipe; None where the form differs from all of them."""
        recipe: Preset | None = self.box.currentData()
        return recipe

    @property
    def offered(self) -> list[Preset]:
        """All recipes that can be chosen, the program's first."""
        entries = map(self.box.itemData, range(self.box.count()))
        return [entry for entry in entries if isinstance(entry, Preset)]

    @property
    def notice(self) -> str:
        """What is to be told where recipes of the user's own cannot be read; else empty."""
        faults = own_recipe_faults()
        if len(faults) < 2:
            return "".join(faults)
        return tr_many(
            "{fault} {count} more of your recipes cannot be read.",
            "{fault} One more of your recipes cannot be read.",
            len(faults) - 1,
            fault=faults[0],
        )

    def show_recipe(self, recipe: Preset | None) -> None:
        """Choose a recipe; nothing is told."""
        self.box.setCurrentIndex(-1 if recipe is None else index_of(self.box, recipe))

    def keep(self, recipe: Preset) -> None:
        """Keep a recipe under its title, and choose it."""
        own = replace(recipe, sentence=_OWN_SENTENCE, advice="")
        try:
            path = keep_recipe(own)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._offer()
        self.show_recipe(replace(own, key=path.stem))

    def open(self, path: Path) -> None:
        """Choose what a recipe file says."""
        try:
            recipe = read_recipe(path)
        except UserError as error:
            self.failed.emit(str(error))
            return
        if index_of(self.box, recipe) < 0:
            self.box.addItem(recipe.title, recipe)
        self.show_recipe(recipe)
        self.chosen.emit(recipe)

    def delete(self) -> None:
        """Delete the chosen recipe of one's own; the form stays as it is."""
        recipe = self.current
        if recipe is None or not self._is_own():
            return
        try:
            delete_recipe(recipe.title)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._offer()
        self.show_recipe(None)

    def _is_own(self) -> bool:
        return self.current is not None and self.current not in PRESETS

    def _offer(self) -> None:
        self.box.clear()
        for recipe in PRESETS:
            self.box.addItem(recipe.shown_title, recipe)
        own = own_recipes()
        if own:
            self.box.insertSeparator(self.box.count())
        for recipe in own:
            self.box.addItem(recipe.title, recipe)

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(self, tr("Keep this recipe"), tr("Its name:"))
        if is_given and name.strip():
            self.keep_requested.emit(name.strip())

    def _ask_file(self) -> None:
        title, kinds = tr("Open a recipe file"), tr("Recipes (*.toml)")
        path = ask_for_file(self, title, kinds, "recipes")
        if path is not None:
            self.open(path)
