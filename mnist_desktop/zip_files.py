"""Zip archives from strangers: what they say of themselves is looked at before it is unpacked."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.foreign import parsing
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr

# Source: PKWARE, APPNOTE.TXT, 4.3.15 and 4.3.16: the record at the end, which a comment of up to
# 64 kB may follow, and the one in front of it that says there is a larger one.
_END, _END_BYTES, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_LARGE, _LARGE_BYTES = b"PK\x06\x07", 20
_DIRECTORY_BYTES = slice(12, 16)
# What an entry of the directory takes at least.
_ENTRY_BYTES = 46
# Others are rare, and their decoders take as much memory as the file asks for.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened_zip(path: Path, fault: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive to read it.

    Args:
        path: The archive.
        fault: What is said of one that is broken: what is wrong with it, and what to do.

    Raises:
        UserError: It cannot be read, is broken, or has more files than fit into memory; or
            whatever within raised something else.
    """
    limits.check_size(path, limits.ARCHIVE_BYTES)
    with parsing(path, fault), path.open("rb") as stream:
        _check_directory(stream, path)
        with zipfile.ZipFile(stream) as archive:
            yield archive


def read_member(archive: zipfile.ZipFile, name: str, path: Path, most: int) -> bytes:
    """Return a file of an archive.

    Args:
        archive: The archive.
        name: Of the file.
        path: What errors name.
        most: Bytes that it may have.

    Raises:
        UserError: It has more, or is encrypted, or is packed as few programs can read it.
    """
    check_member(archive.getinfo(name), path, most)
    return archive.read(name)


def check_member(member: zipfile.ZipInfo, path: Path, most: int) -> None:
    """Refuse a file of an archive that is too large, or packed so that it cannot be read."""
    if member.flag_bits & 1:
        raise UserError(tr("{path} is encrypted; unpack it and pack it anew.", path=path))
    if member.compress_type not in _METHODS:
        raise UserError(
            tr("{path} is packed in an unusual way; unpack it and pack it anew.", path=path)
        )
    # No more is ever unpacked than the directory says.
    if member.file_size > most:
        raise limits.too_long(path, most)


def _check_directory(stream: BinaryIO, path: Path) -> None:
    """Refuse an archive whose directory is too large: all of it is read when it is opened."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - _LONGEST_COMMENT - _END_BYTES - _LARGE_BYTES, 0))
    tail = stream.read()
    stream.seek(0)
    place = tail.rfind(_END)
    if place < 0:
        # It is none: whoever opens it says so.
        return
    length = int.from_bytes(tail[place:][_DIRECTORY_BYTES], "little")
    is_large = _LARGE in tail[max(place - _LARGE_BYTES, 0) : place]
    if is_large or length > limits.ARCHIVE_FILES * _ENTRY_BYTES * 2:
        raise UserError(
            tr(
                "{path} has more than {most} files; choose a smaller archive.",
                path=path,
                most=whole(limits.ARCHIVE_FILES),
            )
        )
