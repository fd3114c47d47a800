"""Recipes as TOML files: a network and how it is trained."""

import re
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from mnist_desktop import paths
from mnist_desktop.aside import set_aside
from mnist_desktop.atomic import write_text_file
from mnist_desktop.errors import UserError, check_no_device, os_error_told, writing
from mnist_desktop.log import log_line
from mnist_desktop.looking import is_there
from mnist_desktop.models import architecture as architectures
from mnist_desktop.settings import stored
from mnist_desktop.texts import tr
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.settings import TrainingSettings
from mnist_desktop.versions import KEY, check_format

SUFFIX = ".toml"
FORMAT_VERSION = 1
"""Of a recipe file; it is written from the second on."""

_TABLES = ("network", "training")
_WORDS = ("title", "sentence")


def read_recipe(path: Path) -> Preset:
    """Read a recipe; whatever it leaves out has the classic recipe's value.

    Raises:
        UserError: It cannot be read, or says something impossible.
        NewerFormatError: A newer version of the program wrote it.
    """
    check_no_device(path)
    try:
        with os_error_told(tr("{path} cannot be read", path=path), tr("choose a recipe file")):
            content = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        reason = str(error).splitlines()[0]
        raise UserError(
            tr("{path} is no TOML file: {reason}; correct it there.", path=path, reason=reason)
        ) from error
    check_format(content, FORMAT_VERSION, path.name)
    try:
        return _recipe(content, path.stem)
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


def own_recipes() -> list[Preset]:
    """Return the user's own recipes by title; those of `own_recipe_faults` are passed over."""
    found = []
    for path in _own_files():
        try:
            found.append(read_recipe(path))
        except UserError:
            # `own_recipe_faults` tells.
            continue
    return sorted(found, key=lambda recipe: recipe.title.casefold())


def own_recipe_faults() -> list[str]:
    """Return a sentence on each file among the user's own recipes that cannot be read.

    Such a file stays where it is, as somebody may be writing it, until it would be replaced.
    """
    return list(filter(None, map(_fault, _own_files())))


def keep_recipe(recipe: Preset) -> Path:
    """Write a recipe among the user's own; one of the same title is replaced.

    A file of that name that cannot be read is set aside.

    Raises:
        UserError: It has no title, or cannot be written.
    """
    path = _own_path(recipe.title)
    if is_there(path) and _fault(path):
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


def _fault(path: Path) -> str:
    try:
        read_recipe(path)
    except UserError as error:
        return str(error)
    return ""


def _own_files() -> list[Path]:
    folder = paths.recipes_folder()
    try:
        return sorted(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        # A home that may not be looked into is no reason not to train by the presets.
        log_line(f"{folder} cannot be read: {error}")
        return []


def _own_path(title: str) -> Path:
    name = re.sub(r"[^\w-]+", "-", title.strip()).strip("-")
    if not name:
        raise UserError(tr("Give the recipe a name of letters or figures."))
    return paths.recipes_folder() / f"{name}{SUFFIX}"


def _recipe(content: dict[str, Any], key: str) -> Preset:
    unknown = sorted(set(content) - {*_TABLES, *_WORDS, KEY})
    if unknown:
        known = ", ".join((*_WORDS, *_TABLES))
        raise UserError(tr("there is no “{name}”; only {known}.", name=unknown[0], known=known))
    network = content.get("network", {"kind": "perceptron"})
    return Preset(
        key,
        str(content.get("title", key)),
        str(content.get("sentence", "")),
        architectures.from_dict(network),
        stored.from_dict(TrainingSettings, content.get("training", {}), tr("training settings")),
    )
