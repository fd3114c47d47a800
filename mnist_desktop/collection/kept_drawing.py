"""One drawing that was kept, and its line in an ink file."""

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from hashlib import blake2b

from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import format_line, parse_line
from mnist_desktop.texts import mark, tr

NO_DIGIT = mark("no digit")
"""What is said of a drawing that shows none, and as what was read; `tr` gives it for the screen."""

_LONG_AGO = datetime.fromtimestamp(0, UTC)


class Origin(Enum):
    """How a drawing came to be kept, by what ink files say."""

    CORRECTION = "correction"
    CONFIRMATION = "confirmation"
    PRACTICE = "practice"
    IMPORT = "import"


@dataclass(frozen=True, eq=False)
class KeptDrawing:
    """A drawing that was kept.

    Attributes:
        drawing: Its strokes, with a label from 0 to 9 or said to be no digit, and its writer.
        origin: How it came to be kept.
        read: What a network read in it: a digit or `NO_DIGIT`; None where nothing was read.
        kept: When it was kept, with its time zone.
        key: What tells it from all others.
    """

    drawing: Drawing
    origin: Origin
    read: str | None
    kept: datetime
    key: str

    @classmethod
    def now(
        cls, drawing: Drawing, label: int | None, origin: Origin, read: str | None = None
    ) -> "KeptDrawing":
        """Keep a drawing as a digit, or for None as no digit."""
        return cls(_said(drawing, label), origin, read, datetime.now(UTC), secrets.token_hex(16))

    @property
    def label(self) -> int | None:
        """The digit that it shows, or None for no digit."""
        return self.drawing.label

    @property
    def title(self) -> str:
        """What it shows, a digit or `NO_DIGIT`."""
        return NO_DIGIT if self.label is None else str(self.label)

    def relabeled(self, label: int | None) -> "KeptDrawing":
        """Return it as another digit, or for None as no digit."""
        return replace(self, drawing=_said(self.drawing, label))


def line_of(kept: KeptDrawing) -> str:
    """Return a kept drawing as a line of an ink file, without its end."""
    said = {"id": kept.key, "kept": kept.kept.isoformat()}
    said["origin"] = kept.origin.value
    return format_line(kept.drawing, said if kept.read is None else {**said, "read": kept.read})


def kept_in(line: str, where: str) -> KeptDrawing:
    """Return the kept drawing in a line of an ink file.

    What other programs have written is taken as imported.

    Args:
        line: The line.
        where: What it is called in an error.

    Raises:
        UserError: It is malformed, or says neither which digit it is nor that it is none.
    """
    drawing, content = parse_line(line, where)
    if not is_said(drawing):
        raise UserError(tr("{where} has no ink, or no label; add what is missing.", where=where))
    return kept_of(line, drawing, content)


def is_said(drawing: Drawing) -> bool:
    """Whether a drawing has ink, and it is said which digit it is or that it is none."""
    return not drawing.is_empty and (drawing.label is not None or drawing.is_no_digit)


def kept_of(line: str, drawing: Drawing, content: dict[str, object]) -> KeptDrawing:
    """Return the kept drawing of a line that has been parsed."""
    read = content.get("read")
    return KeptDrawing(
        drawing,
        _origin(content.get("origin")),
        read if isinstance(read, str) else None,
        _time(content.get("kept")),
        _key_in(line, content),
    )


def _key_in(line: str, content: dict[str, object]) -> str:
    # Where a line has none of its own, it follows from the line.
    key = content.get("id")
    return key if isinstance(key, str) else _digest(line)


def _digest(line: str) -> str:
    # Bytes of a name that are no UTF-8 count as they are.
    return blake2b(line.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _said(drawing: Drawing, label: int | None) -> Drawing:
    return replace(drawing, label=label, number=None, is_no_digit=label is None)


def _origin(value: object) -> Origin:
    return next((origin for origin in Origin if origin.value == value), Origin.IMPORT)


def _time(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return _LONG_AGO
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
