"""Downloading MNIST into a folder, from the mirrors that torchvision knows, or this program."""

import hashlib
import os
import secrets
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mnist_desktop import paths
from mnist_desktop.data import mnist
from mnist_desktop.data.transfer import Head, PartError, SlowError, TransferError, transfer
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.sharing import InUseError, take
from mnist_desktop.texts import tr

_MOST_TRIES = 10
# In the folder of the files.
_PARTS, _LOCK = ".download", ".download.lock"


@dataclass(frozen=True)
class RemoteFile:
    """A file to fetch: its name on every mirror and the MD5 of what is fetched."""

    name: str
    md5: str


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download has come.

    Attributes:
        file: Name of the file that is being fetched.
        share: Share of all files fetched so far, 0 to 1; each file counts alike.
    """

    file: str
    share: float


@dataclass(frozen=True)
class RemoteSet:
    """Where the files lie: base addresses in the order they are tried, and the files."""

    mirrors: tuple[str, ...]
    files: tuple[RemoteFile, ...]


# What torchvision 0.28 knows of MNIST, for where none is installed.
_KNOWN_MNIST = RemoteSet(
    ("https://ossci-datasets.s3.amazonaws.com/mnist/",),
    (
        RemoteFile("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        RemoteFile("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
        RemoteFile("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
        RemoteFile("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
    ),
)


def mnist_source() -> RemoteSet:
    """Return torchvision's mirrors, file names and checksums for MNIST.

    Where torchvision is missing or does not match the installed torch, they are those that this
    program knows itself; newer releases of torchvision may know newer mirrors.
    """
    try:
        # Here and not above: it takes seconds, and only a download needs it.
        from torchvision.datasets import MNIST

        return RemoteSet(
            tuple(MNIST.mirrors), tuple(RemoteFile(name, md5) for name, md5 in MNIST.resources)
        )
    except (ImportError, OSError, RuntimeError, AttributeError):
        # A library that does not match fails as it likes, and in another way the second time: what
        # its first import left half done is still there.
        return _KNOWN_MNIST


def ensure_mnist(folder: Path | None = None) -> Generator[DownloadProgress, None, Path]:
    """Find MNIST, and download it into the user's cache where it is nowhere.

    Args:
        folder: Where to look, as in `mnist.find`.

    Yields:
        Progress of the download, if one is needed.

    Returns:
        The folder that holds the files.

    Raises:
        UserError: A named folder lacks MNIST, or the download failed.
    """
    found = mnist.find(folder)
    if found is None:
        found = paths.mnist_cache()
        yield from repair_cache()
    return found


def repair_cache() -> Iterator[DownloadProgress]:
    """Download those files of the user's cache that are missing or are not MNIST's.

    Raises:
        UserError: The download failed; what was there before stays.
    """
    folder = paths.mnist_cache()
    damaged = mnist.damaged(folder)
    known = mnist_source()
    files = tuple(file for file in known.files if file.name.removesuffix(".gz") in damaged)
    yield from download(RemoteSet(known.mirrors, files), folder)
    for name in damaged:
        # A plain file goes before the compressed one that has just come.
        _remove(folder / name)


def _remove(path: Path) -> None:
    fault = tr("{path} is damaged and cannot be removed", path=path)
    with os_error_told(fault, tr("remove it yourself")):
        _make_room(path)
        path.unlink(missing_ok=True)


def download(source: RemoteSet, folder: Path) -> Iterator[DownloadProgress]:
    """Fetch all files into `folder`, telling progress as they come, and several times a second.

    To cancel, close the iterator or stop iterating; no server keeps it waiting. Files appear in
    `folder` only once all of them are complete and verified. What has come until it was broken off
    stays hidden in there, and the next time goes on from it.

    Raises:
        UserError: No mirror gives a file, or the folder cannot be written.
    """
    fault = tr("The download cannot be written to {folder}", folder=folder)
    with os_error_told(fault, tr("free some space or allow writing there")):
        folder.mkdir(parents=True, exist_ok=True)
        with _place_for_parts(folder) as parts:
            for number, file in enumerate(source.files):
                for share in _fetch_from_any(source.mirrors, file, parts / file.name):
                    yield DownloadProgress(file.name, (number + share) / len(source.files))
            for file in source.files:
                _make_room(folder / file.name)
                (parts / file.name).replace(folder / file.name)


@contextmanager
def _place_for_parts(folder: Path) -> Iterator[Path]:
    """Give the folder of what has come so far, or an empty one where another download uses it."""
    try:
        lock = take(folder / _LOCK)
    except (InUseError, OSError):
        # Some network drives know no locks.
        with tempfile.TemporaryDirectory(prefix=".download-", dir=folder) as own:
            yield Path(own)
        return
    try:
        kept = folder / _PARTS
        kept.mkdir(exist_ok=True)
        try:
            yield kept
        finally:
            # What has come so far is kept; mostly there is nothing any more.
            with suppress(OSError):
                kept.rmdir()
    finally:
        lock.release()


def _make_room(path: Path) -> None:
    """Put a folder away that lies in a file's place; what is in it stays, beside it."""
    if not path.is_dir() or path.is_symlink():
        return
    try:
        path.rmdir()
    except OSError:
        path.rename(path.with_name(f"{path.name}.{secrets.token_hex(4)}"))


