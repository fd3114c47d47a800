"""Downloading MNIST into a folder, from the mirrors that torchvision knows, or this program."""

import hashlib
import http.client
import tempfile
import urllib.error
import urllib.request
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.data import mnist
from mnist_desktop.errors import UserError, os_error_told
from mnist_desktop.texts import tr

_CHUNK = 64 * 1024
_TIMEOUT_SECONDS = 5


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
        path.unlink(missing_ok=True)


def download(source: RemoteSet, folder: Path) -> Iterator[DownloadProgress]:
    """Fetch all files into `folder`, telling progress as they come.

    To cancel, close the iterator or stop iterating. Files appear in `folder` only once all of
    them are complete and verified; whatever happens, nothing half-written stays.

    Raises:
        UserError: No mirror gives a file, or the folder cannot be written.
    """
    fault = tr("The download cannot be written to {folder}", folder=folder)
    with os_error_told(fault, tr("free some space or allow writing there")):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".download-", dir=folder) as part:
            for number, file in enumerate(source.files):
                target = Path(part) / file.name
                for share in _fetch_from_any(source.mirrors, file, target):
                    yield DownloadProgress(file.name, (number + share) / len(source.files))
            for file in source.files:
                (Path(part) / file.name).replace(folder / file.name)


def _fetch_from_any(mirrors: Sequence[str], file: RemoteFile, target: Path) -> Iterator[float]:
    faults: list[Exception] = []
    for mirror in mirrors:
        # Whoever iterates can stop before a mirror that may keep it waiting.
        yield 0.0
        try:
            yield from _fetch(mirror.rstrip("/") + "/" + file.name, file.md5, target)
        except _MirrorError as error:
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


class _MirrorError(Exception):
    """A mirror did not give what it should; the next one may."""


def _fetch(address: str, md5: str, target: Path) -> Iterator[float]:
    if not address.startswith(("http://", "https://")):
        raise _MirrorError(f"{address} is no web address")
    digest = hashlib.md5(usedforsecurity=False)
    try:
        response = urllib.request.urlopen(address, timeout=_TIMEOUT_SECONDS)  # noqa: S310, scheme checked
    except (OSError, http.client.HTTPException) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()  # it holds the connection
        raise _MirrorError(f"{address}: {error}") from error
    with closing(response), target.open("wb") as stream:
        # None where the mirror tells no length, or none that makes sense.
        length = response.length
        for chunk in _chunks(response, address):
            stream.write(chunk)
            digest.update(chunk)
            yield min(stream.tell() / length, 1.0) if length else 0.0
    if digest.hexdigest() != md5:
        raise _MirrorError(f"{address} gave something else")


def _chunks(response: http.client.HTTPResponse, address: str) -> Iterator[bytes]:
    while True:
        try:
            # What is there already: read() would wait until the chunk is full.
            chunk = response.read1(_CHUNK)
        except (OSError, http.client.HTTPException) as error:
            raise _MirrorError(f"{address}: {error}") from error
        if not chunk:
            return
        yield chunk
