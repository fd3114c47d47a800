"""Reading pen-drawn digits in UNIPEN text, as UCI's pen-based digits come.

Source of the format: Guyon et al., UNIPEN project of on-line data exchange and recognizer
benchmarks, ICPR 1994. Source of the data: Alpaydin, Alimoglu, Pen-Based Recognition of
Handwritten Digits, UCI Machine Learning Repository, CC BY 4.0.
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.errors import UserError
from mnist_desktop.gzip_files import read_content
from mnist_desktop.ink.drawing import FARTHEST, Drawing

_SEGMENT = re.compile(r'^\.SEGMENT\s+DIGIT\s.*"(\d)"\s*$')
# UCI's digits come each with a comment: digit, writer, index.
_COMMENT = re.compile(r"^\.COMMENT\s+\d\s+(\d+)\s+\d+\s*$")


def read_unipen(path: Path) -> list[Drawing]:
    """Read all labeled digits of a UNIPEN text file, plain or compressed with gzip.

    UNIPEN's y grows upward; the drawings returned have it grow downward.

    Raises:
        UserError: The file cannot be read, holds no digit, or a line is malformed; the line is
            named.
    """
    text = read_content(path).decode("latin-1")
    drawings = list(_drawings(text.splitlines(), path))
    if not drawings:
        raise UserError(f"{path} holds no digit: it has no line “.SEGMENT DIGIT”.")
    return drawings


def _drawings(lines: list[str], path: Path) -> Iterator[Drawing]:
    starts = [n for n, line in enumerate(lines) if line.startswith(".SEGMENT")]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        if found := _SEGMENT.match(lines[start]):
            writers = [match[1] for line in lines[start:end] if (match := _COMMENT.match(line))]
            strokes = _strokes(lines[start:end], path, start + 1)
            yield Drawing.of(strokes, int(found[1]), writer=next(iter(writers), None))


def _strokes(lines: list[str], path: Path, first: int) -> list[list[tuple[float, float]]]:
    """Return what lies between pen down and pen up; `first` is the number of the first line."""
    strokes: list[list[tuple[float, float]]] = []
    pen_is_down = False
    for number, line in enumerate(lines, start=first):
        if line.startswith(".PEN_DOWN"):
            strokes.append([])
            pen_is_down = True
        elif line.startswith("."):
            pen_is_down = False
        elif pen_is_down and line.strip():
            strokes[-1].append(_point(line, f"{path}, line {number}"))
    return strokes


def _point(line: str, where: str) -> tuple[float, float]:
    try:
        x, y = map(float, line.split()[:2])
    except ValueError as error:
        raise UserError(f"{where} is not a point “x y”.") from error
    # NaN fails the comparison.
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
        raise UserError(f"{where} is not a point “x y” that a pen can reach.")
    return x, -y
