"""Files and folders that appear whole or not at all: the one place where the program writes any.

They are made beside, under a hidden name, flushed to the disk, and put in place by being renamed.
"""

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from mnist_desktop.errors import UserError, writing
from mnist_desktop.leftovers import held, part_of, sweep_beside
from mnist_desktop.texts import tr

# What a disk or system answers that cannot flush folders, or where they may not be opened.
_NO_FLUSHING = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF, errno.ENOSYS)


def check_writable(path: Path) -> None:
    """Look whether `write_file` could write there; ask before long work.

    Folders that lack are made. What is at the path is left as it is.

    Raises:
        UserError: It could not.
    """
    with writing(path):
        is_folder = path.is_dir()
        if is_stream(path):
            _try_stream(path)
        elif not is_folder:
            target = _target(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=target.parent):
                pass
    if is_folder:
        raise UserError(tr("{path} is a folder; name a file.", path=path))


def is_stream(path: Path) -> bool:
    """Whether there is something that is written straight, such as a device or a pipe."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user named, as `write_atomically` does.

    What earlier programs left unfinished in its folder is swept.

    Raises:
        UserError: It cannot be written.
    """
    with writing(path):
        write_atomically(path, content)
        sweep_beside(_target(path))


def write_text_file(path: Path, text: str) -> None:
    """Write a text that the user named a file for, as UTF-8; what that cannot hold is spelled out.

    Raises:
        UserError: It cannot be written.
    """
    write_file(path, text.encode("utf-8", "backslashreplace"))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file; an older one of that name is replaced only once the new one is complete.

    Folders that lack are made. What is no regular file, such as /dev/stdout, is written straight.

    Raises:
        OSError: It cannot be written; an older file is untouched, and nothing half-written stays.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    replace_together({path: content})


def replace_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files; no older one is replaced before all of the new ones are complete.

    They are put in place one after another, in the order given. Folders that lack are made.

    Raises:
        OSError: One cannot be written; nothing half-written stays.
    """
    targets = {path: _target(path) for path in contents}
    for target in targets.values():
        target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as making:
        parts = [
            (making.enter_context(_part(targets[path], content)), targets[path])
            for path, content in contents.items()
        ]
        for part, target in parts:
            part.replace(target)
    for folder in {target.parent for target in targets.values()}:
        flush_folder(folder)


@contextmanager
def folder_made(folder: Path) -> Iterator[Path]:
    """Give a hidden folder to be filled, which is put in its place once it is.

    Folders above it that lack are made. Files in it are to be written by `write_new`.

    Args:
        folder: Where it shall be; nothing may be there.

    Raises:
        OSError: It cannot be made; nothing half-made stays.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = part_of(folder)
    try:
        part.mkdir()
        with held(part):
            yield part
            flush_folder(part)
            part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    flush_folder(folder.parent)


@contextmanager
def folder_gone(folder: Path) -> Iterator[None]:
    """Take a folder away at once, by renaming it; what was in it is deleted at the end.

    Raises:
        OSError: It cannot be taken away, or deleted.
    """
    with held(folder):
        gone = part_of(folder)
        folder.rename(gone)
        yield
        shutil.rmtree(gone)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, in a folder that is hidden, and flush it to the disk.

    Raises:
        OSError: It cannot be written.
    """
    with path.open("xb") as stream:
        _write_flushed(stream, content)


def flush_folder(folder: Path) -> None:
    """Flush to the disk which files a folder holds, where the system can.

    Raises:
        OSError: The disk fails.
    """
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSHING:
            raise


@contextmanager
def _part(target: Path, content: bytes) -> Iterator[Path]:
    """Write what a file shall hold beside it, and take that away again unless it is renamed."""
    part = part_of(target)
    try:
        # Not tempfile: its files are closed to others, whatever the user's umask allows.
        part.touch(exist_ok=False)
        with held(part):
            with part.open("wb") as stream:
                _write_flushed(stream, content)
            yield part
    finally:
        part.unlink(missing_ok=True)


def _write_flushed(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
    stream.flush()
    os.fsync(stream.fileno())


def _target(path: Path) -> Path:
    """Return the file that is replaced: a link stays a link, and what it leads to is replaced."""
    # Not Path.resolve(), which tells of a loop in another way in each version of Python.
    target = Path(os.path.realpath(path))
    try:
        # Its error tells of a name that is too long, before anything is written.
        is_loop = stat.S_ISLNK(target.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return target
    if is_loop:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _try_stream(path: Path) -> None:
    if path.is_fifo():
        # Opening would wait for a reader, and closing would tell it that this was all.
        return
    with path.open("wb", buffering=0) as stream:
        # Nothing at all is too much for a device that is full.
        stream.write(b"")
