"""Reading IDX files, the format of the MNIST database, plain or compressed with gzip.

The format is described with the MNIST database (LeCun, Cortes, Burges): two zero bytes, a type
byte, the number of dimensions, each dimension as a big-endian 32-bit integer, then the values.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.foreign import parsing
from mnist_desktop.formatting import whole
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import mark, tr

_UNSIGNED_BYTE = 0x08
# QMNIST's labels: the digit, then seven numbers on who wrote it and where it is kept.
_INTEGERS = bytes([0, 0, 0x0C, 2])


@dataclass(frozen=True)
class _Kind:
    """What a file holds.

    Attributes:
        is_other: What is told where it holds something else.
        is_short, is_long: What is told where it holds too little, or too much.
    """

    is_other: str
    is_short: str
    is_long: str


_IMAGES = _Kind(
    mark("{path} is not an IDX file of images; download it again."),
    mark(
        "{path} is cut short: {expected} bytes of images expected, {found} found; download it "
        "again."
    ),
    mark(
        "{path} is longer than its header says: {expected} bytes of images expected, {found} "
        "found; download it again."
    ),
)
_LABELS = _Kind(
    mark("{path} is not an IDX file of labels; download it again."),
    mark(
        "{path} is cut short: {expected} bytes of labels expected, {found} found; download it "
        "again."
    ),
    mark(
        "{path} is longer than its header says: {expected} bytes of labels expected, {found} "
        "found; download it again."
    ),
)


def parse_images(content: bytes, path: Path) -> NDArray[np.uint8]:
    """Return the images in `content`: uint8, shape (count, 28, 28).

    Args:
        content: The uncompressed IDX file.
        path: Where it came from, named in errors.

    Raises:
        UserError: It is no IDX file of 28×28 images, or its length is not what it says.
    """
    values = _parse(content, path, dimensions=3, kind=_IMAGES)
    if values.shape[1:] != (IMAGE_SIZE, IMAGE_SIZE):
        rows, columns = values.shape[1:]
        raise UserError(
            tr(
                "{path} holds images of {rows}×{columns} pixels; 28×28 are needed.",
                path=path,
                rows=rows,
                columns=columns,
            )
        )
    return values


def parse_labels(content: bytes, path: Path) -> NDArray[np.int64]:
    """Return the labels in `content`: int64, shape (count,), each 0 to 9.

    Args:
        content: The uncompressed IDX file; of a table of integers, as QMNIST has it, the first
            column is read.
        path: Where it came from, named in errors.

    Raises:
        UserError: It is no IDX file of labels, its length is not what it says, or a label
            is over 9.
    """
    if content[:4] == _INTEGERS:
        values = _values(content, path, ">i4", 2, _LABELS)[:, :1].reshape(-1)
    else:
        values = _parse(content, path, dimensions=1, kind=_LABELS)
    wrong = values[(values < 0) | (values >= NUM_CLASSES)]
    if len(wrong):
        raise UserError(
            tr(
                "{path} has the label {label}; only the digits 0 to 9 are allowed.",
                path=path,
                label=quoted(wrong[0]),
            )
        )
    return values.astype(np.int64)


def _parse(content: bytes, path: Path, dimensions: int, kind: _Kind) -> NDArray[np.uint8]:
    if content[:4] != bytes([0, 0, _UNSIGNED_BYTE, dimensions]):
        raise UserError(tr(kind.is_other, path=path))
    return _values(content, path, "u1", dimensions, kind)


def _values(content: bytes, path: Path, number: str, dimensions: int, kind: _Kind) -> NDArray[Any]:
    """Return what stands behind the first four bytes."""
    header_size = 4 + 4 * dimensions
    if len(content) < header_size:
        raise UserError(tr("{path} ends within its header; download it again.", path=path))
    shape = struct.unpack(f">{dimensions}I", content[4:header_size])
    expected = int(np.prod(shape, dtype=object)) * np.dtype(number).itemsize
    found = len(content) - header_size
    if found != expected:
        fault = kind.is_short if found < expected else kind.is_long
        raise UserError(tr(fault, path=path, expected=whole(expected), found=whole(found)))
    # Nothing times four billion is nothing, and no array all the same.
    with parsing(path, tr(kind.is_other, path=path)):
        return np.frombuffer(content, number, offset=header_size).reshape(shape)
