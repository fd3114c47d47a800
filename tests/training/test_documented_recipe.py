"""The recipe file in the documentation is one that is read."""

import re
from pathlib import Path

from mnist_desktop.models.architecture import Activation, Block, Convolutional
from mnist_desktop.training.recipe_files import read_recipe
from mnist_desktop.training.settings import OptimizerKind

DOCUMENT = Path(__file__).parents[2] / "docs" / "training.md"


def test_the_documented_recipe_file_is_read(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert found is not None
    path = tmp_path / "wide.toml"
    path.write_text(found.group(1))
    recipe = read_recipe(path)
    blocks = (Block(32, kernel=5), Block(64, convolutions=2))
    assert recipe.architecture == Convolutional(blocks, activation=Activation.GELU)
    assert recipe.settings.optimizer is OptimizerKind.ADAMW
    assert recipe.settings.augmentation.rotation == 10
