"""MNIST as one file of numbers: Keras' mnist.npz, or a table as Kaggle has it."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.data.splits import TEST_SEED, TEST_SHARE, stratified_choice
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError, reading

NUMBER_SUFFIXES = (".csv", ".npz")
_KEYS = {Part.TRAINING: ("x_train", "y_train"), Part.TEST: ("x_test", "y_test")}
_PIXELS = IMAGE_SIZE * IMAGE_SIZE
_LABELS = ("label", "class", "digit", "y")
_LINES_AT_ONCE = 1000

Numbers = NDArray[Any]


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
        return _digits(f"{self.file.stem}{part.suffix}", self.file, images, labels)


@dataclass(frozen=True)
class TableSource:
    """A table as Kaggle has it: a label and 784 pixels a line, with or without names above.

    A fifth of each digit's lines is the test part, always the same.

    Attributes:
        file: The table, its values separated by commas.
    """

    file: Path

    def load(self, part: Part) -> Loading:
        """Read the table and return one part.

        Raises:
            UserError: The file cannot be read, or holds too few digits.
        """
        whole = yield from self.load_all()
        held_out = stratified_choice(whole.labels, TEST_SHARE, TEST_SEED)
        chosen = held_out if part is Part.TEST else ~held_out
        if not chosen.any():
            raise UserError(
                f"{self.file} has too few digits for a {part.name.lower()} set; choose another."
            )
        return DigitSet(
            f"{self.file.stem}{part.suffix}", whole.images[chosen], whole.labels[chosen]
        )

    def load_all(self) -> Loading:
        """Read both parts as one set, as `load` reads one.

        Raises:
            UserError: The file cannot be read, or holds no digits.
        """
        with reading(self.file):
            rows, place = yield from _rows(self.file)
        labels, images = rows[:, place], np.delete(rows, place, axis=1)
        return _digits(f"{self.file.stem}, all digits", self.file, images, labels)


def is_number_file(path: Path) -> bool:
    """Whether a file is such an archive or table, by its name."""
    return is_table(path) or (path.suffix.lower() == ".npz" and path.is_file())


def is_table(path: Path) -> bool:
    """Whether a file is such a table, by its name."""
    return path.suffix.lower() == ".csv" and path.is_file()


def number_source(path: Path) -> ArchiveSource | TableSource:
    """Return the source that such a file is."""
    return TableSource(path) if is_table(path) else ArchiveSource(path)


def _arrays(file: Path, keys: tuple[str, str]) -> tuple[Numbers, Numbers]:
    try:
        # Never what would run code.
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            images, labels = (np.atleast_1d(archive[key]) for key in keys)
    except KeyError as error:
        raise UserError(
            f"{file} lacks {keys[0]} or {keys[1]}; choose an archive with the arrays of "
            "Keras’ mnist.npz."
        ) from error
    except Exception as error:
        # A damaged archive makes the readers of zip files and arrays raise whatever they like.
        raise UserError(f"{file} cannot be read as an archive; choose another file.") from error
    return images, labels


def _rows(file: Path) -> Generator[ReadingProgress, None, tuple[Numbers, int]]:
    """Return the numbers of all lines, and in which column the labels are."""
    with file.open(encoding="utf-8-sig", errors="replace") as stream:
        first = stream.readline()
        names = [name.strip(' "\r\n').lower() for name in first.split(",")]
        has_names = not _is_number(names[0])
        place = next((names.index(name) for name in _LABELS if name in names), 0)
        if len(names) != _PIXELS + 1:
            raise UserError(_columns_fault(file, len(names)))
        # How many lines there are is told by the length of those that were read.
        size, read = max(file.stat().st_size, 1), 0
        lines = chain([] if has_names else [first], stream)
        chunks: list[Numbers] = []
        while chunk := list(islice(lines, _LINES_AT_ONCE)):
            chunks.append(_parsed(file, chunk))
            read += sum(map(len, chunk))
            done = sum(map(len, chunks))
            yield ReadingProgress(done, max(round(done * size / read), done))
    return np.concatenate(chunks or [np.zeros((0, _PIXELS + 1), np.int16)]), place


def _parsed(file: Path, lines: Iterable[str]) -> Numbers:
    filled = [line for line in lines if line.strip()]
    if not filled:
        return np.zeros((0, _PIXELS + 1), np.int16)
    try:
        # Whole numbers are read ten times faster as such.
        kind = np.float32 if any("." in line for line in filled) else np.int16
        rows: Numbers = np.loadtxt(filled, kind, delimiter=",", quotechar='"', ndmin=2)
    except ValueError as error:
        raise UserError(
            f"{file} has lines that are no label and {_PIXELS} pixels; choose another file."
        ) from error
    if rows.shape[1] != _PIXELS + 1:
        raise UserError(_columns_fault(file, rows.shape[1]))
    return rows


def _columns_fault(file: Path, count: int) -> str:
    if count == _PIXELS:
        return f"{file} has pixels but no labels; choose a table with a label in front of them."
    return (
        f"{file} has {count} values a line; choose a table of digits, with a label and "
        f"{_PIXELS} pixels."
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _digits(name: str, file: Path, images: Numbers, labels: Numbers) -> DigitSet:
    """Return numbers as a set, whatever their kind, if they are digits."""
    if not len(images):
        raise UserError(f"{file} holds no digits; choose another file.")
    if images.size != len(images) * _PIXELS or labels.size != len(images):
        raise UserError(
            f"{file} does not hold images of 28×28 pixels with a label each; choose another file."
        )
    if not _are_whole(labels, NUM_CLASSES - 1):
        raise UserError(f"{file} has labels other than the digits 0 to 9; choose another file.")
    if not _are_whole(images, 255):
        raise UserError(f"{file} has pixels that are no numbers from 0 to 255; choose another.")
    shaped = images.reshape(-1, IMAGE_SIZE, IMAGE_SIZE).astype(np.uint8)
    return DigitSet(name, shaped, labels.reshape(-1).astype(np.int64))


def _are_whole(values: Numbers, most: int) -> bool:
    if values.dtype.kind not in "uif":
        return False
    return bool((values >= 0).all() and (values <= most).all() and (values % 1 == 0).all())
