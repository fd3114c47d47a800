"""Recipes as TOML files: a network and how it is trained."""

import re
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tomli_w

from mnist_desktop import limits, paths
from mnist_desktop.aside import set_aside
from mnist_desktop.atomic import write_text_file
from mnist_desktop.errors import UserError, os_error_told, writing
from mnist_desktop.foreign import parsing
from mnist_desktop.log import log_cause, log_line
from mnist_desktop.looking import is_there
from mnist_desktop.models import architecture as architectures
from mnist_desktop.quoting import quoted
from mnist_desktop.settings import stored
from mnist_desktop.texts import mark, tr
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.versions import KEY, check_format

SUFFIX = ".toml"
FORMAT_VERSION = 1
"""Of a recipe file; it is written from the second on."""

_TABLES = ("network", "training")
_WORDS = ("title", "sentence")
_LONGEST_TITLE, _LONGEST_SENTENCE, _LONGEST_REASON = 200, 1000, 200
_TOO_DEEP = mark("its tables are nested too deeply")


def read_recipe(path: Path) -> Preset:
    """Read a recipe; whatever it leaves out has the classic recipe's value.

    Raises:
        UserError: It cannot be read, or says something impossible.
        NewerFormatError: A newer version of the program wrote it.
    """
    content = limits.read_file(path, limits.RECIPE_BYTES)
    with parsing(path, partial(_fault, path)):
        text = content.decode("utf-8")
        if any(line.count(".") > limits.KEY_DOTS for line in text.split("\n")):
            raise RecursionError
        table = tomllib.loads(text)
    check_format(table, FORMAT_VERSION, path.name)
    try:
        return _recipe(table, path.stem)
    except UserError as error:
        raise UserError(f"{path.name}: {error}") from error


def write_recipe(recipe: Preset, path: Path) -> None:
    """Write a recipe as a TOML file.

    Raises:
        UserError: It cannot be written.
    """
    content = {
        "title": recipe.title,
        "sentence": recipe.sentence,
        "network": architectures.to_dict(recipe.architecture),
        "training": stored.to_dict(recipe.settings),
    }
    write_text_file(path, tomli_w.dumps(content))


@dataclass(frozen=True)
class OwnRecipes:
    """The user's own recipes.

    Attributes:
        recipes: By title.
        faults: One sentence on each file among them that is none; it names the file.
    """

    recipes: tuple[Preset, ...]
    faults: tuple[str, ...]


def own_recipes() -> list[Preset]:
    """Return the user's own recipes by title; files that are none are passed over."""
    return list(read_own_recipes().recipes)


def read_own_recipes() -> OwnRecipes:
    """Return the user's own recipes; files that are none stay where they are, and are named."""
    found: list[Preset] = []
    faults: list[str] = []
    for path in _own_files():
        try:
            found.append(read_recipe(path))
        except UserError as error:
            log_cause(error)
            faults.append(str(error))
    found.sort(key=lambda recipe: recipe.title.casefold())
    return OwnRecipes(tuple(found), tuple(faults))


def keep_recipe(recipe: Preset) -> Path:
    """Write a recipe among the user's own; one of the same title is replaced.

    A file of that name that cannot be read is set aside.

    Raises:
        UserError: It has no title, or cannot be written.
    """
    path = _own_path(recipe.title)
    if is_there(path) and not _is_recipe(path):
        with writing(path):
            set_aside(path)
    write_recipe(recipe, path)
    return path


def delete_recipe(title: str) -> None:
    """Delete the user's own recipe of that title, if there is one.

    Raises:
        UserError: It cannot be deleted.
    """
    path = _own_path(title)
    with os_error_told(tr("{path} cannot be deleted", path=path), tr("allow writing there")):
        path.unlink(missing_ok=True)


def _own_files() -> list[Path]:
    folder = paths.recipes_folder()
    try:
        return sorted(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        # A home that may not be looked into is no reason not to train by the presets.
        log_line(f"{folder} cannot be read: {error}")
        return []


def _is_recipe(path: Path) -> bool:
    try:
        read_recipe(path)
    except UserError:
        return False
    return True


def _fault(path: Path, error: BaseException) -> str:
    is_deep = isinstance(error, RecursionError)
    reason = tr(_TOO_DEEP) if is_deep else quoted(error, _LONGEST_REASON)
    return tr("{path} is no TOML file: {reason}; correct it there.", path=path, reason=reason)


def _own_path(title: str) -> Path:
    name = re.sub(r"[^\w-]+", "-", title.strip()).strip("-")
    if not name:
        raise UserError(tr("Give the recipe a name of letters or figures."))
    return paths.recipes_folder() / f"{name}{SUFFIX}"


def _recipe(content: dict[str, Any], key: str) -> Preset:
    unknown = sorted(set(content) - {*_TABLES, *_WORDS, KEY})
    if unknown:
        known = ", ".join((*_WORDS, *_TABLES))
        name = quoted(unknown[0])
        raise UserError(tr("there is no “{name}”; only {known}.", name=name, known=known))
    network = content.get("network", {"kind": "perceptron"})
    return Preset(
        key,
        quoted(content.get("title", key), _LONGEST_TITLE),
        quoted(content.get("sentence", ""), _LONGEST_SENTENCE),
        architectures.from_dict(network),
        stored.from_dict(TrainingSettings, content.get("training", {}), tr("training settings")),
    )
