"""The one exception whose text is meant for the person at the keyboard."""

import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from mnist_desktop.quoting import sentence, shortened
from mnist_desktop.texts import tr

# It names a file, which may be called anything.
_LONGEST_FAULT = 300


class UserError(Exception):
    """A fault that the user can mend.

    Its text is one plain sentence that says what is wrong and what to do. The core raises it;
    only `mnist_desktop.ui` and `mnist_desktop.cli` show it. Whatever it quotes of file names and
    contents, it is one line of visible text.
    """

    def __init__(self, text: str) -> None:
        super().__init__(sentence(text))


@contextmanager
def os_error_told(fault: str, advice: str) -> Iterator[None]:
    """Turn an `OSError` within into a `UserError` of one sentence.

    Args:
        fault: What is wrong, such as “The run cannot be deleted”; the system's reason is added.
        advice: What to do, such as “make its folder writable”.

    Raises:
        UserError: There was an `OSError`.
    """
    try:
        yield
    except OSError as error:
        told = shortened(fault, _LONGEST_FAULT)
        reason = error.strerror or error
        raise UserError(
            tr("{fault} ({reason}); {advice}.", fault=told, reason=reason, advice=advice)
        ) from error


@contextmanager
def reading(path: Path | str) -> Iterator[None]:
    """Tell the user, by a `UserError`, where a file or folder of theirs cannot be read.

    Pipes and devices are not read at all: some never end, and some never begin.
    """
    if isinstance(path, Path):
        check_no_device(path)
    with os_error_told(tr("{path} cannot be read", path=path), tr("choose another file")):
        yield


def check_no_device(path: Path) -> None:
    """Refuse what is neither file nor folder; what is not there is left to whoever reads it.

    Raises:
        UserError: It is a pipe or a device.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UserError(tr("{path} is a pipe or a device; choose a file.", path=path))


def writing(path: Path) -> AbstractContextManager[None]:
    """Tell the user, by a `UserError`, where a file of theirs cannot be written."""
    return os_error_told(tr("{path} cannot be written", path=path), tr("choose another place"))
