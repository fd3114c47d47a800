"""The fuzzers see each kind of fault; if they did not, they would find nothing for ever."""

import sys
import time
from pathlib import Path
from random import Random

import pytest

from mnist_desktop.errors import UserError
from tests.fuzz.judging import judged
from tests.fuzz.mutation import spoiled
from tests.fuzz.reader import put, taken
from tests.fuzz.readers import READERS
from tests.fuzz.shrinking import shrunk


class Panic(BaseException):
    """What libraries written in Rust raise is no `Exception`."""


class RawError(UserError):
    """A sentence that nothing has been taken out of."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text

    def __str__(self) -> str:
        return self._text


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (ValueError("no number"), "ValueError in test_judging.py:read"),
        (Panic("unwrap"), "Panic in test_judging.py:read"),
        (RawError("Two\nlines."), "unprintable sentence in test_judging.py:read"),
        (RawError("\x1b[31mRed."), "unprintable sentence in test_judging.py:read"),
        (RawError("Long. " * 100), "long sentence in test_judging.py:read"),
        (RawError(""), "empty sentence in test_judging.py:read"),
        (UserError("It is broken; choose another."), ""),
    ],
    ids=lambda value: "" if isinstance(value, str) else type(value).__name__,
)
def test_what_is_raised_is_judged(raised: BaseException, kind: str, tmp_path: Path) -> None:
    def read(_folder: Path) -> None:
        raise raised

    found = judged(read, tmp_path)
    assert found.fault == kind
    assert not found.is_read


def test_what_takes_too_long_is_a_fault(tmp_path: Path) -> None:
    def read(_folder: Path) -> None:
        until = time.process_time() + 1.1
        while time.process_time() < until:
            pass

    assert judged(read, tmp_path).fault == "slow"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory there was")
def test_what_takes_too_much_memory_is_a_fault(tmp_path: Path) -> None:
    found = judged(lambda _folder: bytearray(b"1") * (600 << 20), tmp_path)
    assert (found.fault, found.is_read) == ("memory", True)


def test_what_shows_a_fault_becomes_small() -> None:
    files = {"a": b"some " * 100 + b"BAD" + b" text" * 100, "b": b"more"}
    assert shrunk(files, lambda one: b"BAD" in one["a"]) == {"a": b"BAD", "b": b""}


def test_files_are_spoiled_the_same_way_by_the_same_number(tmp_path: Path) -> None:
    files = {"0/a.txt": b"12 and some words", "b.txt": b"more"}
    put(files, tmp_path / "in")
    assert taken(tmp_path / "in") == files
    twice = [[spoiled(READERS["idx"], files, Random(seed)) for seed in range(200)] for _ in "ab"]
    assert twice[0] == twice[1]
    assert sum(one != files for one in twice[0]) > 190
