"""Where the output goes, and what happens where it cannot go there."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mnist_desktop import paths
from mnist_desktop.__main__ import main
from mnist_desktop.runs.run import Run
from mnist_desktop.runs.store import RunStore

COMMAND = [sys.executable, "-m", "mnist_desktop"]
MANY = 200
LINE = '{"strokes": [[[30, 30], [90, 30], [55, 120]]]}\n'


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    """Return an ink file whose predictions are more than a pipe holds."""
    path = tmp_path / "drawings.jsonl"
    path.write_text(LINE * 500, encoding="ascii")
    return path


@pytest.fixture
def many_runs(keep_run: Callable[..., Run]) -> RunStore:
    """Return runs whose list is more than is written at once; listing them is quick to start."""
    store = RunStore()
    run = keep_run(store=store)
    for number in range(MANY):
        shutil.copytree(store.folder / run.key, store.folder / f"{run.key}-{number}")
    return store


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no broken pipe")
@pytest.mark.parametrize("options", [[], ["--json"]], ids=str)
def test_a_reader_that_goes_away_ends_it_quietly(options: list[str], many_runs: RunStore) -> None:
    assert len(many_runs.runs()) > MANY
    with subprocess.Popen(
        [*COMMAND, "runs", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("buffered", [False, True])
@pytest.mark.parametrize("options", [[], ["--json"]], ids=str)
def test_output_that_does_not_fit_is_one_sentence(
    options: list[str], buffered: bool, many_runs: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(many_runs.runs()) > MANY
    monkeypatch.setenv("PYTHONUNBUFFERED", "" if buffered else "1")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "runs", *options],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"mnist-desktop: The output cannot be written (")
    assert done.stderr.count(b"\n") == 1


def test_signs_that_the_terminal_lacks_are_replaced(
    ink: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = subprocess.run(
        [*COMMAND, "predict", str(ink)], capture_output=True, check=True, encoding="ascii"
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith(f"{ink}, drawing 1: 7 (")
    assert "?%" in done.stdout


@pytest.mark.parametrize("fault", [OSError(5, "Input/output error"), OSError("no number")])
def test_a_fault_of_something_else_is_not_taken_for_one_of_the_output(
    fault: OSError, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: RunStore) -> None:
        raise fault

    monkeypatch.setattr(RunStore, "runs", fail)
    assert main(["runs"]) == 1
    assert "Something went wrong that should not have (OSError)" in capsys.readouterr().err
    assert str(fault).rpartition("] ")[2] in paths.log_file().read_text("utf-8")
