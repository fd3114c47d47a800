"""MNIST as an archive of arrays: Keras' mnist.npz."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.numbers import Numbers, check_any, checked
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

ARCHIVE_SUFFIX = ".npz"
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
    try:
        # Never what would run code.
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            images, labels = (np.atleast_1d(archive[key]) for key in keys)
    except KeyError as error:
        raise UserError(
            tr(
                "{file} lacks {images} or {labels}; choose an archive with the arrays of Keras’ "
                "mnist.npz.",
                file=file,
                images=keys[0],
                labels=keys[1],
            )
        ) from error
    except Exception as error:
        # A damaged archive makes the readers of zip files and arrays raise whatever they like.
        raise UserError(
            tr("{file} cannot be read as an archive; choose another file.", file=file)
        ) from error
    return images, labels
