"""Reading the stroke files of Omniglot: letters drawn online, for what is no digit.

Source: Lake, Salakhutdinov, Tenenbaum, Human-level concept learning through probabilistic
program induction, Science, 2015; the data is under the MIT license. A file holds one drawing:
`START`, lines `x,y,time`, and `BREAK` where the pen was lifted; y is stored negative.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import FARTHEST, Drawing
from mnist_desktop.quoting import quoted
from mnist_desktop.zip_files import opened_zip, read_member

_NAME = re.compile(r"(?:^|/)(?P<letter>[^/]+/character\d+)/\d+_(?P<writer>\d+)\.txt$")
# Copies of the archive made on macOS hold a shadow of every file.
_SHADOWS = "__MACOSX/"


def read_omniglot(path: Path) -> list[Drawing]:
    """Read all drawings of an archive of Omniglot's stroke files.

    They have no label: they are no digits. Each is named after its letter, such as
    `Greek/character07`, and knows its writer.

    Raises:
        UserError: The file cannot be read, is no such archive, or a line in it is malformed;
            the line is named.
    """
    fault = f"{path} is no zip archive, or is damaged; download it again."
    with opened_zip(path, fault) as archive:
        drawings = list(_drawings(archive, path))
    if not drawings:
        raise UserError(f"{path} holds no stroke files of Omniglot.")
    return drawings


def _drawings(archive: zipfile.ZipFile, path: Path) -> Iterator[Drawing]:
    names = [name for name in archive.namelist() if not name.startswith(_SHADOWS)]
    if sum(archive.getinfo(name).file_size for name in names) > limits.UNPACKED_BYTES:
        raise limits.too_long(path, limits.UNPACKED_BYTES)
    for name in names:
        if found := _NAME.search(name):
            content = read_member(archive, name, path, limits.MEMBER_BYTES)
            strokes = _strokes(content.decode("latin-1"), f"{path}, {quoted(name)}")
            yield Drawing.of(strokes, name=found["letter"], writer=found["writer"])


def _strokes(text: str, where: str) -> list[list[tuple[float, float]]]:
    strokes: list[list[tuple[float, float]]] = [[]]
    points = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() == "BREAK":
            strokes.append([])
        elif line.strip() not in ("", "START"):
            points += 1
            limits.check_points(points, len(strokes), where)
            strokes[-1].append(_point(line, f"{where}, line {number}"))
    return strokes


def _point(line: str, where: str) -> tuple[float, float]:
    try:
        x, y, _time = map(float, line.split(","))
    except ValueError as error:
        raise UserError(f"{where} is not a point “x,y,time”.") from error
    # NaN fails the comparison.
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
        raise UserError(f"{where} is not a point that a pen can reach.")
    return x, -y
