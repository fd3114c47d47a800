"""Splitting a labelled set into a training and a validation part."""

from dataclasses import dataclass

import numpy as np

from mnist_desktop.data.digit_set import CLASSES, DigitSet
from mnist_desktop.errors import UserError


@dataclass(frozen=True, eq=False)
class Split:
    """A training part to learn from and a validation part to choose by."""

    training: DigitSet
    validation: DigitSet


def stratified_split(digits: DigitSet, validation_share: float, seed: int) -> Split:
    """Split a set so that each class is split in the same proportion.

    Args:
        digits: What is split; its order does not matter.
        validation_share: Share of each class that goes to validation, above 0 and below 1.
        seed: The same seed gives the same split.

    Raises:
        UserError: The share is out of range, or leaves one of the parts empty.
    """
    if not 0 < validation_share < 1:
        raise UserError(
            f"The validation share is {validation_share}; choose one above 0 and below 1."
        )
    generator = np.random.default_rng(seed)
    validation = []
    training = []
    for label in range(CLASSES):
        members = generator.permutation(np.flatnonzero(digits.labels == label))
        cut = round(len(members) * validation_share)
        validation.append(members[:cut])
        training.append(members[cut:])
    parts = Split(
        digits.subset(np.sort(np.concatenate(training))),
        digits.subset(np.sort(np.concatenate(validation))),
    )
    if not len(parts.training) or not len(parts.validation):
        raise UserError(
            f"{len(digits)} images are too few for a validation share of {validation_share}; "
            "choose another share or a larger set."
        )
    return parts
