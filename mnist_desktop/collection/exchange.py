"""Taking drawings from other ink files, and giving them to others."""

from collections.abc import Generator, Sequence
from pathlib import Path

from mnist_desktop.atomic import write_text_file
from mnist_desktop.collection.kept_drawing import KeptDrawing, is_said, kept_of, line_of
from mnist_desktop.errors import UserError
from mnist_desktop.ink.ink_files import lines_of, parse_line
from mnist_desktop.texts import tr

_TOLD_EVERY = 500


def reading_others(path: Path) -> Generator[tuple[int, int], None, list[KeptDrawing]]:
    """Read the drawings of an ink file of which it is said which digit they are, or none.

    It tells now and then how many of how many lines are read.

    Raises:
        UserError: The file cannot be read, or says of no drawing what it is.
    """
    lines, found = lines_of(path), []
    for number, (line, where) in enumerate(lines, start=1):
        drawing, content = parse_line(line, where)
        if is_said(drawing):
            found.append(kept_of(line, drawing, content))
        if number % _TOLD_EVERY == 0:
            yield number, len(lines)
    if not found:
        raise UserError(
            tr("{path} has no drawing of a digit with a label; add labels to it.", path=path)
        )
    return found


def write_others(path: Path, kept: Sequence[KeptDrawing]) -> None:
    """Write drawings as an ink file, with all that is known of them.

    Raises:
        UserError: The file cannot be written.
    """
    write_text_file(path, "".join(f"{line_of(one)}\n" for one in kept))
