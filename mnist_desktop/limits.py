"""How much of a stranger's file is read: asked before memory is taken, and why it is so much.

A file of some kilobytes can unpack to gigabytes. Each limit lies well above what people have, and
far enough below what computers have that reading takes less than about 500 MB.
"""

import io
from pathlib import Path
from typing import Protocol

from mnist_desktop.errors import UserError, reading
from mnist_desktop.formatting import file_size, whole
from mnist_desktop.texts import tr

_PART = 1 << 20

NUMBER_BYTES = 300_000_000
"""IDX files, unpacked, and arrays. The largest in use, EMNIST's digits, has 188 MB."""

TABLE_BYTES = 1_000_000_000
"""CSV tables, which are read line by line. MNIST's have 110 MB, EMNIST's digits 440 MB."""

LINE_CHARACTERS = 4_000_000
"""A line of an ink file: JSON takes 25 times as much memory as it is long."""

INK_BYTES = 100_000_000
"""Ink files, and UNIPEN texts unpacked: 200,000 drawings. UCI's digits have 6 MB."""

POINTS = 100_000
"""Points of a drawing in a file. A pen of 200 Hz takes eight minutes for them, without a rest."""

STROKES = 1_000
"""Strokes of a drawing in a file: a page full of numbers has some hundred."""

LINES = 3_000_000
"""Lines of a UNIPEN text, a point each. UCI's digits have 600,000."""

DRAWINGS = 500_000
"""Drawings of a file. UCI's digits are 11,000."""

IMAGE_BYTES = 300_000_000
"""Image files: pixels that are not compressed at all have as much."""

IMAGE_PIXELS = 250_000_000
"""Pixels of an image that its decoder reads at a smaller scale; phones take up to 200 million."""

IMAGE_SIDE = 100_000
"""Pixels of an image's longer side; panoramas have 30,000. Lines without end take decoders long."""

DECODED_BYTES = 400_000_000
"""Memory that decoding an image takes: of a PNG file, for 100 million pixels in color."""

PALETTE_PIXELS = 60_000_000
"""Pixels of an image that names its colors by numbers; to look each of them up takes long."""

PASTED_PIXELS = 65_000_000
"""Pixels of a picture from the clipboard, which lies in memory already: 8K has 33 million."""

FOLDER_FILES = 300_000
"""Image files of one folder. MNIST as images has 6,742 of one digit."""

ARCHIVE_BYTES = 200_000_000
"""Zip archives; Omniglot's largest has 35 MB."""

ARCHIVE_FILES = 200_000
"""Files in a zip archive: their names are all in memory. Omniglot has 19,280."""

UNPACKED_BYTES = 300_000_000
"""All files of an archive of strokes, unpacked."""

MEMBER_BYTES = 4_000_000
"""One file in an archive of strokes; Omniglot's have some kilobytes."""

HEADER_BYTES = 1_000_000
"""What a model file says of itself, in JSON; models of this program say some kilobytes."""

MODEL_BYTES = 2_000_000_000
"""A model file: the largest network that can be set up here would have a tenth of it."""

RECIPE_BYTES = 100_000
"""A recipe, in TOML; those that this program writes have 2 kB."""

KEY_DOTS = 100
"""Dots in a line of a recipe: a key with thousands of them takes memory by their square."""

RUN_BYTES = 1_000_000
"""What is known of a run, in JSON; some kilobytes."""

CURVE_BYTES = 8_000_000
"""The curves of a run, in JSON: those of a thousand epochs as earlier versions kept them."""


def check_size(path: Path, most: int) -> None:
    """Refuse a file that is longer than it may be.

    Raises:
        UserError: It is, or it cannot be read.
    """
    with reading(path):
        size = path.stat().st_size
    if size > most:
        raise too_long(path, most)


def read_file(path: Path, most: int) -> bytes:
    """Return what a file holds.

    Raises:
        UserError: It is longer than it may be, or cannot be read.
    """
    check_size(path, most)
    with reading(path), path.open("rb") as stream:
        return read_all(stream, path, most)


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_all(stream: _Stream, path: Path, most: int) -> bytes:
    """Return what a stream holds, such as one that unpacks.

    Args:
        stream: It is read to its end.
        path: What errors name.
        most: Bytes that are taken.

    Raises:
        UserError: It has more.
    """
    content = io.BytesIO()
    while part := stream.read(_PART):
        if content.tell() + len(part) > most:
            raise too_long(path, most)
        content.write(part)
    # It shares its memory with what is returned.
    return content.getvalue()


def check_points(points: int, strokes: int, where: str) -> None:
    """Refuse a drawing of more points or strokes than anybody draws.

    Args:
        points: Of all strokes.
        strokes: How many.
        where: What the drawing is called in errors.

    Raises:
        UserError: There are more.
    """
    if points > POINTS:
        raise UserError(
            tr(
                "{where} has more than {most} points; take a drawing with fewer.",
                where=where,
                most=whole(POINTS),
            )
        )
    if strokes > STROKES:
        raise UserError(
            tr(
                "{where} has more than {most} strokes; take a drawing with fewer.",
                where=where,
                most=whole(STROKES),
            )
        )


def check_drawings(count: int, path: Path) -> None:
    """Refuse a file of more drawings than fit into memory.

    Raises:
        UserError: There are more.
    """
    if count > DRAWINGS:
        raise UserError(
            tr(
                "{path} has more than {most} drawings; part it into several files.",
                path=path,
                most=whole(DRAWINGS),
            )
        )


def too_long(path: Path, most: int) -> UserError:
    """Return the fault that a file holds more than is read."""
    return UserError(
        tr(
            "{path} holds more than {most}, too much for a file of its kind; choose a smaller one.",
            path=path,
            most=file_size(most),
        )
    )
