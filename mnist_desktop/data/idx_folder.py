"""IDX files of images and labels that are not MNIST's, such as those of EMNIST's digits.

Source of the names: LeCun, Cortes, Burges, The MNIST database; Cohen, Afshar, Tapson, van Schaik,
EMNIST: an extension of MNIST to handwritten letters, 2017, whose images lie transposed; Yadav,
Bottou, Cold Case: The Lost MNIST Digits, 2019 (QMNIST).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.data import idx
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError
from mnist_desktop.gzip_files import read_content
from mnist_desktop.texts import mark, tr

_WORDS = {Part.TRAINING: ("train",), Part.TEST: ("t10k", "test")}
# Of several sets in one folder, as EMNIST comes, this one holds the digits.
_DIGITS = "digits"
_TRANSPOSED = "emnist"
# QMNIST's labels are a table of integers, and named so.
_TABLE = ("idx1-ubyte", "idx2-int")
_LACKING = {
    Part.TRAINING: mark(
        "{folder} has no IDX file of training images; name a folder that holds "
        "train-images-idx3-ubyte or the like."
    ),
    Part.TEST: mark(
        "{folder} has no IDX file of test images; name a folder that holds "
        "t10k-images-idx3-ubyte or the like."
    ),
}


@dataclass(frozen=True)
class IdxFolderSource:
    """A folder with IDX files of images and labels, plain or .gz, named as MNIST's are.

    The names hold “train”, “t10k” or “test”, then “images” or “labels”. No checksum is asked for.

    Attributes:
        folder: The folder, or one above that has them in MNIST/raw or raw.
    """

    folder: Path

    def load(self, part: Part) -> Loading:
        """Load one part.

        Raises:
            UserError: A file is missing or broken, or several would do.
        """
        images_path = _images_path(self.folder, part)
        labels_path = _labels_path(images_path)
        images = idx.parse_images(read_content(images_path), images_path)
        labels = idx.parse_labels(read_content(labels_path), labels_path)
        if _TRANSPOSED in images_path.name.lower():
            images = np.ascontiguousarray(images.transpose(0, 2, 1))
        name = f"{self.folder.name}{part.suffix}"
        if not len(images):
            raise UserError(tr("{path} holds no images; choose another folder.", path=images_path))
        yield ReadingProgress(len(images), len(images))
        return DigitSet(name, images, labels)


def is_idx_file(path: Path) -> bool:
    """Whether a file is one of IDX images or labels by its name."""
    return (
        "idx" in path.name and ("images" in path.name or "labels" in path.name) and path.is_file()
    )


def is_idx_folder(folder: Path) -> bool:
    """Whether a folder has IDX files of images of a part."""
    return any(_candidates(folder, part) for part in Part)


def _images_path(folder: Path, part: Part) -> Path:
    found = _candidates(folder, part)
    if not found:
        raise UserError(tr(_LACKING[part], folder=folder))
    if len(found) > 1:
        raise UserError(
            tr(
                "{folder} has the images of several sets; put those you mean into a folder of "
                "their own.",
                folder=found[0].parent,
            )
        )
    return found[0]


def _candidates(folder: Path, part: Part) -> list[Path]:
    """Return the files of images in the first folder that has any, plain ones before .gz."""
    for place in (folder, folder / "MNIST" / "raw", folder / "raw"):
        found = _images_in(place, part)
        if found:
            digits = [path for path in found if _DIGITS in path.name.lower()]
            return digits or found
    return []


def _images_in(folder: Path, part: Part) -> list[Path]:
    try:
        names = sorted(path for path in folder.iterdir() if is_idx_file(path))
    except OSError:
        return []
    of_part = [
        path
        for path in names
        if "images" in path.name and any(word in path.name for word in _WORDS[part])
    ]
    return [path for path in of_part if path.suffix != ".gz" or path.with_suffix("") not in of_part]


def _labels_path(images_path: Path) -> Path:
    name = images_path.name.replace("images", "labels").replace("idx3", "idx1")
    plain = images_path.with_name(name.removesuffix(".gz"))
    table = plain.with_name(plain.name.replace(*_TABLE))
    for path in (plain, table):
        for candidate in (path, path.with_name(f"{path.name}.gz")):
            if candidate.is_file():
                return candidate
    raise UserError(
        tr(
            "{folder} lacks {labels} (plain or .gz), the labels of {images}; add it.",
            folder=images_path.parent,
            labels=plain.name,
            images=images_path.name,
        )
    )
