"""Labeled drawings as a set of images."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.progress import Loading, ReadingProgress
from mnist_desktop.errors import UserError
from mnist_desktop.generators import ReturnCapture, finished
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import reading_ink
from mnist_desktop.ink.rasterizer import PEN_WIDTH, rasterize

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
    return finished(drawn(name, _scorable(name, drawings)))


def read_labeled(path: Path) -> Loading:
    """Read an ink file as a set of those drawings that have ink and a label.

    Raises:
        UserError: The file cannot be read, or no drawing has both.
    """
    drawings = yield from read_drawings(path)
    return (yield from drawn(path.name, _scorable(path.name, drawings)))


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
    counted = labeled(drawings)
    if not counted:
        raise UserError(f"{name} has no labeled drawing; add a label to those to be scored.")
    return counted
