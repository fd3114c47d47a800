"""Pipes, devices, loops of links, and names that are not UTF-8, wherever a path is given."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.__main__ import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")

COMMANDS = [
    "predict {path}",
    "predict {path} --json",
    "predict {ink} --model {path}",
    "evaluate --data {path}",
    "evaluate --ink {path} --json",
    "evaluate --ink {ink} --model {path}",
    "train --data {path}",
    "train --config {path}",
    "train --practice --ink {path}",
    "train --practice --teacher {path}",
    "export --model {path} --out {out}",
    "import-ink {path} --out {out}",
    "runs show {path}",
]
# Names that no text holds: these bytes are never part of UTF-8.
NO_TEXT = os.fsdecode(b"\xff\xfe")


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def a_device(_folder: Path) -> Path:
    return Path("/dev/zero")


def a_loop(folder: Path) -> Path:
    (folder / "one").symlink_to(folder / "other")
    (folder / "other").symlink_to(folder / "one")
    return folder / "one"


def nothing_of_no_text(folder: Path) -> Path:
    return folder / NO_TEXT


def a_file_of_no_text(folder: Path) -> Path:
    (folder / NO_TEXT).write_bytes(b"nothing")
    return folder / NO_TEXT


def a_folder_of_no_text(folder: Path) -> Path:
    (folder / NO_TEXT).mkdir()
    return folder / NO_TEXT


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text('{"strokes": [[[0, 0], [1, 1]]], "label": 1}\n', encoding="ascii")
    return path


PLACES = [
    a_pipe,
    a_device,
    a_loop,
    nothing_of_no_text,
    a_file_of_no_text,
    a_folder_of_no_text,
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_one_sentence_at_once(
    command: str,
    place: Callable[[Path], Path],
    tmp_path: Path,
    ink: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    values = {"path": place(tmp_path), "ink": ink, "out": tmp_path / "out"}
    assert main([part.format(**values) for part in command.split()]) == 2
    told = capfd.readouterr()
    assert told.err.count("\n") == 1
    assert told.err.endswith(".\n")
    if place in (a_pipe, a_device) and "runs" not in command:
        assert "is a pipe or a device" in told.err


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_what_is_read_from_and_written_to_such_names(
    options: list[str], tmp_path: Path, ink: Path
) -> None:
    odd = tmp_path / f"{NO_TEXT}.jsonl"
    ink.rename(odd)
    report = tmp_path / f"{NO_TEXT}.html"
    for arguments in (
        ["predict", str(odd)],
        ["evaluate", "--ink", str(odd), "--report", str(report)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "mnist_desktop", *arguments, *options],
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        if options:
            json.loads(done.stdout)
    assert report.read_text(encoding="utf-8")


def test_what_lies_behind_a_fault_of_such_a_name_is_logged(tmp_path: Path) -> None:
    (tmp_path / NO_TEXT).write_bytes(b"nothing")
    assert main(["predict", str(tmp_path / NO_TEXT)]) == 2
    assert "cannot be read as an image" in paths.log_file().read_text(encoding="utf-8")
