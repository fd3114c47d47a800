"""Files of a set that were left out, and how that is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mnist_desktop.formatting import whole
from mnist_desktop.quoting import quoted
from mnist_desktop.texts import tr, tr_many

_NAMED = 3


@dataclass(frozen=True)
class LeftOut:
    """A file that was left out of a set.

    Attributes:
        path: The file.
        reason: One sentence on why.
    """

    path: Path
    reason: str


def left_out_sentence(files: Sequence[LeftOut]) -> str:
    """Return one sentence that names the first of the files, at least one, and counts them."""
    names = ", ".join(
        quoted(f"{file.path.parent.name}/{file.path.name}") for file in files[:_NAMED]
    )
    rest = len(files) - _NAMED
    if rest > 0:
        names = tr("{names} and {count} more", names=names, count=whole(rest))
    return tr_many(
        "{count} files could not be read or showed no digit, and were left out: {names}.",
        "{count} file could not be read or showed no digit, and was left out: {names}.",
        len(files),
        names=names,
    )
