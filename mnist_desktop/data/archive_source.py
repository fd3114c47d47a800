"""MNIST as an archive of arrays: Keras' mnist.npz."""

import math
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib.format import (
    read_array,
    read_array_header_1_0,
    read_array_header_2_0,
    read_magic,
)

from mnist_desktop import limits
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.numbers import Numbers, check_any, checked
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr
from mnist_desktop.zip_files import check_member, opened_zip

ARCHIVE_SUFFIX = ".npz"
_HEADS = {(1, 0): read_array_header_1_0, (2, 0): read_array_header_2_0}
_KEYS = {Part.TRAINING: ("x_train", "y_train"), Part.TEST: ("x_test", "y_test")}


@dataclass(frozen=True)
class ArchiveSource:
    """An archive of NumPy arrays named as in Keras' mnist.npz: x_train, y_train, x_test, y_test.

    Attributes:
        file: The archive.
    """

    file: Path

    def load(self, part: Part) -> Loading:
        """Load one part.

        Raises:
            UserError: The file cannot be read, lacks an array, or holds no digits.
        """
        images, labels = _arrays(self.file, _KEYS[part])
        yield ReadingProgress(len(labels), len(labels))
        check_any(self.file, images)
        return DigitSet(f"{self.file.stem}{part.suffix}", *checked(self.file, images, labels))


def is_archive(path: Path) -> bool:
    """Whether a file is such an archive, by its name."""
    return path.suffix.lower() == ARCHIVE_SUFFIX and path.is_file()


def _arrays(file: Path, keys: tuple[str, str]) -> tuple[Numbers, Numbers]:
    with opened_zip(file, _fault(file)) as archive:
        names = [f"{key}.npy" for key in keys]
        if not set(names) <= set(archive.namelist()):
            raise UserError(
                tr(
                    "{file} lacks {images} or {labels}; choose an archive with the arrays of "
                    "Keras’ mnist.npz.",
                    file=file,
                    images=keys[0],
                    labels=keys[1],
                )
            )
        images, labels = (_array(archive, name, file) for name in names)
    return images, labels


def _array(archive: zipfile.ZipFile, name: str, file: Path) -> Numbers:
    member = archive.getinfo(name)
    check_member(member, file, limits.NUMBER_BYTES)
    with archive.open(member) as stream:
        head = _HEADS[read_magic(stream)]
        shape, _, kind = head(stream)
    # Memory is taken for what the head says, before anything is read.
    if math.prod(shape) * kind.itemsize > member.file_size:
        raise UserError(_fault(file))
    with archive.open(member) as stream:
        # Never what would run code.
        return np.atleast_1d(read_array(stream, allow_pickle=False))


def _fault(file: Path) -> str:
    return tr("{file} cannot be read as an archive; choose another file.", file=file)
