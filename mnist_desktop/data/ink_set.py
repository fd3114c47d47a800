"""Labeled drawings as a set of images."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture, finished
from mnist_desktop.ink.drawing import Drawing, has_numbers
from mnist_desktop.ink.ink_files import read_ink, reading_ink
from mnist_desktop.ink.rasterizer import PEN_WIDTH, rasterize
from mnist_desktop.texts import tr, tr_many

CHUNK = 500
"""Drawings that are drawn at once."""


def rasterize_in_chunks(
    drawings: Sequence[Drawing], pen_width: ArrayLike = PEN_WIDTH
) -> Iterator[NDArray[np.uint8]]:
    """Yield what `rasterize` returns, `CHUNK` drawings at a time: uint8, shape (chunk, 28, 28)."""
    widths = np.broadcast_to(np.asarray(pen_width, np.float64), len(drawings))
    for start in range(0, len(drawings), CHUNK):
        chunk = slice(start, start + CHUNK)
        yield rasterize(drawings[chunk], widths[chunk])


def labeled_set(name: str, drawings: Sequence[Drawing]) -> DigitSet:
    """Return the drawings that have ink and a label, drawn by the pad's rasterizer.

    Raises:
        UserError: None of them has both.
    """
    return finished(drawing_labeled(name, drawings))


def drawing_labeled(name: str, drawings: Sequence[Drawing]) -> Loading:
    """Draw as `labeled_set` does, telling how far that has come."""
    return (yield from drawn(name, _scorable(name, drawings)))


def read_drawings(path: Path) -> Generator[ReadingProgress, None, list[Drawing]]:
    """Read an ink file, telling how far it has come.

    Raises:
        UserError: The file cannot be read.
    """
    parsing = ReturnCapture(reading_ink(path))
    for done, count in parsing:
        yield ReadingProgress(done, count)
    return parsing.value


def labeled(drawings: Iterable[Drawing]) -> list[Drawing]:
    """Return the drawings that have ink and a label."""
    return [drawing for drawing in drawings if not drawing.is_empty and drawing.label is not None]


def read_digits(path: Path) -> list[Drawing]:
    """Read an ink file to learn from.

    Raises:
        UserError: The file cannot be read, or no drawing has ink and a label.
    """
    drawings = read_ink(path)
    check_labeled(path, drawings)
    return drawings


def read_non_digits(path: Path) -> list[Drawing]:
    """Read an ink file of what is no digit; where that is said of some, it is those alone.

    Raises:
        UserError: The file cannot be read.
    """
    drawings = read_ink(path)
    said = [drawing for drawing in drawings if drawing.is_no_digit]
    return said or drawings


def check_labeled(path: Path, drawings: Sequence[Drawing], least: int = 1) -> None:
    """Look whether the drawings of an ink file can be shown or learned as single digits.

    Args:
        path: The ink file.
        drawings: What it holds.
        least: How many drawings with ink and a label are needed.

    Raises:
        UserError: There are fewer.
    """
    count = len(labeled(drawings))
    if count >= least:
        return
    if has_numbers(drawings):
        raise UserError(
            tr(
                "{path} has whole numbers: they can be evaluated, but neither looked through nor "
                "learned; choose an ink file of single digits, each with a label.",
                path=path,
            )
        )
    if least == 1:
        raise UserError(
            tr(
                "{path} has 0 labeled drawings; at least 1 is needed: add labels, or more "
                "drawings with labels.",
                path=path,
            )
        )
    raise UserError(
        tr_many(
            "{path} has {count} labeled drawings; at least {least} are needed: add labels, or "
            "more drawings with labels.",
            "{path} has {count} labeled drawing; at least {least} are needed: add labels, or "
            "more drawings with labels.",
            count,
            path=path,
            least=least,
        )
    )


def drawn(name: str, drawings: Sequence[Drawing]) -> Loading:
    """Draw drawings with labels, at least one, as a set."""
    chunks: list[NDArray[np.uint8]] = []
    yield ReadingProgress(0, len(drawings))
    for chunk in rasterize_in_chunks(drawings):
        chunks.append(chunk)
        yield ReadingProgress(sum(map(len, chunks)), len(drawings))
    labels = np.array([drawing.label for drawing in drawings], np.int64)
    return DigitSet(name, np.concatenate(chunks), labels)


def _scorable(name: str, drawings: Sequence[Drawing]) -> list[Drawing]:
    scorable = labeled(drawings)
    if not scorable:
        raise UserError(
            tr("{name} has no labeled drawing; add a label to those to be scored.", name=name)
        )
    return scorable
