"""The MNIST database in a folder: found, verified and loaded.

Source: LeCun, Cortes, Burges, The MNIST database of handwritten digits, CC BY-SA 3.0.
"""

import hashlib
from enum import Enum
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.data import idx, set_names
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.errors import UserError, reading
from mnist_desktop.gzip_files import read_content
from mnist_desktop.texts import tr


class Part(Enum):
    """The two parts of MNIST, by the prefix of their file names.

    The test part is for the last report alone: nothing is ever chosen by it.
    """

    TRAINING = "train"
    TEST = "t10k"

    @property
    def suffix(self) -> str:
        """What stands behind a set's own name in that of this part: “ test set”."""
        return " training set" if self is Part.TRAINING else " test set"


# MD5 of the uncompressed files: gzip files of the same content may differ.
_MD5 = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}
FILES = tuple(_MD5)


def find(folder: Path | None = None) -> Path | None:
    """Return the folder that holds the four MNIST files, or None where it must be downloaded.

    Args:
        folder: Where to look. Without it, the folder named by MNIST_DESKTOP_DATA, then the
            user's cache.

    Raises:
        UserError: A folder was named, but MNIST is not in it; or it may not be looked into.
    """
    named = folder or paths.named_data_folder()
    if named is None:
        cache = paths.mnist_cache()
        with reading(cache):
            return None if _missing(cache) else cache
    # A name that is too long, or a folder that may not be entered, is an error already here.
    with reading(named):
        for candidate in (named, named / "MNIST" / "raw", named / "raw"):
            if not _missing(candidate):
                return candidate
        raise UserError(
            tr(
                "{folder} lacks {file} (plain or .gz); name a folder that holds all four MNIST "
                "files.",
                folder=named,
                file=_missing(named)[0],
            )
        )


class Presence(Enum):
    """Whether MNIST can be used.

    Attributes:
        HERE: It lies where it is looked for.
        TO_DOWNLOAD: It has to be downloaded first.
        LACKING: A folder was named, but MNIST is not in it; whoever loads it is told so.
    """

    HERE = 0
    TO_DOWNLOAD = 1
    LACKING = 2


def presence() -> Presence:
    """Return whether MNIST can be used without a download; it looks where `find` looks."""
    try:
        return Presence.TO_DOWNLOAD if find() is None else Presence.HERE
    except UserError:
        return Presence.LACKING


def load(folder: Path, part: Part) -> DigitSet:
    """Load one part of MNIST and verify it.

    Args:
        folder: A folder that holds the files, plain or compressed, as returned by `find`.
        part: Which part.

    Raises:
        UserError: A file is missing, broken, or is not MNIST's.
    """
    images_name, labels_name = f"{part.value}-images-idx3-ubyte", f"{part.value}-labels-idx1-ubyte"
    images_path, labels_path = _locate(folder, images_name), _locate(folder, labels_name)
    images_content, labels_content = read_content(images_path), read_content(labels_path)
    # The structure is checked first: it gives the plainer sentence.
    name = set_names.MNIST_TRAINING if part is Part.TRAINING else set_names.MNIST_TEST
    images = idx.parse_images(images_content, images_path)
    labels = idx.parse_labels(labels_content, labels_path)
    if len(images) != len(labels):
        raise UserError(
            tr(
                "{images_path} has {images} images but {labels_path} has {labels} labels; use "
                "files that belong together.",
                images_path=images_path,
                images=len(images),
                labels_path=labels_path,
                labels=len(labels),
            )
        )
    verify(images_name, images_content, images_path)
    verify(labels_name, labels_content, labels_path)
    return DigitSet(name, images, labels)


def damaged(folder: Path) -> list[str]:
    """Return which of the four files are missing from `folder`, unreadable or not MNIST's.

    It reads all of them, which takes part of a second.
    """
    return [name for name in FILES if not _is_intact(folder, name)]


def _is_intact(folder: Path, name: str) -> bool:
    try:
        path = _locate(folder, name)
        verify(name, read_content(path), path)
    except UserError:
        return False
    return True


def verify(name: str, content: bytes, path: Path) -> None:
    """Raise UserError unless `content`, uncompressed, is MNIST's file `name`."""
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != _MD5[name]:
        raise UserError(
            tr(
                "{path} is not MNIST's {name}: its checksum differs; download it again.",
                path=path,
                name=name,
            )
        )


def _locate(folder: Path, name: str) -> Path:
    found = _file(folder, name)
    if found is not None:
        return found
    raise UserError(
        tr(
            "{folder} lacks {file} (plain or .gz); name a folder that holds it.",
            folder=folder,
            file=name,
        )
    )


def _missing(folder: Path) -> list[str]:
    return [name for name in FILES if _file(folder, name) is None]


def _file(folder: Path, name: str) -> Path | None:
    """Return the file of a name, plain or compressed; some archives have a dot in it."""
    dotted = name.replace("-idx", ".idx")
    candidates = (folder / name, folder / f"{name}.gz", folder / dotted, folder / f"{dotted}.gz")
    return next((path for path in candidates if path.is_file()), None)
