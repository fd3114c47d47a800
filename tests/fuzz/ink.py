"""Ink files, the files of others that become ink, and those in which the program keeps ink."""

import gzip
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin, line_of
from mnist_desktop.data import practice
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import format_line, read_ink
from mnist_desktop.ink.omniglot import read_omniglot
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.unipen import read_unipen
from tests.fuzz.digit_files import zipped_as
from tests.fuzz.reader import Files, Reader

_INK, _UNIPEN, _PACKED_UNIPEN, _OMNIGLOT = "any.jsonl", "digits.tra", "digits.tra.gz", "strokes.zip"
_COLLECTION = "my-digits.jsonl"
# Of what is read, so many are drawn: the others would be drawn alike.
_DRAWN = 10

_coordinates = st.one_of(st.integers(-50, 300), st.floats(-1e9, 1e9))
_strokes = st.lists(st.lists(st.tuples(_coordinates, _coordinates), max_size=12), max_size=4).map(
    lambda strokes: [list(map(list, stroke)) for stroke in strokes]
)
_words = st.one_of(st.none(), st.text(max_size=12))
_written = st.builds(
    lambda digit, seed: practice.draw(digit, np.random.default_rng(seed)),
    st.integers(0, 9),
    st.integers(0, 20),
)
_any_ink = st.builds(
    Drawing.of, _strokes, st.one_of(st.none(), st.integers(0, 9)), writer=_words, name=_words
)
_drawings = st.lists(st.one_of(_written, _any_ink), min_size=1, max_size=5)


def _lines(drawings: Sequence[Drawing]) -> bytes:
    return "".join(f"{format_line(drawing)}\n" for drawing in drawings).encode()


lines_of_drawings = _drawings.map(_lines)
"""What an ink file holds."""


def readers() -> Iterator[Reader]:
    """Yield a reader of each kind of file."""
    ink = lines_of_drawings
    yield Reader("ink", ink.map(lambda content: {_INK: content}), _read_ink)
    yield Reader("ink-set", ink.map(lambda content: {_INK: content * 4}), _load_ink)
    unipen = _drawings.map(_unipen)
    yield Reader("unipen", unipen, lambda folder: _draw(read_unipen(folder / _UNIPEN)))
    yield Reader(
        "unipen-gz", unipen, lambda folder: _draw(read_unipen(folder / _PACKED_UNIPEN)), _gzipped
    )
    for method, name in ((zipfile.ZIP_STORED, "omniglot"), (zipfile.ZIP_LZMA, "omniglot-lzma")):
        yield Reader(
            name,
            _drawings.map(_omniglot),
            lambda folder: _draw(read_omniglot(folder / _OMNIGLOT)),
            zipped_as(_OMNIGLOT, method),
        )
    kept = st.lists(st.builds(_kept, _written, st.integers(-1, 9), st.sampled_from(Origin)))
    yield Reader("collection", kept.map(_collection), _read_collection)


def _kept(drawing: Drawing, label: int, origin: Origin) -> KeptDrawing:
    made = KeptDrawing.now(drawing, None if label < 0 else label, origin, "7")
    # So that the same choices give the same file.
    moment = datetime(2025, 3, 4, 12, 30, label + 1, tzinfo=UTC)
    return KeptDrawing(made.drawing, origin, made.read, moment, f"{label}{origin.value}")


def _collection(kept: Sequence[KeptDrawing]) -> Files:
    return {_COLLECTION: "".join(f"{line_of(one)}\n" for one in kept).encode()}


def _unipen(drawings: Sequence[Drawing]) -> Files:
    lines = [".VERSION 1.0", ".COORD X Y"]
    for number, drawing in enumerate(drawings):
        lines.append(f'.SEGMENT DIGIT {number}-{number} ? "{drawing.label or 0}"')
        lines.append(f".COMMENT {drawing.label or 0} 12 {number}")
        for stroke in drawing.strokes:
            points = (f"  {x:.0f}  {y:.0f}" for x, y in np.clip(stroke * 100, -9999, 9999))
            lines += (".PEN_DOWN", *points, ".PEN_UP")
    return {_UNIPEN: "\n".join((*lines, "")).encode()}


def _gzipped(files: Files) -> Files:
    return {_PACKED_UNIPEN: gzip.compress(b"".join(files.values()), 1, mtime=0)}


def _omniglot(drawings: Sequence[Drawing]) -> Files:
    found = {}
    for number, drawing in enumerate(drawings, start=1):
        strokes = (
            "\n".join(f"{x},{-y},{n}" for n, (x, y) in enumerate(s)) for s in drawing.strokes
        )
        text = "\nBREAK\n".join(("START", *strokes))
        found[f"Greek/character{number:02}/0001_{number:02}.txt"] = text.encode()
    return found


def _draw(drawings: Sequence[Drawing]) -> None:
    rasterize(drawings[:_DRAWN])


def _read_ink(folder: Path) -> None:
    _draw(read_ink(folder / _INK))


def _load_ink(folder: Path) -> None:
    from mnist_desktop.data.sources import SourceAt, load_parts
    from mnist_desktop.generators import finished

    finished(load_parts(SourceAt(folder / _INK)))


def _read_collection(folder: Path) -> None:
    """Read, add, and read again: what was set aside once is whole from then on."""
    collection = Collection(folder / _COLLECTION)
    found = collection.read()
    added = _kept(practice.draw(3, np.random.default_rng(1)), 3, Origin.PRACTICE)
    collection.apply(Change((), (added,)))
    again = Collection(folder / _COLLECTION).read()
    assert not again.notice, again.notice
    assert len(again.kept) == len(found.kept) + 1
    _draw([kept.drawing for kept in again.kept])
