"""Splitting a labeled set into a training and a validation part."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.texts import spoken, tr, tr_many

TEST_SHARE, TEST_SEED = 0.2, 0
"""What is kept for the test of a set that has no test part of its own, always the same."""


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
    _check_share(validation_share)
    held_out = stratified_choice(digits.labels, validation_share, seed)
    parts = Split(digits.subset(np.flatnonzero(~held_out)), digits.subset(np.flatnonzero(held_out)))
    if not len(parts.training) or not len(parts.validation):
        raise UserError(
            tr_many(
                "{count} images are too few for a validation share of {share}; choose another "
                "share or a larger set.",
                "{count} image is too few for a validation share of {share}; choose another "
                "share or a larger set.",
                len(digits),
                share=_told(validation_share),
            )
        )
    return parts


def stratified_choice(labels: NDArray[np.int64], share: float, seed: int) -> NDArray[np.bool_]:
    """Return which images are held out for validation: bool, shape (count,).

    Args:
        labels: int64, shape (count,), each 0 to 9.
        share: Share of each class that is held out, 0 to 1.
        seed: The same seed gives the same choice.
    """
    generator = np.random.default_rng(seed)
    chosen = np.zeros(len(labels), np.bool_)
    for label in range(NUM_CLASSES):
        members = generator.permutation(np.flatnonzero(labels == label))
        chosen[members[: round(len(members) * share)]] = True
    return chosen


def split_by_writer(
    drawings: Sequence[Drawing], validation_share: float, seed: int
) -> tuple[list[Drawing], list[Drawing]]:
    """Split drawings so that nobody's are in both parts.

    Args:
        drawings: What is split; one without a writer counts as a writer of its own.
        validation_share: Share of the writers that go to validation, above 0 and below 1.
        seed: The same seed gives the same split.

    Returns:
        The training and the validation part, in the order of `drawings`.

    Raises:
        UserError: The share is out of range, or leaves one of the parts empty.
    """
    _check_share(validation_share)
    names = [f"nobody {n}" if d.writer is None else d.writer for n, d in enumerate(drawings)]
    writers = sorted(set(names))
    shuffled = np.random.default_rng(seed).permutation(len(writers))
    held_out = {writers[index] for index in shuffled[: round(len(writers) * validation_share)]}
    training = [d for d, name in zip(drawings, names, strict=True) if name not in held_out]
    validation = [d for d, name in zip(drawings, names, strict=True) if name in held_out]
    if not training or not validation:
        raise UserError(
            tr_many(
                "Ink of {count} writers is too little for a validation share of {share}; choose "
                "another share or more ink.",
                "Ink of {count} writer is too little for a validation share of {share}; choose "
                "another share or more ink.",
                len(writers),
                share=_told(validation_share),
            )
        )
    return training, validation


def _check_share(validation_share: float) -> None:
    if not 0 < validation_share < 1:
        raise UserError(
            tr(
                "The validation share is {share}; choose one above 0 and below 1.",
                share=_told(validation_share),
            )
        )


def _told(share: float) -> str:
    """Return a share as it was given."""
    return spoken().number(str(share))
