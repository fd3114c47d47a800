"""Whatever is in a file from outside: it is read, or one sentence says why not.

The long share is `benchmarks/fuzz.py`. What it finds is put into `seen`, a folder for each input,
so that it stays found.
"""

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.judging import Judgement, judged
from tests.fuzz.mutation import spoiled
from tests.fuzz.pending import PENDING
from tests.fuzz.reader import Files, Reader, put, taken
from tests.fuzz.readers import READERS

_SEEN = Path(__file__).parent / "seen"
_SHORT = settings(
    max_examples=int(os.environ.get("MNIST_DESKTOP_EXAMPLES", "500")) // 50,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
_SPOILED_EACH = 3
# What hardly anybody has the program need not read, whole or spoiled.
_REFUSED_AS_WELL = ("image-icns", "image-spider", "omniglot-lzma")


def seen_of(reader: str) -> list[str]:
    return sorted(f"{reader}/{path.name}" for path in (_SEEN / reader).glob("*"))


def pending(names: list[str]) -> list[pytest.MarkDecorator]:
    """Return the mark of a test that cannot pass while one of these faults is not mended."""
    reasons = [PENDING[name] for name in names if name in PENDING]
    return [pytest.mark.xfail(reason=reasons[0], strict=True)] if reasons else []


def tried(reader: Reader, files: Files, folder: Path) -> Judgement:
    """Let a reader read files, which must be without fault."""
    put(files, folder)
    found = judged(reader.read, folder)
    assert not found.fault, f"{found.fault}: {found.told}"
    return found


ALL_SEEN = [name for reader in READERS for name in seen_of(reader)]


@pytest.mark.parametrize("name", [pytest.param(name, marks=pending([name])) for name in ALL_SEEN])
def test_what_was_found_once_is_mended(name: str, tmp_path: Path) -> None:
    tried(READERS[name.partition("/")[0]], taken(_SEEN / name), tmp_path / "in")


def test_all_that_is_pending_was_seen() -> None:
    assert set(PENDING) <= set(ALL_SEEN)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pending(seen_of(name))) for name in READERS]
)
def test_it_is_read_or_one_sentence_says_why_not(name: str, tmp_path: Path) -> None:
    reader, folder = READERS[name], tmp_path / "in"
    for found in seen_of(name):
        tried(reader, taken(_SEEN / found), folder)
    valid_ones = []

    @_SHORT
    @given(valid=reader.valid, random=st.randoms(use_true_random=False))
    def holds(valid: Files, random: Random) -> None:
        valid_ones.append(tried(reader, reader.packed(valid), folder).is_read)
        for _ in range(_SPOILED_EACH):
            tried(reader, spoiled(reader, valid, random), folder)

    holds()
    # Where nothing is read before it is spoiled, nothing is tried but the first look at a file.
    assert any(valid_ones) or name in _REFUSED_AS_WELL
