"""Ink from strangers: files that unpack without end, endless strokes, broken archives."""

import gzip
import json
import random
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.ink.omniglot import read_omniglot
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ink.unipen import read_unipen
from tests.bounded import peak_megabytes, peak_reading

LETTER = "Greek/character07/0400_13.txt"
STROKES = "START\n1.5,-2.5,0\n3,-4,20\nBREAK\n"


def gzip_bomb(path: Path, megabytes: int) -> Path:
    path.write_bytes(gzip.compress(b"\n" * 1_000_000) * megabytes)
    return path


def archive(path: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr(LETTER, STROKES * 20)
    return path


def test_one_stroke_of_very_many_points_is_drawn_in_little_memory_and_time() -> None:
    code = """
import time
import numpy as np
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.rasterizer import rasterize
points = np.cumsum(np.random.default_rng(0).normal(size=(300_000, 2)), axis=0)
assert rasterize([Drawing.of([points])]).any()
"""
    began = time.monotonic()
    assert peak_megabytes(code)[0] < 200
    assert time.monotonic() - began < 30


def test_a_stroke_looks_the_same_however_many_parts_it_is_drawn_in() -> None:
    points = np.cumsum(np.random.default_rng(1).normal(size=(30_000, 2)), axis=0)
    lifted = [points[start : start + 5001] for start in range(0, 30_000, 5000)]
    np.testing.assert_array_equal(
        rasterize([Drawing.of([points])]), rasterize([Drawing.of(lifted)])
    )


def test_a_drawing_of_more_points_than_anybody_draws_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl"
    points = [[n % 7, n % 5] for n in range(limits.POINTS + 1)]
    path.write_text(json.dumps({"strokes": [points]}), "utf-8")
    with pytest.raises(UserError, match=r"line 1 has more than 100,000 points"):
        read_ink(path)
    path.write_text(json.dumps({"strokes": [[[1, 2]]] * (limits.STROKES + 1)}), "utf-8")
    with pytest.raises(UserError, match=r"line 1 has more than 1,000 strokes"):
        read_ink(path)


def test_a_line_that_would_take_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "line.jsonl"
    path.write_text('{"strokes": [' + "[]," * 2_000_000 + "[]]}", "utf-8")
    with pytest.raises(UserError, match=r"line 1 is too long"):
        read_ink(path)


def test_an_ink_file_of_nothing_but_lines_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"{}\n" * 20_000_000)
    call = f"read_ink(Path({str(path)!r}))"
    peak, told = peak_reading(call, "from mnist_desktop.ink.ink_files import read_ink")
    assert "more than 500,000 drawings" in told
    assert peak < 300


@pytest.mark.parametrize("what", ["[" * 50_000, "9" * 5000, "[1e999]", "NaN"])
def test_odd_json_is_named_by_its_line(what: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(f'{{"strokes": [[[1, 2]]]}}\n{{"strokes": {what}}}', "utf-8")
    with pytest.raises(UserError, match="line 2"):
        read_ink(path)


def test_quoted_contents_are_short(tmp_path: Path) -> None:
    path = tmp_path / "label.jsonl"
    path.write_text(json.dumps({"strokes": [], "label": "7\u202e\n" * 100_000}), "utf-8")
    with pytest.raises(UserError) as told:
        read_ink(path)
    assert len(str(told.value)) < len(str(path)) + 200


def test_gzip_that_unpacks_without_end_takes_little_memory(tmp_path: Path) -> None:
    path = gzip_bomb(tmp_path / "bomb.gz", 900)
    assert path.stat().st_size < 2_000_000
    call = f"read_unipen(Path({str(path)!r}))"
    peak, told = peak_reading(call, "from mnist_desktop.ink.unipen import read_unipen")
    assert "holds more than 100" in told
    assert peak < 300


def test_unipen_of_nothing_but_lines_takes_little_memory(tmp_path: Path) -> None:
    path = gzip_bomb(tmp_path / "lines.gz", 90)
    call = f"read_unipen(Path({str(path)!r}))"
    peak, told = peak_reading(call, "from mnist_desktop.ink.unipen import read_unipen")
    assert "more than 3,000,000 lines" in told
    assert peak < 300


def test_unipen_of_endless_points_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.unp"
    path.write_text('.SEGMENT DIGIT 0 OK "3"\n.PEN_DOWN\n' + "1 2\n" * (limits.POINTS + 1))
    with pytest.raises(UserError, match="more than 100,000 points"):
        read_unipen(path)


@pytest.mark.parametrize("seed", range(200))
def test_a_damaged_zip_is_one_sentence(seed: int, tmp_path: Path) -> None:
    method = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)[
        seed % 4
    ]
    content = bytearray(archive(tmp_path / "whole.zip", method).read_bytes())
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 8)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    path = tmp_path / "damaged.zip"
    path.write_bytes(content)
    # Some faults do no harm; of all others there is a sentence, and nothing else.
    with suppress(UserError):
        read_omniglot(path)


def test_an_encrypted_zip_is_told_as_such(tmp_path: Path) -> None:
    content = bytearray(archive(tmp_path / "whole.zip").read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    path = tmp_path / "encrypted.zip"
    path.write_bytes(content)
    with pytest.raises(UserError, match="is encrypted; unpack it"):
        read_omniglot(path)


def test_a_zip_that_unpacks_without_end_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for writer in range(80):
            made.writestr(f"Greek/character07/0400_{writer}.txt", b"\n" * 3_900_000)
    with pytest.raises(UserError, match="holds more than 300"):
        read_omniglot(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(LETTER, b"\n" * 5_000_000)
    with pytest.raises(UserError, match="holds more than 4"):
        read_omniglot(path)


def test_a_zip_whose_directory_is_gigabytes_long_is_refused_unread(tmp_path: Path) -> None:
    content = bytearray(archive(tmp_path / "whole.zip").read_bytes())
    place = content.rindex(b"PK\x05\x06")
    content[place + 12 : place + 16] = struct.pack("<I", 1 << 31)
    path = tmp_path / "directory.zip"
    path.write_bytes(content)
    with pytest.raises(UserError, match="more than 200,000 files"):
        read_omniglot(path)


def test_a_letter_of_endless_points_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "endless.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(LETTER, "1,2,3\n" * (limits.POINTS + 1))
    with pytest.raises(UserError, match="more than 100,000 points"):
        read_omniglot(path)
    assert path.stat().st_size < 10_000
