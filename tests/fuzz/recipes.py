"""Recipe files."""

from collections.abc import Iterator

import tomli_w

from mnist_desktop.models import architecture as architectures
from mnist_desktop.settings import stored
from mnist_desktop.training.presets import Preset
from mnist_desktop.training.recipe_files import read_recipe
from tests.fuzz.reader import Files, Reader
from tests.settings.recipes import recipes

_FILE = "any.toml"


def readers() -> Iterator[Reader]:
    """Yield the reader of recipes."""
    yield Reader("recipe", recipes.map(_toml), lambda folder: read_recipe(folder / _FILE))


def _toml(recipe: Preset) -> Files:
    content = {
        "title": recipe.title,
        "network": architectures.to_dict(recipe.architecture),
        "training": stored.to_dict(recipe.settings),
    }
    return {_FILE: tomli_w.dumps(content).encode()}
