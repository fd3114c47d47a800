"""Reading pen-drawn digits in UNIPEN text, as UCI's pen-based digits come.

Source of the format: Guyon et al., UNIPEN project of on-line data exchange and recognizer
benchmarks, ICPR 1994. Source of the data: Alpaydin, Alimoglu, Pen-Based Recognition of
Handwritten Digits, UCI Machine Learning Repository, CC BY 4.0.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import whole
from mnist_desktop.gzip_files import read_content
from mnist_desktop.ink.drawing import FARTHEST, Drawing

_SEGMENT = re.compile(r'^\.SEGMENT\s+DIGIT\s.*"(\d)"\s*$')
# UCI's digits come each with a comment: digit, writer, index.
_COMMENT = re.compile(r"^\.COMMENT\s+\d\s+(\d+)\s+\d+\s*$")


def read_unipen(path: Path) -> list[Drawing]:
    """Read all labeled digits of a UNIPEN text file, plain or compressed with gzip.

    UNIPEN's y grows upward; the drawings returned have it grow downward.

    Raises:
        UserError: The file cannot be read, holds no digit or more than anybody has drawn, or a
            line is malformed; the line is named.
    """
    content = read_content(path, limits.INK_BYTES)
    if content.count(b"\n") > limits.LINES:
        most = whole(limits.LINES)
        raise UserError(f"{path} has more than {most} lines; part it into several files.")
    drawings: list[Drawing] = []
    # One line after the other: as a list, many short ones would take many times their length.
    for drawing in _drawings(io.TextIOWrapper(io.BytesIO(content), "latin-1"), path):
        drawings.append(drawing)
        limits.check_drawings(len(drawings), path)
    if not drawings:
        raise UserError(f"{path} holds no digit: it has no line “.SEGMENT DIGIT”.")
    return drawings


class _Digit:
    """A digit whose lines are being read.

    Args:
        label: Which one it is.
        where: What the file is called in errors.
    """

    def __init__(self, label: int, where: str) -> None:
        self._label = label
        self._where = where
        self._writer: str | None = None
        self._strokes: list[list[tuple[float, float]]] = []
        self._points = 0
        self._pen_is_down = False

    def add(self, line: str, number: int) -> None:
        """Take a line: what lies between pen down and pen up is ink."""
        if line.startswith(".PEN_DOWN"):
            self._strokes.append([])
            self._pen_is_down = True
        elif line.startswith("."):
            self._pen_is_down = False
            if self._writer is None and (found := _COMMENT.match(line)):
                self._writer = found[1]
        elif self._pen_is_down and line.strip():
            where = f"{self._where}, line {number}"
            self._points += 1
            limits.check_points(self._points, len(self._strokes), where)
            self._strokes[-1].append(_point(line, where))

    def drawing(self) -> Drawing:
        """Return what was drawn."""
        return Drawing.of(self._strokes, self._label, writer=self._writer)


def _drawings(lines: Iterable[str], path: Path) -> Iterator[Drawing]:
    digit: _Digit | None = None
    for number, line in enumerate(lines, start=1):
        if line.startswith(".SEGMENT"):
            if digit is not None:
                yield digit.drawing()
            found = _SEGMENT.match(line)
            digit = _Digit(int(found[1]), str(path)) if found else None
        elif digit is not None:
            digit.add(line, number)
    if digit is not None:
        yield digit.drawing()


def _point(line: str, where: str) -> tuple[float, float]:
    try:
        x, y = map(float, line.split()[:2])
    except ValueError as error:
        raise UserError(f"{where} is not a point “x y”.") from error
    # NaN fails the comparison.
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
        raise UserError(f"{where} is not a point “x y” that a pen can reach.")
    return x, -y
