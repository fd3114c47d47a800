"""A set with all its parts side by side, to be looked through."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.data.sources import Source, load_parts
from mnist_desktop.data.splits import stratified_choice
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES


class Use(IntEnum):
    """What an image is used for."""

    TRAINING = 0
    VALIDATION = 1
    TEST = 2


@dataclass(frozen=True, eq=False)
class Overview:
    """A set with all its parts.

    Attributes:
        digits: The training part's images, then those of the test part.
        test_start: The index of the first image of the test part.
        uses: What each image is used for: uint8, shape (count,), values of `Use`.
        means: The mean image of each digit over all parts: uint8, shape (10, 28, 28); black where
            there is none.
    """

    digits: DigitSet
    test_start: int
    uses: NDArray[np.uint8]
    means: NDArray[np.uint8]

    def counts(self) -> NDArray[np.int64]:
        """Return how many images there are of each digit for each use: int64, shape (3, 10)."""
        keys = self.uses.astype(np.int64) * NUM_CLASSES + self.digits.labels
        return np.bincount(keys, minlength=len(Use) * NUM_CLASSES).reshape(len(Use), NUM_CLASSES)

    def chosen(self, digit: int | None, use: Use | None) -> NDArray[np.int64]:
        """Return the indices of the images of a digit and a use, each None for all, in order."""
        wanted = np.ones(len(self.digits), np.bool_)
        if digit is not None:
            wanted &= self.digits.labels == digit
        if use is not None:
            wanted &= self.uses == use
        return np.flatnonzero(wanted)

    def split_anew(self, validation_share: float, seed: int) -> "Overview":
        """Return the same images with another share of the training part for validation.

        Args:
            validation_share: Share of each digit that is held out, 0 to below 1.
            seed: The same seed gives the same split, as it does when a network is trained.
        """
        uses = self.uses.copy()
        held_out = stratified_choice(self.digits.labels[: self.test_start], validation_share, seed)
        uses[: self.test_start] = np.where(held_out, Use.VALIDATION, Use.TRAINING)
        return replace(self, uses=uses)


def overview(training: DigitSet, test: DigitSet) -> Overview:
    """Return both parts of a set as one; none of it is for validation yet."""
    digits = DigitSet(
        training.name,
        np.concatenate([training.images, test.images]),
        np.concatenate([training.labels, test.labels]),
        (*training.files, *test.files),
        (*training.left_out, *test.left_out),
    )
    uses = np.full(len(digits), Use.TRAINING, np.uint8)
    uses[len(training) :] = Use.TEST
    return Overview(digits, len(training), uses, mean_images(digits))


def mean_images(digits: DigitSet) -> NDArray[np.uint8]:
    """Return the mean image of each digit: uint8, shape (10, 28, 28); black where there is none."""
    means = np.zeros((NUM_CLASSES, IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    for digit in range(NUM_CLASSES):
        members = digits.images[digits.labels == digit]
        if len(members):
            means[digit] = np.rint(members.mean(axis=0))
    return means


def load_overview(source: Source) -> Generator[LoadingProgress, None, Overview]:
    """Load both parts of a set.

    Yields:
        How far the part at hand has come.

    Raises:
        UserError: A part cannot be loaded.
    """
    parts = yield from load_parts(source)
    return overview(parts.training, parts.test)
