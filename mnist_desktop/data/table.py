"""A CSV table of digits: a label and 784 pixels a line, with or without names above."""

import warnings
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import limits
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.numbers import PIXELS, Numbers, check_any, checked
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError, reading
from mnist_desktop.foreign import parsing
from mnist_desktop.texts import tr

TABLE_SUFFIX = ".csv"
_LABELS = ("label", "class", "digit", "y")
# What stands in front of pixels that have no label.
_NO_LABELS = ("id", "imageid", "index")
_LINES_AT_ONCE = 1000
# The first line of a table of digits is shorter.
_LONGEST_LINE = 1 << 16
_Batch = tuple[NDArray[np.uint8], Numbers]


@dataclass(frozen=True)
class _Head:
    """What the first line of a table says.

    Attributes:
        count: Values in it.
        place: In which column the labels are, or None where there are none.
        has_names: Whether it names the columns, and is no digit itself.
    """

    count: int
    place: int | None
    has_names: bool


def is_table(path: Path) -> bool:
    """Whether a file is a table, by its name."""
    return path.suffix.lower() == TABLE_SUFFIX and path.is_file()


def has_labels(file: Path) -> bool:
    """Whether a table has a label and 784 pixels a line, by its first line."""
    try:
        with _opened(file) as stream:
            head = _head(stream.readline(_LONGEST_LINE))
    except OSError:
        return False
    return head.count == PIXELS + 1 and head.place is not None


def read_table(file: Path, name: str) -> Loading:
    """Read all digits of a table as a set of that name.

    Raises:
        UserError: The file cannot be read, or holds no digits.
    """
    batches: list[_Batch] = []
    limits.check_size(file, limits.TABLE_BYTES)
    with reading(file):
        for batch, progress in _batches(file):
            batches.append(batch)
            yield progress
    labels = np.concatenate([np.zeros(0, np.int64), *(labels for _, labels in batches)])
    check_any(file, labels)
    return DigitSet(name, np.concatenate([images for images, _ in batches]), labels)


def _batches(file: Path) -> Generator[tuple[_Batch, ReadingProgress], None, None]:
    """Yield the digits of a table, some lines at a time, and how far that is."""
    with _opened(file) as stream:
        first = stream.readline(_LONGEST_LINE)
        head = _head(first)
        if head.count != PIXELS + 1 or head.place is None:
            raise UserError(_columns_fault(file, head))
        # How many lines there are is told by the length of those that were read.
        size, read, done = max(file.stat().st_size, 1), 0, 0
        lines = chain([] if head.has_names else [first], _lines(stream, file))
        while chunk := list(islice(lines, _LINES_AT_ONCE)):
            rows = _parsed(file, chunk)
            read, done = read + sum(map(len, chunk)), done + len(rows)
            labels, images = rows[:, head.place], np.delete(rows, head.place, axis=1)
            progress = ReadingProgress(done, max(round(done * size / read), done))
            yield checked(file, images, labels), progress


def _lines(stream: TextIO, file: Path) -> Iterator[str]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise UserError(_lines_fault(file))
        yield line


def _opened(file: Path) -> TextIO:
    return file.open(encoding="utf-8-sig", errors="replace")


def _head(line: str) -> _Head:
    names = [name.strip(' "\r\n').lower() for name in line.split(",")]
    place = next((names.index(name) for name in _LABELS if name in names), 0)
    is_labeled = names[place] not in _NO_LABELS
    return _Head(len(names), place if is_labeled else None, not _is_number(names[0]))


def _parsed(file: Path, lines: Iterable[str]) -> Numbers:
    filled = [line for line in lines if line.strip()]
    if not filled:
        return np.zeros((0, PIXELS + 1), np.int16)
    with parsing(file, _lines_fault(file)), warnings.catch_warnings():
        # Such as that the lines hold nothing, which is told below.
        warnings.simplefilter("ignore")
        # Whole numbers are read ten times faster as such.
        kind = np.float32 if any("." in line for line in filled) else np.int16
        rows: Numbers = np.loadtxt(filled, kind, delimiter=",", quotechar='"', ndmin=2)
    if rows.shape[1] != PIXELS + 1:
        raise UserError(_columns_fault(file, _Head(rows.shape[1], 0, has_names=False)))
    return rows


def _lines_fault(file: Path) -> str:
    return tr(
        "{file} has lines that are no label and {pixels} pixels; choose another file.",
        file=file,
        pixels=PIXELS,
    )


def _columns_fault(file: Path, head: _Head) -> str:
    if head.count == PIXELS or head.place is None:
        return tr(
            "{file} has pixels but no labels; choose a table with a label in front of them.",
            file=file,
        )
    return tr(
        "{file} has {values} values a line; choose a table of digits, with a label and {pixels} "
        "pixels.",
        file=file,
        values=head.count,
        pixels=PIXELS,
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
