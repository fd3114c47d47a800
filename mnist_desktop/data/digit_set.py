"""Labeled digit images, as every part of the program passes them on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.left_out import LeftOut
from mnist_desktop.data.set_names import shown_name
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr


@dataclass(frozen=True, eq=False)
class DigitSet:
    """Images of digits with their labels.

    Attributes:
        name: What the set is called, in English; `shown_name` gives it as it is shown.
        images: uint8, shape (count, 28, 28), white (255) on black (0).
        labels: int64, shape (count,), each 0 to 9.
        files: Where each image comes from, if each is from a file of its own; else empty.
        left_out: Files that could not be read or show no digit.
    """

    name: str
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    files: tuple[Path, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        """Raise UserError where images and labels do not belong together."""
        if self.images.shape[1:] != (IMAGE_SIZE, IMAGE_SIZE) or self.images.dtype != np.uint8:
            raise UserError(
                tr("“{name}” needs 8-bit images of 28×28 pixels.", name=shown_name(self.name))
            )
        if len(self.images) != len(self.labels):
            raise UserError(
                tr(
                    "“{name}” has {images} images but {labels} labels; use files that belong "
                    "together.",
                    name=shown_name(self.name),
                    images=len(self.images),
                    labels=len(self.labels),
                )
            )
        if len(self.labels) and not np.isin(self.labels, np.arange(NUM_CLASSES)).all():
            raise UserError(
                tr("“{name}” has labels other than the digits 0 to 9.", name=shown_name(self.name))
            )

    def __len__(self) -> int:
        return len(self.labels)

    def joined(self, other: "DigitSet") -> "DigitSet":
        """Return this set with the images of another behind its own."""
        return DigitSet(
            f"{self.name} and {other.name}",
            np.concatenate([self.images, other.images]),
            np.concatenate([self.labels, other.labels]),
        )

    def subset(self, indices: NDArray[np.int64]) -> "DigitSet":
        """Return the images at `indices` (int64, any order) as a set of the same name."""
        return DigitSet(self.name, self.images[indices], self.labels[indices])
