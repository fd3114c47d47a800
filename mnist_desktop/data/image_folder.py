"""Images in folders that are named by their digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.formatting import counted

_PARTS = {Part.TRAINING: "train", Part.TEST: "test"}
_TEST_SHARE = 0.2
_SEED = 0
# What systems put into folders by themselves.
_NO_IMAGES = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class LabeledFile:
    """An image file and the digit that its folder is named by."""

    path: Path
    label: int


@dataclass(frozen=True)
class ImageFolderSource:
    """A folder of image files with subfolders 0 to 9, each named by the digit of its images.

    Where it has subfolders train and test, these hold the subfolders 0 to 9, and are the parts.
    Otherwise a fifth of each digit's files is the test part: by their names, so always the same.

    Attributes:
        folder: The folder.
    """

    folder: Path

    def load(self, part: Part) -> Loading:
        """Read one part; each image is fitted and centered like those on the Draw page.

        Files that cannot be read, or show nothing, are left out and counted in the progress.

        Raises:
            UserError: There is no such folder, or no image in this part that can be read.
        """
        files = labeled_files(self.folder, part)
        name = f"{self.folder.name} {'training' if part is Part.TRAINING else 'test'} set"
        if not files:
            raise UserError(
                f"{self.folder} has too few images for a {part.name.lower()} set; add more to its "
                "subfolders 0 to 9."
            )
        return (yield from _read(name, files))

    @property
    def is_divided(self) -> bool:
        """Whether the folder itself says which images are the test part."""
        return bool(_part_folders(self.folder))

    def load_all(self) -> Loading:
        """Read both parts as one set, as `load` reads one.

        Raises:
            UserError: There is no such folder, or no image in it that can be read.
        """
        files = [file for part in Part for file in labeled_files(self.folder, part)]
        if not files:
            raise UserError(f"{self.folder} has no images; add some to its subfolders 0 to 9.")
        files.sort(key=lambda file: (file.label, file.path))
        return (yield from _read(f"{self.folder.name}, all images", files))


def is_image_folder(folder: Path) -> bool:
    """Whether a folder has a subfolder named by a digit, perhaps within train and test."""
    return any(_class_folders(root) for root in (folder, *_part_folders(folder).values()))


def labeled_files(folder: Path, part: Part) -> list[LabeledFile]:
    """Return the files of one part, digit by digit and by name.

    Raises:
        UserError: The folder has no subfolders 0 to 9, or cannot be read.
    """
    if not is_image_folder(folder):
        raise UserError(
            f"{folder} has no subfolders named 0 to 9; put the images of each digit into one."
        )
    parts = _part_folders(folder)
    files = []
    for label, images in _class_folders(parts.get(part, folder)).items():
        found = _files(images)
        chosen = found if parts else _share(found, part, label)
        files += [LabeledFile(path, label) for path in chosen]
    return files


def _read(name: str, files: Sequence[LabeledFile]) -> Loading:
    images: list[NDArray[np.uint8]] = []
    read: list[LabeledFile] = []
    for done, file in enumerate(files):
        yield ReadingProgress(done, len(files), done - len(images))
        image = _image(file.path)
        if image is not None:
            images.append(image)
            read.append(file)
    yield ReadingProgress(len(files), len(files), len(files) - len(images))
    if not images:
        raise UserError(
            f"No digit is to be seen in the {counted(len(files), 'file')} of "
            f"{files[0].path.parent.parent}; choose a folder of images."
        )
    labels = np.array([file.label for file in read], np.int64)
    return DigitSet(name, np.stack(images), labels, tuple(file.path for file in read))


def _image(path: Path) -> NDArray[np.uint8] | None:
    # Here and not above: Pillow takes long to load, and only folders of images need it.
    from mnist_desktop.imaging.preparation import read_image

    try:
        image = read_image(path)
    except UserError:
        return None
    return image if image.any() else None


def _part_folders(folder: Path) -> dict[Part, Path]:
    """Return the subfolders of the parts, or nothing unless there are both."""
    found = {part: folder / name for part, name in _PARTS.items() if (folder / name).is_dir()}
    return found if len(found) == len(_PARTS) else {}


def _class_folders(folder: Path) -> dict[int, Path]:
    return {
        label: folder / str(label) for label in range(NUM_CLASSES) if (folder / str(label)).is_dir()
    }


def _files(folder: Path) -> list[Path]:
    with os_error_told(f"{folder} cannot be read", "allow reading it"):
        found = [path for path in folder.iterdir() if path.is_file()]
    return sorted(
        path
        for path in found
        if not path.name.startswith(".") and path.name.lower() not in _NO_IMAGES
    )


def _share(files: Sequence[Path], part: Part, label: int) -> list[Path]:
    """Return the part's share of a digit's files, which are in order of their names."""
    shuffled = np.random.default_rng((_SEED, label)).permutation(len(files))
    held_out = set(shuffled[: round(len(files) * _TEST_SHARE)].tolist())
    return [path for index, path in enumerate(files) if (index in held_out) == (part is Part.TEST)]
