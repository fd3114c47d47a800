"""The choice of a recipe: the program's, and the user's own."""

from collections.abc import Sequence
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
    read_own_recipes,
    read_recipe,
)
from mnist_desktop.ui.widgets.asking import ask_for_file
from mnist_desktop.ui.widgets.basics import choice, index_of, label

_OWN_SENTENCE = mark("A recipe of your own.")


class RecipePicker(QWidget):
    """The choice of a recipe, with what keeps and deletes the user's own.

    Attributes:
        box: The recipes; nothing is chosen where the form differs from all of them.
        more: Menu of what can be done with one's own.
        left_out: Which files among one's own are no recipes; whoever makes the picker gives it its
            place.

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
        self.left_out = label("", "quiet", self)
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
        own = read_own_recipes()
        if own.recipes:
            self.box.insertSeparator(self.box.count())
        for recipe in own.recipes:
            self.box.addItem(recipe.title, recipe)
        self.left_out.setText(_left_out(own.faults) if own.faults else "")
        self.left_out.setVisible(bool(own.faults))

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(self, tr("Keep this recipe"), tr("Its name:"))
        if is_given and name.strip():
            self.keep_requested.emit(name.strip())

    def _ask_file(self) -> None:
        title, kinds = tr("Open a recipe file"), tr("Recipes (*.toml)")
        path = ask_for_file(self, title, kinds, "recipes")
        if path is not None:
            self.open(path)


def _left_out(faults: Sequence[str]) -> str:
    return tr_many(
        "{count} recipes of your own are left out. The first: {reason}",
        "{count} recipe of your own is left out: {reason}",
        len(faults),
        reason=faults[0],
    )