def _fetch_from_any(mirrors: Sequence[str], file: RemoteFile, part: Path) -> Iterator[float]:
    if _is_whole(part, file):
        return
    faults: list[Exception] = []
    for mirror in mirrors:
        try:
            yield from _fetch_from(mirror.rstrip("/") + "/" + file.name, file, part)
        except TransferError as error:
            faults.append(error)
        else:
            return
    raise UserError(
        tr(
            "{file} could not be downloaded; check the internet connection, name a folder that "
            "holds the four MNIST files, or use the practice digits.",
            file=file.name,
        )
    ) from (ExceptionGroup("no mirror gave it", faults) if faults else None)


def _fetch_from(address: str, file: RemoteFile, part: Path) -> Iterator[float]:
    """Fetch a file from one mirror, and go on where it breaks off.

    Raises:
        TransferError: It does not give it, or no more of it.
    """
    for left in reversed(range(_MOST_TRIES)):
        # Whoever iterates can stop before each.
        yield 0.0
        before = _size(part)
        try:
            yield from _fetch(address, part)
            _verify(part, file)
        except SlowError:
            raise
        except TransferError:
            after = _size(part)
            # Where it was the rest of something else, all of it may still be right.
            is_worth_it = after > before or after == 0 < before
            if not left or not is_worth_it:
                raise
        else:
            return


def _fetch(address: str, part: Path) -> Iterator[float]:
    """Add what a mirror gives to what there is of a file; it may give all of it anew."""
    _make_room(part)
    try:
        with part.open("ab") as stream:
            there = stream.tell()
        with part.open("r+b") as stream, closing(transfer(address, there)) as pieces:
            yield from _write(pieces, stream)
    except PartError:
        part.unlink()
        raise
    finally:
        if part.exists() and not _size(part):
            part.unlink()


def _write(pieces: Iterator[Head | bytes | None], stream: BinaryIO) -> Iterator[float]:
    """Write what comes where it belongs, telling the share of the file that is there."""
    size = 0
    for piece in pieces:
        if isinstance(piece, Head):
            stream.seek(piece.start)
            stream.truncate()
            size = piece.size or 0
        elif piece is not None:
            stream.write(piece)
        yield min(stream.tell() / size, 1.0) if size else 0.0
    stream.flush()
    os.fsync(stream.fileno())


def _verify(part: Path, file: RemoteFile) -> None:
    if not _is_whole(part, file):
        part.unlink(missing_ok=True)
        raise TransferError(f"what came is not {file.name}")


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0


def _is_whole(part: Path, file: RemoteFile) -> bool:
    if not part.is_file():
        return False
    with part.open("rb") as stream:
        found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False))
    return found.hexdigest() == file.md5
