"""The work of the Data page, done in a worker thread."""

import threading
from collections.abc import Generator
from dataclasses import dataclass

from mnist_desktop.data import mnist
from mnist_desktop.data.archive_source import ArchiveSource
from mnist_desktop.data.idx_folder import IdxFolderSource
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.data.overview import Overview, load_overview
from mnist_desktop.data.progress import LoadingProgress
from mnist_desktop.data.sources import (
    FoundSource,
    MnistSource,
    PracticeSource,
    Source,
    found_source,
)
from mnist_desktop.data.table_source import TablePairSource, TableSource
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.task_runner import Job

_IN_FOLDERS: dict[type[FoundSource], str] = {
    ImageFolderSource: mark("Images in {folder}"),
    IdxFolderSource: mark("IDX files in {folder}"),
    TablePairSource: mark("Tables in {folder}"),
}


@dataclass(frozen=True, eq=False)
class Loaded:
    """A set that was loaded.

    Attributes:
        source: What it was loaded from.
        overview: The set.
        origin: Where it comes from, as shown on screen.
    """

    source: FoundSource
    overview: Overview
    origin: str


def loading_job(chosen: Source) -> Job:
    """Return the work of loading a set: it tells `LoadingProgress` and returns `Loaded`.

    Nothing of it is for validation yet.
    """

    def job(_ending: threading.Event) -> Generator[LoadingProgress, None, Loaded]:
        source = found_source(chosen)
        found = yield from load_overview(source)
        return Loaded(source, found, _origin(source))

    return job


def title_of(source: FoundSource) -> str:
    """Return what a source is called on screen."""
    match source:
        case MnistSource():
            if source.folder is None:
                return "MNIST"
            return tr("MNIST in {folder}", folder=source.folder.name)
        case PracticeSource():
            return tr("Practice digits (built in)")
        case ImageFolderSource() | IdxFolderSource() | TablePairSource():
            return tr(_IN_FOLDERS[type(source)], folder=source.folder.name)
        case InkSource():
            return tr("Ink: {file}", file=source.file.name)
        case ArchiveSource() | TableSource():
            return tr("File: {file}", file=source.file.name)


def _origin(source: FoundSource) -> str:
    match source:
        case MnistSource():
            return str(mnist.find(source.folder))
        case PracticeSource():
            return tr("Made by this program")
        case ImageFolderSource() | IdxFolderSource() | TablePairSource():
            return str(source.folder)
        case InkSource() | ArchiveSource() | TableSource():
            return str(source.file)
