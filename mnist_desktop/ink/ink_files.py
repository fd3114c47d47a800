r"""Ink files: JSON Lines, one drawing a line.

A line is `{"strokes": [[[x, y], …], …], "label": 7, "writer": "12", "name": "seven"}`: y grows
downward, any unit will do, and all but the strokes may be left out. In place of the label there may
be a number, `"number": "2026"`, its lines parted by `\n`, or that it is none of both,
`"no_digit": true`. Where the pen's pressure was measured, all points are `[x, y, pressure]`.
"""

import codecs
import json
import re
from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop import limits
from mnist_desktop.atomic import write_text_file
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.foreign import parsing
from mnist_desktop.generators import finished
from mnist_desktop.ink.drawing import FARTHEST, Drawing
from mnist_desktop.quoting import quoted_value
from mnist_desktop.texts import tr
from mnist_desktop.versions import check_format

SUFFIXES = (".jsonl", ".ndjson", ".ink")
"""How the names of ink files end."""

FORMAT_VERSION = 1
"""Of a line; it is written from the second on."""

_START = 1024
_NUMBER = re.compile(r"[0-9]+(\n[0-9]+)*")
_TOLD_EVERY = 500


def is_ink(path: Path) -> bool:
    """Whether a file is an ink file, by its name or else by how it begins."""
    if path.suffix.lower() in SUFFIXES:
        return True
    # A pipe could not be read again, and what cannot be read is told by whoever reads it.
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            start = stream.read(_START)
    except OSError:
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def read_ink(path: Path) -> list[Drawing]:
    """Read all drawings of an ink file; blank lines are passed over.

    Raises:
        UserError: The file cannot be read, or a line is malformed; the line is named.
    """
    return finished(reading_ink(path))


def reading_ink(path: Path) -> Generator[tuple[int, int], None, list[Drawing]]:
    """Read as `read_ink` does, telling now and then how many of how many lines are read."""
    lines = lines_of(path)
    drawings = []
    for number, (line, where) in enumerate(lines, start=1):
        drawings.append(parse_line(line, where)[0])
        if number % _TOLD_EVERY == 0:
            yield number, len(lines)
    return drawings


def lines_of(path: Path) -> list[tuple[str, str]]:
    """Return the lines of an ink file that are not blank, each with what errors call it.

    Raises:
        UserError: The file cannot be read, or is larger than any of its kind.
    """
    # Some editors begin UTF-8 with a mark, which "-sig" passes over. No splitlines(): JSON
    # allows its rarer line ends within a text.
    content = limits.read_file(path, limits.INK_BYTES)
    limits.check_drawings(content.count(b"\n") + content.count(b"\r"), path)
    with parsing(path, tr("{path} is not an ink file: it is no UTF-8 text.", path=path)):
        text = content.decode("utf-8-sig")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    numbered = enumerate(lines, start=1)
    return [(line, place(path, number)) for number, line in numbered if line.strip()]


def place(path: Path, number: int) -> str:
    """Return what errors call a line of a file, which counts from 1."""
    return tr("{path}, line {number}", path=path, number=number)


def write_ink(path: Path, drawings: Iterable[Drawing]) -> int:
    """Write drawings as an ink file and return how many; an older file is replaced as a whole.

    Raises:
        UserError: The file cannot be written.
    """
    lines = [format_line(drawing) for drawing in drawings]
    write_text_file(path, "".join(f"{line}\n" for line in lines))
    return len(lines)


def format_line(drawing: Drawing, more: Mapping[str, object] = MappingProxyType({})) -> str:
    """Return a drawing as a line of an ink file, without its end.

    Args:
        drawing: What is written.
        more: What else is to be said of it; whoever reads the drawing alone passes it over.
    """
    content: dict[str, object] = {"strokes": [points.tolist() for points in _points(drawing)]}
    known = {"label": drawing.label, "writer": drawing.writer, "name": drawing.name}
    said = {"number": drawing.number, "no_digit": drawing.is_no_digit or None}
    content |= {key: value for key, value in (known | said).items() if value is not None}
    return json.dumps({**more, **content}, separators=(",", ":"))


