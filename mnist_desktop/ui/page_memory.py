"""What is remembered of the models and the pages: how to keep it, and how to bring it back.

What is not there any more, or was never remembered, leaves everything as it is.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.data.sources import MnistSource, PracticeSource, Source, SourceAt, default_source
from mnist_desktop.errors import UserError
from mnist_desktop.looking import is_there
from mnist_desktop.models.metadata_file import read_metadata
from mnist_desktop.ui.model_registry import ModelRegistry, from_file
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.widgets.basics import show_choice

if TYPE_CHECKING:
    from mnist_desktop.ui.draw.pad_tools import PadTools
    from mnist_desktop.ui.train.form.train_form import TrainForm

_MODEL_FILE, _MODEL_TITLE = "model/file", "model/title"
_RECIPE, _SET = "train/recipe", "train/set"
_PEN = "draw/pen"
_OWN = "draw/own-digits"
_IGNORED = "ignored"
_AT_HAND: dict[str, Source] = {"MNIST": MnistSource(), "practice digits": PracticeSource()}


def keep_model(registry: ModelRegistry, remembered: Remembered) -> None:
    """Remember the model in use, if it is a file that can be found again."""
    chosen = registry.current
    is_bundled = chosen is registry.models[0]
    file = "" if is_bundled or chosen.path is None else str(chosen.path.absolute())
    remembered.keep(_MODEL_FILE, file)
    remembered.keep(_MODEL_TITLE, chosen.name)


def restore_model(registry: ModelRegistry, remembered: Remembered) -> None:
    """Use the model again that was in use."""
    file = remembered.words(_MODEL_FILE)
    if not file:
        return
    try:
        read_metadata(Path(file))
    except UserError:
        return
    registry.use(from_file(Path(file), remembered.words(_MODEL_TITLE) or Path(file).stem))


def keep_pen(tools: "PadTools", remembered: Remembered) -> None:
    """Remember the width of the pen."""
    remembered.keep(_PEN, str(tools.pen))


def restore_pen(tools: "PadTools", remembered: Remembered) -> None:
    """Draw again with the pen that was in use."""
    tools.choose(remembered.number(_PEN, tools.pen))


def keep_heeding(mine: MyDigits, remembered: Remembered) -> None:
    """Remember whether the user's own digits are taken into account."""
    remembered.keep(_OWN, "" if mine.are_heeded else _IGNORED)


def restore_heeding(mine: MyDigits, remembered: Remembered) -> None:
    """Take the user's own digits into account, or not, as before."""
    mine.heed(remembered.words(_OWN) != _IGNORED)


def keep_form(form: "TrainForm", remembered: Remembered) -> None:
    """Remember the recipe, and the set if it is not the one that is chosen anyway."""
    recipe, source = form.recipe.current, form.data.currentData()
    remembered.keep(_RECIPE, recipe.key if recipe is not None else "")
    names = {at_hand: name for name, at_hand in _AT_HAND.items()}
    is_usual = source == default_source()
    path = str(source.path.absolute()) if isinstance(source, SourceAt) else ""
    remembered.keep(_SET, "" if is_usual else names.get(source, path))


def restore_form(form: "TrainForm", remembered: Remembered) -> None:
    """Choose recipe and set again."""
    key, name = remembered.words(_RECIPE), remembered.words(_SET)
    for recipe in form.recipe.offered:
        if key and recipe.key == key:
            form.fill(recipe)
            break
    if name in _AT_HAND:
        show_choice(form.data, _AT_HAND[name])
    elif name and is_there(Path(name)):
        form.use(Path(name))
