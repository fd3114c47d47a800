"""What several programs use at once: only one of them changes it at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

_PATIENCE_SECONDS = 10.0
# Changes take milliseconds; whoever asks seldom loses to those who come later.
_ASKING_SECONDS = 0.005


class InUseError(Exception):
    """Another program, or another part of this one, holds it."""


def take(lock_file: Path, patience: float = 0.0) -> FileLock:
    """Lock a file, and hold it until the lock is released, in whatever thread.

    The system takes it from a process that ends, however that ends.

    Args:
        lock_file: What is locked; its folder must be there.
        patience: Seconds to wait for whoever holds it.

    Raises:
        InUseError: It is held by another.
        OSError: It cannot be locked, as on some disks of a network.
    """
    lock = FileLock(lock_file, poll_interval=_ASKING_SECONDS, thread_local=False)
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise InUseError(str(lock_file)) from error
    except NotImplementedError as error:
        raise OSError(str(error)) from error
    return lock


@contextmanager
def locked(what: Path, lock_file: Path) -> Iterator[None]:
    """Let no other program change something meanwhile.

    Args:
        what: What is changed; it is named where another program does not come to an end.
        lock_file: What all of them lock; its folder is made where it lacks.

    Raises:
        UserError: Another program has been changing it for too long.
        OSError: It cannot be locked.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = take(lock_file, _PATIENCE_SECONDS)
    except InUseError as error:
        raise UserError(
            tr("{path} is being changed by another program; try again in a moment.", path=what)
        ) from error
    try:
        yield
    finally:
        lock.release()
