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
    lock = FileLock(lock_file, timeout=_PATIENCE_SECONDS, poll_interval=_ASKING_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(
            tr("{path} is being changed by another program; try again in a moment.", path=what)
        ) from error
    except NotImplementedError as error:
        # What some disks of a network answer; to the user it is no other than a read-only one.
        raise OSError(str(error)) from error
    try:
        yield
    finally:
        lock.release()
