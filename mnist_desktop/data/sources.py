"""Where labeled digits come from, whichever the user chose."""

from dataclasses import dataclass
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.data import mnist, practice
from mnist_desktop.data.archive_source import ARCHIVE_SUFFIX, ArchiveSource, is_archive
from mnist_desktop.data.download import ensure_mnist, repair_cache
from mnist_desktop.data.idx_folder import IdxFolderSource, is_idx_file, is_idx_folder
from mnist_desktop.data.image_folder import ImageFolderSource, is_image_folder
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.mnist import Part, Presence
from mnist_desktop.data.parts import LoadingParts, Parts
from mnist_desktop.data.progress import Loading
from mnist_desktop.data.table import TABLE_SUFFIX, is_table
from mnist_desktop.data.table_source import (
    TablePairSource,
    TableSource,
    has_one_table,
    is_table_folder,
    tables_in,
)
from mnist_desktop.errors import UserError, reading
from mnist_desktop.ink.ink_files import is_ink
from mnist_desktop.looking import is_folder
from mnist_desktop.texts import tr

NUMBER_SUFFIXES = (TABLE_SUFFIX, ARCHIVE_SUFFIX)


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
        path: A folder of images, IDX files or tables, one of the IDX files, an ink file, or a file
            of numbers.
    """

    path: Path

    def load(self, part: Part) -> Loading:
        """Load one part.

        Raises:
            UserError: Nothing that holds digits lies there, or it cannot be read.
        """
        return (yield from found_source(self).load(part))


FoundSource = (
    MnistSource
    | PracticeSource
    | ImageFolderSource
    | IdxFolderSource
    | InkSource
    | ArchiveSource
    | TableSource
    | TablePairSource
)
"""A source of known kind."""

Source = FoundSource | SourceAt


def default_source() -> MnistSource | PracticeSource:
    """Return the set that is used unasked: MNIST if it is at hand, else the practice digits."""
    return MnistSource() if mnist.presence() is Presence.HERE else PracticeSource()


def found_source(source: Source) -> FoundSource:
    """Return a source of known kind, so that a folder with MNIST is known as MNIST.

    Raises:
        UserError: Nothing that holds digits lies where it says.
    """
    return source_at(source.path) if isinstance(source, SourceAt) else source


def load_parts(source: Source) -> LoadingParts:
    """Load both parts of a set; a file that holds both is read once.

    The test part comes first, so that its faults come before the longer wait.

    Raises:
        UserError: A part cannot be loaded.
    """
    found = found_source(source)
    if isinstance(found, TableSource):
        return (yield from found.load_parts())
    test = yield from found.load(Part.TEST)
    training = yield from found.load(Part.TRAINING)
    return Parts(training, test)


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
    if is_table(path):
        return TableSource(path)
    return ArchiveSource(path) if is_archive(path) else InkSource(path)


def undivided_source(path: Path) -> ImageFolderSource | TableSource | TablePairSource:
    """Return the source of which all images can be read as one set, whatever it keeps for a test.

    Raises:
        UserError: There is none.
    """
    check_path(path)
    if path.is_dir() and is_image_folder(path):
        return ImageFolderSource(path)
    found = source_at(path)
    if isinstance(found, TableSource | TablePairSource):
        return found
    raise UserError(tr("{path} is no folder of images and no table; choose one.", path=path))


def is_undivided(path: Path) -> bool:
    """Whether a set at a path does not say itself which of its digits are for the test."""
    if not is_folder(path):
        return is_table(path)
    if is_image_folder(path):
        return not ImageFolderSource(path).is_divided
    return not is_idx_folder(path) and has_one_table(path)


def is_number_file(path: Path) -> bool:
    """Whether a file is such an archive or table, by its name."""
    return is_table(path) or is_archive(path)


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
                tr(
                    "{path} is no set of digits; choose a folder of images, IDX files or CSV "
                    "tables, an ink file, or a file like Keras’ mnist.npz or Kaggle’s CSV tables.",
                    path=path,
                )
            )


def check_folder(folder: Path) -> None:
    """Look, without reading it, whether a folder may hold digits.

    Raises:
        UserError: It holds none.
    """
    if is_idx_folder(folder) or is_image_folder(folder):
        return
    if not is_table_folder(folder):
        raise UserError(
            tr(
                "{folder} has neither subfolders named 0 to 9, nor IDX files such as "
                "train-images-idx3-ubyte, nor CSV tables of digits with labels; choose a folder "
                "that has.",
                folder=folder,
            )
        )
    # They may be several, and not say what they are for.
    tables_in(folder)


def _source_in(folder: Path) -> FoundSource:
    if not is_idx_folder(folder):
        return ImageFolderSource(folder) if is_image_folder(folder) else tables_in(folder)
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
