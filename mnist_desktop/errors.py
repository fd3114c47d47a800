"""The one exception whose text is meant for the person at the keyboard."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from mnist_desktop.quoting import sentence
from mnist_desktop.texts import tr


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
        reason = error.strerror or error
        raise UserError(
            tr("{fault} ({reason}); {advice}.", fault=fault, reason=reason, advice=advice)
        ) from error


def reading(path: Path | str) -> AbstractContextManager[None]:
    """Tell the user, by a `UserError`, where a file of theirs cannot be read."""
    return os_error_told(tr("{path} cannot be read", path=path), tr("choose another file"))


def writing(path: Path) -> AbstractContextManager[None]:
    """Tell the user, by a `UserError`, where a file of theirs cannot be written."""
    return os_error_told(tr("{path} cannot be written", path=path), tr("choose another place"))
