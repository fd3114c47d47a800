"""Files of other versions of the program: older ones are read, newer ones are told."""

from collections.abc import Mapping

from mnist_desktop.errors import UserError
from mnist_desktop.texts import tr

KEY = "format_version"
"""Under which files say in which format they are; without it, it is the first."""


class NewerFormatError(UserError):
    """A file is whole, but a newer version of the program wrote it; it is not to be touched."""


def check_format(content: Mapping[str, object], known: int, where: str) -> None:
    """See whether something was written in a format that this version knows.

    Args:
        content: What was read.
        known: The newest format that this version knows.
        where: What it is called in an error.

    Raises:
        NewerFormatError: It was not.
    """
    version = content.get(KEY)
    if isinstance(version, int) and version > known:
        raise NewerFormatError(
            tr(
                "{where} was written by a newer version of mnist-desktop; update the program to "
                "use it.",
                where=where,
            )
        )
