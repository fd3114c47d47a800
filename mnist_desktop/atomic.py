"""Files that appear whole or not at all."""

import errno
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mnist_desktop.errors import UserError, writing
from mnist_desktop.texts import tr


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

    Raises:
        UserError: It cannot be written.
    """
    with writing(path):
        write_atomically(path, content)


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
    parts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = _target(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            # Not tempfile: its files are closed to others, whatever the user's umask allows.
            part = target.with_name(f".{secrets.token_hex(8)}.part")
            parts[part] = target
            with part.open("xb") as stream:
                stream.write(content)
        for part, target in parts.items():
            part.replace(target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


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
