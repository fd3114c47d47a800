"""How a folder of images is laid out: its subfolders 0 to 9, perhaps in folders of parts."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.data.mnist import Part
from mnist_desktop.digits import NUM_CLASSES

# Without regard to case, blanks, hyphens and underscores.
_TRAINING = ("train", "training", "trainset", "trainingset", "traindata", "trainingdata")
_TEST = ("test", "testing", "testset", "testingset", "testdata", "t10k")
_VALIDATION = ("valid", "val", "validation", "validset", "valset", "validationset")
# Archives lie in folders of their own names when they are unpacked, at times twice.
_DEEPEST = 3
# What systems put into folders by themselves.
_NO_FOLDERS = ("__macosx",)


@dataclass(frozen=True)
class ImageLayout:
    """Where the images of a folder lie.

    Attributes:
        training: Folders with subfolders 0 to 9 to learn from, or for all where it is not divided.
        test: Those of the test part; empty where the folder is not divided.
    """

    training: tuple[Path, ...]
    test: tuple[Path, ...] = ()

    @property
    def is_divided(self) -> bool:
        """Whether the folder itself says which images are the test part."""
        return bool(self.test)

    def folders(self, part: Part) -> tuple[Path, ...]:
        """Return the folders of a part; both are the same where the folder is not divided."""
        return self.test if part is Part.TEST and self.is_divided else self.training


def image_layout(folder: Path) -> ImageLayout | None:
    """Return how a folder is laid out, or None where it has no subfolders named by digits.

    It may have folders of parts, such as train and test, or Training and valid. Where there are
    three, the validation part is learned from: training sets apart one of its own. A part without
    subfolders 0 to 9, such as images without labels, is none.
    """
    return _layout(folder, _DEEPEST)


def class_folders(folder: Path) -> dict[int, Path]:
    """Return the subfolders that are named by digits."""
    named = {label: folder / str(label) for label in range(NUM_CLASSES)}
    return {label: path for label, path in named.items() if path.is_dir()}


def _layout(folder: Path, depth: int) -> ImageLayout | None:
    if class_folders(folder):
        return ImageLayout((folder,))
    subfolders = _subfolders(folder)
    training = _of_part(subfolders, _TRAINING)
    validation = _of_part(subfolders, _VALIDATION)
    test = _of_part(subfolders, _TEST)
    if test:
        training += validation
    else:
        test = validation
    if training or test:
        return ImageLayout(training, test) if training else ImageLayout(test)
    if len(subfolders) == 1 and depth:
        return _layout(subfolders[0], depth - 1)
    return None


def _of_part(subfolders: Sequence[Path], names: Sequence[str]) -> tuple[Path, ...]:
    found = (folder for folder in subfolders if _plain(folder.name) in names)
    return tuple(place for folder in found for place in _with_classes(folder))


def _with_classes(folder: Path) -> tuple[Path, ...]:
    """Return a folder, or the only one in it, if it has subfolders named by digits."""
    for _ in range(_DEEPEST):
        if class_folders(folder):
            return (folder,)
        subfolders = _subfolders(folder)
        if len(subfolders) != 1:
            break
        (folder,) = subfolders
    return ()


def _subfolders(folder: Path) -> list[Path]:
    try:
        # There may be many files, and what each is, is told at once.
        with os.scandir(folder) as entries:
            return sorted(
                folder / entry.name
                for entry in entries
                if entry.is_dir()
                and not entry.name.startswith(".")
                and entry.name.lower() not in _NO_FOLDERS
            )
    except OSError:
        return []


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter not in " -_")
