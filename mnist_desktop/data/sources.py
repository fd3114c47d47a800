"""Where labeled digits come from, whichever the user chose."""

from dataclasses import dataclass
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.data import mnist, practice
from mnist_desktop.data.download import ensure_mnist, repair_cache
from mnist_desktop.data.idx_folder import IdxFolderSource, is_idx_file, is_idx_folder
from mnist_desktop.data.image_folder import ImageFolderSource, is_image_folder
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.mnist import Part, Presence
from mnist_desktop.data.number_source import (
    ArchiveSource,
    TableSource,
    is_number_file,
    number_source,
)
from mnist_desktop.data.progress import Loading
from mnist_desktop.errors import UserError, reading
from mnist_desktop.ink.ink_files import is_ink


@dataclass(frozen=True)
class MnistSource:
    """The MNIST database.

    Attributes:
        folder: Where it lies; None looks in MNIST_DESKTOP_DATA, then in the user's cache, and
            downloads it there where it is nowhere.
    """

    folder: Path | None = None

    def load(self, part: Part) -> Loading:
        """Load one part; what is damaged in the user's cache is downloaded again.

        Raises:
            UserError: It cannot be found, downloaded or read.
        """
        folder = yield from ensure_mnist(self.folder)
        try:
            return mnist.load(folder, part)
        except UserError:
            # Loading verifies, so an intact cache is read only once. What the user named is theirs.
            if self.folder is not None or paths.named_data_folder() is not None:
                raise
        yield from repair_cache()
        return mnist.load(folder, part)


@dataclass(frozen=True)
class PracticeSource:
    """The built-in practice digits, which need no data and no network."""

    def load(self, part: Part) -> Loading:
        """Make one part."""
        yield from ()
        return practice.training_set() if part is Part.TRAINING else practice.test_set()


@dataclass(frozen=True)
class SourceAt:
    """Whatever lies at a path; what that is, is found out when it is loaded.

    Attributes:
        path: A folder of images or IDX files, one of its files, an ink file, or a file of numbers.
    """

    path: Path

    def load(self, part: Part) -> Loading:
        """Load one part.

        Raises:
            UserError: Nothing that holds digits lies there, or it cannot be read.
        """
        return (yield from source_at(self.path).load(part))


FoundSource = (
    MnistSource
    | PracticeSource
    | ImageFolderSource
    | IdxFolderSource
    | InkSource
    | ArchiveSource
    | TableSource
)
"""A source of known kind."""

Source = FoundSource | SourceAt


def default_source() -> MnistSource | PracticeSource:
    """Return the set that is used unasked: MNIST if it is at hand, else the practice digits."""
    return MnistSource() if mnist.presence() is Presence.HERE else PracticeSource()


def source_at(path: Path) -> FoundSource:
    """Return the source that a folder or a file is, by what lies in it.

    MNIST is known by its checksums, which takes part of a second.

    Raises:
        UserError: It is none.
    """
    check_path(path)
    if path.is_dir():
        return _source_in(path)
    if is_idx_file(path):
        check_folder(path.parent)
        return _source_in(path.parent)
    return number_source(path) if is_number_file(path) else InkSource(path)


def undivided_source(path: Path) -> ImageFolderSource | TableSource:
    """Return the source of which all images can be read as one set, whatever it keeps for a test.

    Raises:
        UserError: There is none.
    """
    check_path(path)
    if path.is_dir():
        return ImageFolderSource(path)
    found = source_at(path)
    if isinstance(found, TableSource):
        return found
    raise UserError(f"{path} is no folder of images and no table; choose one.")


def check_path(path: Path) -> None:
    """Look, without reading it, whether a folder or a file may hold digits.

    Raises:
        UserError: It holds none.
    """
    # A name that is too long, or a folder that may not be entered, is an error already here.
    with reading(path):
        if path.is_dir():
            check_folder(path)
        elif not is_idx_file(path) and not is_number_file(path) and not is_ink(path):
            raise UserError(
                f"{path} is no set of digits; choose a folder of images or IDX files, an ink file, "
                "or a file like Keras’ mnist.npz or Kaggle’s CSV tables."
            )


def check_folder(folder: Path) -> None:
    """Look, without reading it, whether a folder may hold digits.

    Raises:
        UserError: It holds none.
    """
    if not is_idx_folder(folder) and not is_image_folder(folder):
        raise UserError(
            f"{folder} has neither subfolders named 0 to 9 nor IDX files such as "
            "train-images-idx3-ubyte; choose a folder that has."
        )


def _source_in(folder: Path) -> FoundSource:
    if not is_idx_folder(folder):
        return ImageFolderSource(folder)
    found = _mnist_in(folder)
    if found is None or mnist.damaged(found):
        return IdxFolderSource(folder)
    # The one that is used anyway, by another way.
    return MnistSource() if found == _mnist_in(None) else MnistSource(folder)


def _mnist_in(folder: Path | None) -> Path | None:
    try:
        return mnist.find(folder)
    except UserError:
        return None
