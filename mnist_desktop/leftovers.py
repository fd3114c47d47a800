"""What is being made under a hidden name, and what a program that was killed has left of it.

Whoever makes something holds it meanwhile, by a lock that ends with the process, however that ends.
What is held by nobody and has not changed for a while is swept at a later start.
"""

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.log import log_line
from mnist_desktop.looking import is_folder

if sys.platform != "win32":
    import fcntl

# Between being made and being held, a thing is nobody's for a moment. Windows has no such locks;
# there it must be so old that nobody can be at it any more.
_RESTING_SECONDS = 86_400 if sys.platform == "win32" else 600
# Of this name there is nothing of anybody else's, in whatever folder.
_PART = re.compile(r"\.mnist-desktop-[0-9a-f]{16}\.part")
# In the program's own folders: what is being made, or was deleted by older versions; downloads;
# what Qt writes beside the file of what the window remembers.
_OWN = re.compile(r"\..+\.(part|gone)|\.download-.+|window\.ini\.(?=.*[A-Z])[A-Za-z]{6}", re.DOTALL)
_TEMPORARY_PREFIX = "mnist-desktop-work-"
_TEMPORARY = re.compile(rf"{_TEMPORARY_PREFIX}.+", re.DOTALL)


def part_of(target: Path) -> Path:
    """Return a new hidden name beside a file or folder, under which it is made."""
    return target.with_name(f".mnist-desktop-{secrets.token_hex(8)}.part")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep others from sweeping a file or folder that is being made or in use.

    It may be renamed or deleted meanwhile. Where a system or disk has no such locks, or the user's
    umask lets nobody read what is made, nothing is held, and only its age protects it.
    """
    handle = _opened(path)
    if handle is None:
        yield
        return
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder among the temporary ones, which is deleted at the end, or at a later start.

    Raises:
        OSError: There is no place for any.
    """
    with (
        tempfile.TemporaryDirectory(prefix=_TEMPORARY_PREFIX, ignore_cleanup_errors=True) as made,
        held(Path(made)),
    ):
        yield Path(made)


def sweep_beside(target: Path) -> None:
    """Delete what was left unfinished in the folder of a file that the user has named."""
    _sweep(target.parent, _PART)


def begin_sweeping() -> threading.Thread:
    """Delete what was left unfinished in the program's own folders, in the background.

    Returns:
        The thread that does so; it keeps no process from ending.
    """
    runs, cache = paths.runs_folder(), paths.mnist_cache()
    own = [paths.collection_file().parent, paths.window_file().parent, paths.recipes_folder()]
    thread = threading.Thread(
        target=_sweep_all, args=([*own, cache, runs], runs), name="sweeping", daemon=True
    )
    thread.start()
    return thread


def _sweep_all(own: list[Path], runs: Path) -> None:
    for folder in dict.fromkeys([*own, *_folders_in(runs)]):
        _sweep(folder, _OWN)
    try:
        _sweep(Path(tempfile.gettempdir()), _TEMPORARY)
    except FileNotFoundError:
        # There is none where nothing at all can be written.
        return


def _folders_in(folder: Path) -> list[Path]:
    shown = (path for path in _entries(folder) if not path.name.startswith("."))
    return [path for path in shown if is_folder(path) and not path.is_symlink()]


def _sweep(folder: Path, names: re.Pattern[str]) -> None:
    for path in _entries(folder):
        if not names.fullmatch(path.name):
            continue
        try:
            if _is_left(path):
                _delete_unheld(path)
        except FileNotFoundError:
            # Whoever made it has finished it, or another program swept it.
            continue
        except OSError as error:
            log_line(f"{path} was left unfinished and cannot be deleted: {error}")


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        # Nothing that can be swept.
        return []


def _is_left(path: Path) -> bool:
    """Whether it is the user's, a file or folder, and has not changed for a while."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform != "win32" and status.st_uid != os.geteuid():
        return False
    newest = max([status.st_mtime, *(inner.lstat().st_mtime for inner in path.rglob("*"))])
    return newest < time.time() - _RESTING_SECONDS


def _delete_unheld(path: Path) -> None:
    handle = _opened(path)
    if handle is None:
        # What is open cannot be deleted on Windows.
        _delete(path)
        return
    try:
        if _lock(handle):
            _delete(path)
    finally:
        os.close(handle)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


if sys.platform == "win32":

    def _opened(_path: Path) -> int | None:
        return None

    def _lock(_handle: int) -> bool:
        return True

else:

    def _opened(path: Path) -> int | None:
        """Return a handle to lock something by; None where it may not be read."""
        try:
            return os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        except PermissionError:
            return None

    def _lock(handle: int) -> bool:
        """Lock what is opened; return whether it is: others may hold it, or there are no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
