"""The validation part of a set: what a model's training chose by, but did not learn from."""

from collections.abc import Mapping
from typing import Any

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.errors import UserError
from mnist_desktop.models.calibration import is_number
from mnist_desktop.texts import tr


def validation_part(training_set: DigitSet, recipe: Mapping[str, Any]) -> DigitSet:
    """Return the part of a training set that a model was validated on, as its recipe says.

    Args:
        training_set: The whole training set, as it was when the model was trained.
        recipe: From the model's metadata; its seed and its share of validation are used.

    Raises:
        UserError: The recipe does not say how the set was split.
    """
    share, seed = recipe.get("validation_share", ""), recipe.get("seed", "")
    if not (is_number(share) and is_number(seed) and isinstance(seed, int) and seed >= 0):
        raise UserError(
            tr("The model does not say which images it was validated on; choose the test set.")
        )
    part = stratified_split(training_set, float(share), seed).validation
    name = training_set.name.replace(Part.TRAINING.suffix, " validation part")
    if name == training_set.name:
        name = f"{name}, validation part"
    return DigitSet(name, part.images, part.labels, left_out=training_set.left_out)
