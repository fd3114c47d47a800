"""What programs that were killed have left, and what others are still at."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.__main__ import main
from mnist_desktop.atomic import write_file
from mnist_desktop.leftovers import begin_sweeping

LOCKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells by their age alone")
LONG_AGO = time.time() - 200_000

FILE = """
from mnist_desktop import atomic
atomic._write_flushed = lambda stream, content: wait()
atomic.write_atomically(paths.collection_file(), b"content")
"""
RUN = """
from mnist_desktop.atomic import folder_made, write_new
with folder_made(paths.runs_folder() / "20250101-000000-abcdef") as made:
    write_new(made / "run.json", b"content")
    wait()
"""
DRAGGED = """
from mnist_desktop.leftovers import temporary_folder
with temporary_folder() as made:
    (made / "drawing-1.png").write_bytes(b"content")
    wait()
"""


@contextmanager
def at_work(work: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Give a process that waits in the midst of its work."""
    script = f"""
import sys
from mnist_desktop import paths
def wait():
    print("waiting", flush=True)
    sys.stdin.read()
{work}
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", script], stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of temporary files, one of the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def all_files(temporary: Path) -> set[Path]:
    places = [paths.collection_file().parent, paths.window_file().parent, temporary]
    places.append(paths.mnist_cache())
    return {path for place in places for path in place.rglob("*") if path.is_file()}


def make_old(temporary: Path) -> None:
    for path in all_files(temporary):
        for aged in (path, path.parent):
            os.utime(aged, (LONG_AGO, LONG_AGO))


def sweep() -> None:
    begin_sweeping().join(60)


@pytest.mark.parametrize("work", [FILE, RUN, DRAGGED])
def test_what_a_killed_program_left_is_swept_once_it_is_old(work: str, temporary: Path) -> None:
    with at_work(work) as process:
        process.kill()
    assert len(all_files(temporary)) == 1
    sweep()
    assert len(all_files(temporary)) == 1
    make_old(temporary)
    sweep()
    assert not all_files(temporary)


@LOCKS
@pytest.mark.parametrize("work", [FILE, RUN, DRAGGED])
def test_what_a_living_program_is_at_is_never_swept(work: str, temporary: Path) -> None:
    with at_work(work) as process:
        make_old(temporary)
        before = all_files(temporary)
        assert len(before) == 1
        sweep()
        assert all_files(temporary) == before
        process.kill()
        process.wait()
        sweep()
    assert not all_files(temporary)


def in_the_data(name: str) -> Path:
    return paths.collection_file().with_name(name)


def in_the_settings(name: str) -> Path:
    return paths.window_file().with_name(name)


LEFT: dict[str, Callable[[], Path]] = {
    "a file of an older version": lambda: in_the_data(".0123456789abcdef.part"),
    "a run of an older version": lambda: paths.runs_folder() / ".20250101-000000-a.part" / "x",
    "a run that is deleted": lambda: paths.runs_folder() / ".20250101-000000-a.ab12.gone" / "x",
    "a file in a run": lambda: paths.runs_folder() / "20250101-0-a" / ".0123456789abcdef.part",
    "a recipe": lambda: paths.recipes_folder() / ".mnist-desktop-0123456789abcdef.part",
    "a download": lambda: paths.mnist_cache() / ".download-x1y2" / "train-images-idx3-ubyte.gz",
    "what Qt writes": lambda: in_the_settings("window.ini.aBcdEf"),
}
MINE: dict[str, Callable[[], Path]] = {
    "digits": paths.collection_file,
    "a lock": lambda: in_the_data("my-digits.jsonl.lock"),
    "settings": paths.window_file,
    "a copy of them": lambda: in_the_settings("window.ini.backup"),
    "a recipe": lambda: paths.recipes_folder() / "mine.toml",
    "a model": lambda: paths.runs_folder() / "20250101-000000-abcdef" / "model.safetensors",
    "digits of MNIST": lambda: paths.mnist_cache() / "train-images-idx3-ubyte.gz",
    "hidden": lambda: in_the_data(".keep"),
}


def test_only_what_was_left_unfinished_is_swept(temporary: Path) -> None:
    left, mine = ([make() for make in kind.values()] for kind in (LEFT, MINE))
    # Others' files among the temporary ones.
    mine += [temporary / "mnist-desktop-20250101.safetensors", temporary / "others" / "file"]
    for path in [*left, *mine]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content")
    make_old(temporary)
    sweep()
    assert all_files(temporary) == set(mine)
    assert not list(paths.mnist_cache().glob(".*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows seldom lets links be made")
def test_what_a_link_leads_to_is_not_swept(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_bytes(b"content")
    os.utime(tmp_path / "mine", (LONG_AGO, LONG_AGO))
    paths.runs_folder().mkdir(parents=True)
    (paths.runs_folder() / ".20250101-000000-a.part").symlink_to(tmp_path / "mine")
    sweep()
    assert (tmp_path / "mine" / "file").exists()


def test_any_subcommand_sweeps(temporary: Path) -> None:
    left = LEFT["a file of an older version"]()
    left.parent.mkdir(parents=True)
    left.write_bytes(b"content")
    make_old(temporary)
    main(["runs"])
    waited_until = time.monotonic() + 60
    while left.exists():
        assert time.monotonic() < waited_until
        time.sleep(0.01)


def test_whoever_writes_to_a_folder_again_sweeps_there(tmp_path: Path) -> None:
    left, others = tmp_path / ".mnist-desktop-0123456789abcdef.part", tmp_path / ".other.part"
    for path in (left, others):
        path.write_bytes(b"content")
        os.utime(path, (LONG_AGO, LONG_AGO))
    write_file(tmp_path / "file", b"content")
    assert set(tmp_path.glob("*")) >= {others, tmp_path / "file"}
    assert not left.exists()
