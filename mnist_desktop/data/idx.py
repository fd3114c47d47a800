"""Reading IDX files, the format of the MNIST database, plain or compressed with gzip.

The format is described with the MNIST database (LeCun, Cortes, Burges): two zero bytes, a type
byte, the number of dimensions, each dimension as a big-endian 32-bit integer, then the values.
"""

import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.errors import UserError

_UNSIGNED_BYTE = 0x08
# QMNIST's labels: the digit, then seven numbers on who wrote it and where it is kept.
_INTEGERS = bytes([0, 0, 0x0C, 2])
_DOWNLOAD_AGAIN = "download it again"


def parse_images(content: bytes, path: Path) -> NDArray[np.uint8]:
    """Return the images in `content`: uint8, shape (count, 28, 28).

    Args:
        content: The uncompressed IDX file.
        path: Where it came from, named in errors.

    Raises:
        UserError: It is no IDX file of 28×28 images, or its length is not what it says.
    """
    values = _parse(content, path, dimensions=3, what="images")
    if values.shape[1:] != (IMAGE_SIZE, IMAGE_SIZE):
        rows, columns = values.shape[1:]
        raise UserError(f"{path} holds images of {rows}×{columns} pixels; 28×28 are needed.")
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
        values = _values(content, path, ">i4", 2, "labels")[:, :1].reshape(-1)
    else:
        values = _parse(content, path, dimensions=1, what="labels")
    wrong = values[(values < 0) | (values >= NUM_CLASSES)]
    if len(wrong):
        raise UserError(f"{path} has the label {wrong[0]}; only the digits 0 to 9 are allowed.")
    return values.astype(np.int64)


def _parse(content: bytes, path: Path, dimensions: int, what: str) -> NDArray[np.uint8]:
    if content[:4] != bytes([0, 0, _UNSIGNED_BYTE, dimensions]):
        raise UserError(f"{path} is not an IDX file of {what}; {_DOWNLOAD_AGAIN}.")
    return _values(content, path, "u1", dimensions, what)


def _values(content: bytes, path: Path, kind: str, dimensions: int, what: str) -> NDArray[Any]:
    """Return what stands behind the first four bytes."""
    header_size = 4 + 4 * dimensions
    if len(content) < header_size:
        raise UserError(f"{path} ends within its header; {_DOWNLOAD_AGAIN}.")
    shape = struct.unpack(f">{dimensions}I", content[4:header_size])
    expected = int(np.prod(shape, dtype=object)) * np.dtype(kind).itemsize
    found = len(content) - header_size
    if found != expected:
        fault = "is cut short" if found < expected else "is longer than its header says"
        raise UserError(
            f"{path} {fault}: {expected} bytes of {what} expected, {found} found; "
            f"{_DOWNLOAD_AGAIN}."
        )
    return np.frombuffer(content, kind, offset=header_size).reshape(shape)
