"""The collection: an ink file of what the user has drawn and said what it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.aside import free_name
from mnist_desktop.atomic import write_atomically
from mnist_desktop.collection.kept_drawing import KeptDrawing, kept_in, line_of
from mnist_desktop.errors import UserError, reading, writing
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import place
from mnist_desktop.sharing import locked
from mnist_desktop.texts import tr_many
from mnist_desktop.versions import NewerFormatError


@dataclass(frozen=True)
class Change:
    """A change of the collection.

    Attributes:
        removed: What is taken out.
        added: What is put in.
    """

    removed: tuple[KeptDrawing, ...] = ()
    added: tuple[KeptDrawing, ...] = ()

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.added, self.removed)


@dataclass(frozen=True, eq=False)
class Contents:
    """What is in the collection.

    Attributes:
        kept: What was kept, the oldest first.
        notice: What is to be told where the file was broken and has been set aside, or holds what
            a newer version of the program has kept; else empty.
    """

    kept: tuple[KeptDrawing, ...]
    notice: str = ""


@dataclass
class _Parsed:
    """What lines hold, which of them are broken, and how many a newer version has written."""

    found: list[KeptDrawing] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    newer: int = 0


class Collection:
    """An ink file of what the user has drawn and said what it is.

    Several programs may use it at once: each change is made to what the file holds at that time.
    An object of this class is for one thread.

    Args:
        file: Where it lies; by default among the user's data.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = paths.collection_file() if file is None else file
        # Whatever was read before is not read again.
        self._known: dict[str, KeptDrawing] = {}

    def read(self) -> Contents:
        """Read it; what is broken is set aside as a whole, and what can be read of it is kept.

        Raises:
            UserError: It cannot be read, or not be set aside.
        """
        parsed = self._parse(self._lines())
        return self._set_aside() if parsed.broken else _contents(parsed)

    def drawings(self) -> list[Drawing]:
        """Return all drawings, the oldest first: each has a label, or `is_no_digit` is set.

        Raises:
            UserError: It cannot be read, or not be set aside.
        """
        return [kept.drawing for kept in self.read().kept]

    def apply(self, change: Change) -> None:
        """Make a change; what is to be taken out and is not there any more is no fault.

        Raises:
            UserError: It cannot be read or written.
        """
        gone = {kept.key for kept in change.removed}
        with self._locked():
            lines = self._lines()
            if gone:
                lines = [line for line in lines if self._key(line) not in gone]
            self._write([*lines, *map(line_of, change.added)])

    def _key(self, line: str) -> str | None:
        found = self._parse([line]).found
        return found[0].key if found else None

    def _set_aside(self) -> Contents:
        with self._locked():
            lines = self._lines()
            parsed = self._parse(lines)
            if not parsed.broken:
                # Another program has just done so, and told.
                return _contents(parsed)
            aside = free_name(self.file)
            with writing(aside):
                write_atomically(aside, self.file.read_bytes())
            self._write([line for line in lines if line not in parsed.broken])
        notice = tr_many(
            "{count} lines of your digits’ file could not be read; a copy of it is kept as "
            "{path}, look into it if you miss a digit.",
            "{count} line of your digits’ file could not be read; a copy of it is kept as "
            "{path}, look into it if you miss a digit.",
            len(parsed.broken),
            path=aside,
        )
        return _contents(parsed, notice)

    def _parse(self, lines: Sequence[str]) -> _Parsed:
        """Return what lines hold."""
        parsed = _Parsed()
        for number, line in enumerate(lines, start=1):
            try:
                if line not in self._known:
                    self._known[line] = kept_in(line, place(self.file, number))
                parsed.found.append(self._known[line])
            except NewerFormatError:
                parsed.newer += 1
            except UserError:
                parsed.broken.add(line)
        return parsed

    def _lines(self) -> list[str]:
        with reading(self.file):
            if not self.file.exists():
                return []
            # Bytes that are no UTF-8 come back as they were, if ever they are written.
            text = self.file.read_bytes().decode("utf-8", "surrogateescape")
        return [line for line in text.split("\n") if line.strip()]

    def _write(self, lines: Sequence[str]) -> None:
        content = "".join(f"{line}\n" for line in lines)
        with writing(self.file):
            write_atomically(self.file, content.encode("utf-8", "surrogateescape"))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let nobody else change the file meanwhile."""
        with writing(self.file), locked(self.file, Path(f"{self.file}.lock")):
            yield


def _contents(parsed: _Parsed, notice: str = "") -> Contents:
    newer = tr_many(
        "{count} of your digits were kept by a newer version of mnist-desktop; update the program "
        "to see them.",
        "{count} of your digits was kept by a newer version of mnist-desktop; update the program "
        "to see it.",
        parsed.newer,
    )
    notices = (notice, newer if parsed.newer else "")
    kept = tuple(sorted(parsed.found, key=lambda one: one.kept))
    return Contents(kept, " ".join(filter(None, notices)))
