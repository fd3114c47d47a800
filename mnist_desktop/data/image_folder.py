"""Images in folders that are named by their digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import limits
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.image_layout import class_folders, image_layout
from mnist_desktop.data.left_out import LeftOut
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.data.splits import TEST_SEED, TEST_SHARE
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr, tr_many

# What systems put into folders by themselves.
_NO_IMAGES = ("thumbs.db", "desktop.ini")
_TOO_FEW = {
    Part.TRAINING: mark(
        "{folder} has too few images for a training set; add more to its subfolders 0 to 9."
    ),
    Part.TEST: mark(
        "{folder} has too few images for a test set; add more to its subfolders 0 to 9."
    ),
}


@dataclass(frozen=True)
class LabeledFile:
    """An image file and the digit that its folder is named by."""

    path: Path
    label: int


@dataclass(frozen=True)
class ImageFolderSource:
    """A folder of image files with subfolders 0 to 9, each named by the digit of its images.

    Where it has folders of parts, such as train and test, these hold the subfolders 0 to 9; see
    `image_layout`. Otherwise a fifth of each digit's files is the test part: by their names, so
    always the same.

    Attributes:
        folder: The folder.
    """

    folder: Path

    def load(self, part: Part) -> Loading:
        """Read one part; each image is fitted and centered like those on the Draw page.

        Files that cannot be read, or show nothing, are left out; the set says which they are and
        why.

        Raises:
            UserError: There is no such folder, or no image in this part that can be read.
        """
        files = labeled_files(self.folder, part)
        name = f"{self.folder.name}{part.suffix}"
        if not files:
            raise UserError(tr(_TOO_FEW[part], folder=self.folder))
        return (yield from _read(name, files))

    @property
    def is_divided(self) -> bool:
        """Whether the folder itself says which images are the test part."""
        layout = image_layout(self.folder)
        return layout is not None and layout.is_divided

    def load_all(self) -> Loading:
        """Read both parts as one set, as `load` reads one.

        Raises:
            UserError: There is no such folder, or no image in it that can be read.
        """
        files = [file for part in Part for file in labeled_files(self.folder, part)]
        if not files:
            raise UserError(
                tr(
                    "{folder} has no images; add some to its subfolders 0 to 9.",
                    folder=self.folder,
                )
            )
        files.sort(key=lambda file: (file.label, file.path))
        return (yield from _read(f"{self.folder.name}, all images", files))


def is_image_folder(folder: Path) -> bool:
    """Whether a folder has a subfolder named by a digit, perhaps within those of parts."""
    return image_layout(folder) is not None


def labeled_files(folder: Path, part: Part) -> list[LabeledFile]:
    """Return the files of one part, digit by digit and by name.

    Raises:
        UserError: The folder has no subfolders 0 to 9, or cannot be read.
    """
    layout = image_layout(folder)
    if layout is None:
        raise UserError(
            tr(
                "{folder} has no subfolders named 0 to 9; put the images of each digit into one.",
                folder=folder,
            )
        )
    files = []
    for place in layout.folders(part):
        for label, images in class_folders(place).items():
            found = _files(images)
            chosen = found if layout.is_divided else _share(found, part, label)
            files += [LabeledFile(path, label) for path in chosen]
    files.sort(key=lambda file: file.label)
    return files


def _read(name: str, files: Sequence[LabeledFile]) -> Loading:
    images: list[NDArray[np.uint8]] = []
    read: list[LabeledFile] = []
    left_out: list[LeftOut] = []
    for done, file in enumerate(files):
        yield ReadingProgress(done, len(files))
        try:
            images.append(_image(file.path))
            read.append(file)
        except UserError as error:
            left_out.append(LeftOut(file.path, str(error)))
    yield ReadingProgress(len(files), len(files))
    if not images:
        raise UserError(
            tr_many(
                "No digit is to be seen in the {count} files of {folder}; choose a folder of "
                "images. The first: {reason}",
                "No digit is to be seen in the {count} file of {folder}; choose a folder of "
                "images. The first: {reason}",
                len(files),
                folder=files[0].path.parent.parent,
                reason=left_out[0].reason,
            )
        )
    labels = np.array([file.label for file in read], np.int64)
    paths = tuple(file.path for file in read)
    return DigitSet(name, np.stack(images), labels, paths, tuple(left_out))


def _image(path: Path) -> NDArray[np.uint8]:
    # Here and not above: Pillow takes long to load, and only folders of images need it.
    from mnist_desktop.imaging.preparation import read_image

    image = read_image(path)
    if not image.any():
        raise UserError(tr("{path} shows no digit; choose another picture.", path=path))
    return image


def _files(folder: Path) -> list[Path]:
    with os_error_told(tr("{path} cannot be read", path=folder), tr("allow reading it")):
        listed = list(islice(folder.iterdir(), limits.FOLDER_FILES + 1))
        if len(listed) > limits.FOLDER_FILES:
            most = whole(limits.FOLDER_FILES)
            raise UserError(
                tr("{folder} has more than {most} files; take some out.", folder=folder, most=most)
            )
        found = [path for path in listed if path.is_file()]
    return sorted(
        path
        for path in found
        if not path.name.startswith(".") and path.name.lower() not in _NO_IMAGES
    )


def _share(files: Sequence[Path], part: Part, label: int) -> list[Path]:
    """Return the part's share of a digit's files, which are in order of their names."""
    shuffled = np.random.default_rng((TEST_SEED, label)).permutation(len(files))
    held_out = set(shuffled[: round(len(files) * TEST_SHARE)].tolist())
    return [path for index, path in enumerate(files) if (index in held_out) == (part is Part.TEST)]