def _points(drawing: Drawing) -> list[NDArray[np.float64]]:
    if not drawing.pressures:
        return list(drawing.strokes)
    pairs = zip(drawing.strokes, drawing.pressures, strict=True)
    return [np.column_stack([stroke, pressure]) for stroke, pressure in pairs]


def parse_line(line: str, where: str) -> tuple[Drawing, dict[str, object]]:
    """Return the drawing in a line of an ink file, and all that the line says.

    Args:
        line: The line.
        where: What it is called in an error.

    Raises:
        UserError: It is malformed.
        NewerFormatError: A newer version of the program wrote it.
    """
    if len(line) > limits.LINE_CHARACTERS:
        raise UserError(tr("{where} is too long; take a drawing with fewer points.", where=where))
    with parsing(where, tr("{where} is not JSON; write one drawing a line.", where=where)):
        content = json.loads(line)
    if isinstance(content, dict):
        check_format(content, FORMAT_VERSION, where)
    if not isinstance(content, dict) or not isinstance(content.get("strokes"), list):
        raise UserError(
            tr(
                "{where} has no list of strokes; write it as {example}.",
                where=where,
                example='{"strokes": [[[x, y]]]}',
            )
        )
    drawing = Drawing.of(
        _parse_strokes(content["strokes"], where),
        label=_parse_label(content.get("label"), where),
        number=_parse_number(content, where),
        writer=_parse_words(content, "writer", where),
        name=_parse_words(content, "name", where),
    )
    if drawing.label is not None and drawing.number is not None:
        raise UserError(tr("{where} has a label and a number; leave one of them out.", where=where))
    is_no_digit = _parse_no_digit(content.get("no_digit"), where)
    if is_no_digit and drawing.text is not None:
        raise UserError(
            tr(
                "{where} is no digit, and has a label or a number; leave one of them out.",
                where=where,
            )
        )
    return replace(drawing, is_no_digit=is_no_digit), content


def _parse_strokes(strokes: list[Any], where: str) -> list[Any]:
    are_lists = all(isinstance(stroke, list) for stroke in strokes)
    if are_lists:
        limits.check_points(sum(map(len, strokes)), len(strokes), where)
    if not (are_lists and all(_is_point(point) for stroke in strokes for point in stroke)):
        raise UserError(
            tr(
                "{where} has a stroke that is not a list of points [x, y] or [x, y, pressure].",
                where=where,
            )
        )
    if len({len(point) for stroke in strokes for point in stroke}) > 1:
        raise UserError(
            tr("{where} has points with pressure and without; give it to all or none.", where=where)
        )
    return strokes


def _parse_no_digit(value: object, where: str) -> bool:
    if value is not None and not isinstance(value, bool):
        raise UserError(
            tr(
                '{where} has "no_digit": {value}; only true and false are allowed.',
                where=where,
                value=quoted_value(value),
            )
        )
    return bool(value)


def _is_point(point: object) -> bool:
    if not (isinstance(point, list) and all(map(_is_coordinate, point))):
        return False
    return len(point) == 2 or (len(point) == 3 and point[2] >= 0)


def _is_coordinate(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    # NaN fails the comparison.
    return is_number and abs(value) <= FARTHEST


def _parse_label(label: object, where: str) -> int | None:
    if label is None:
        return None
    if isinstance(label, bool) or not isinstance(label, int) or not 0 <= label < NUM_CLASSES:
        raise UserError(
            tr(
                "{where} has the label {label}; only the digits 0 to 9 are allowed.",
                where=where,
                label=quoted_value(label),
            )
        )
    return label


def _parse_number(content: dict[str, object], where: str) -> str | None:
    number = _parse_words(content, "number", where)
    if number is not None and not _NUMBER.fullmatch(number):
        raise UserError(
            tr(
                "{where} has the number {number}; only digits are allowed, and {line_end} between "
                "lines.",
                where=where,
                number=quoted_value(number),
                line_end=r"\n",
            )
        )
    return number


def _parse_words(content: dict[str, object], key: str, where: str) -> str | None:
    words = content.get(key)
    if words is not None and not isinstance(words, str):
        raise UserError(tr("{where} has a {key} that is no text.", where=where, key=key))
    return words
