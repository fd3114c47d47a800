"""Sets of digits as IDX files, CSV tables and archives of arrays."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.fuzz.reader import Files, Reader

_PIXELS = 28 * 28
_TABLE, _ARCHIVE = "digits.csv", "digits.npz"
_SETS = st.tuples(st.integers(1, 6), st.integers(1, 3), st.integers(0, 3))


def readers() -> Iterator[Reader]:
    """Yield a reader of each kind of file."""
    idx = _SETS.map(_idx)
    yield Reader("idx", idx, _load)
    yield Reader("idx-gz", idx, _load, _gzipped)
    yield Reader("csv", _SETS.map(_csv), lambda folder: _load(folder / _TABLE))
    yield Reader("csv-folder", _SETS.map(_csv_pair), _load)
    npz = _SETS.map(_arrays)
    yield Reader("npz", npz, lambda folder: _load(folder / _ARCHIVE), zipped_as(_ARCHIVE))


def zipped_as(name: str, method: int = zipfile.ZIP_STORED) -> "Zipped":
    """Return what packs parts as members of an archive of that name."""
    return Zipped(name, method)


class Zipped:
    """Packs parts as members of a zip archive.

    Args:
        name: What the archive is called.
        method: How its members are compressed.
    """

    def __init__(self, name: str, method: int) -> None:
        self._name = name
        self._method = method

    def __call__(self, parts: Files) -> Files:
        """Return the archive."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", self._method) as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name), content, self._method)
        return {self._name: file.getvalue()}


def _load(path: Path) -> None:
    from mnist_desktop.data.sources import SourceAt, load_parts
    from mnist_desktop.generators import finished

    finished(load_parts(SourceAt(path)))


_Digits = tuple[NDArray[np.uint8], NDArray[np.uint8]]


def _digits(count: int, seed: int) -> _Digits:
    hand = np.random.default_rng(seed)
    images = hand.integers(0, 256, (count, 28, 28), np.uint8) * hand.integers(0, 2, (1, 28, 28))
    return images.astype(np.uint8), hand.integers(0, 10, count, np.uint8)


def _both(sizes: tuple[int, int, int]) -> dict[str, _Digits]:
    training, test, seed = sizes
    return {"train": _digits(training, seed), "test": _digits(test, seed + 100)}


def _idx(sizes: tuple[int, int, int]) -> Files:
    found = {}
    for part, arrays in _both(sizes).items():
        for what, values in zip(("images-idx3", "labels-idx1"), arrays, strict=True):
            lengths = b"".join(length.to_bytes(4, "big") for length in values.shape)
            header = bytes([0, 0, 8, values.ndim]) + lengths
            found[f"{part}-{what}-ubyte"] = header + values.tobytes()
    return found


def _gzipped(files: Files) -> Files:
    return {f"{name}.gz": gzip.compress(content, 1, mtime=0) for name, content in files.items()}


def _lines(digits: _Digits) -> bytes:
    images, labels = digits
    rows = np.column_stack([labels, images.reshape(len(images), _PIXELS)])
    names = ",".join(("label", *(f"pixel{number}" for number in range(_PIXELS))))
    return "\n".join((names, *(",".join(map(str, row)) for row in rows), "")).encode()


def _csv(sizes: tuple[int, int, int]) -> Files:
    training, _, seed = sizes
    # Of one table, both parts must get some of each digit that there is.
    images, labels = _digits(training * 5, seed)
    return {_TABLE: _lines((images, labels % 2))}


def _csv_pair(sizes: tuple[int, int, int]) -> Files:
    return {f"mnist_{part}.csv": _lines(digits) for part, digits in _both(sizes).items()}


def _arrays(sizes: tuple[int, int, int]) -> Files:
    found = {}
    for part, arrays in _both(sizes).items():
        for what, values in zip("xy", arrays, strict=True):
            file = io.BytesIO()
            np.save(file, values)
            found[f"{what}_{part}.npy"] = file.getvalue()
    return found
