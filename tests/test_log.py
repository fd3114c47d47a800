"""The log file."""

import threading
from concurrent.futures import ThreadPoolExecutor
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import pytest

from mnist_desktop import paths
from mnist_desktop.__main__ import main
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause, log_line, log_unexpected
from mnist_desktop.repeats import Repeats


def test_what_lies_behind_a_sentence_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"nothing")
    assert main(["predict", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    logged = paths.log_file().read_text(encoding="utf-8")
    assert f"{path} cannot be read as an image" in logged
    assert "UnidentifiedImageError" in logged


def test_a_sentence_with_nothing_behind_it_is_not_kept() -> None:
    log_cause(UserError("Choose another."))
    assert not paths.log_file().exists()


def test_help_says_where_the_log_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert paths.log_file().name in capsys.readouterr().out


def test_the_log_does_not_grow_without_end() -> None:
    for number in range(200):
        log_line(f"{number} " + "x" * 10_000)
    files = sorted(paths.log_file().parent.iterdir())
    assert [file.name for file in files] == ["errors.log", "errors.log.1", "errors.log.2"]
    assert sum(file.stat().st_size for file in files) < 2_000_000
    assert "199 x" in files[0].read_text(encoding="utf-8")


def test_where_no_log_can_be_written_what_nobody_expected_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = paths.log_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file in its place", encoding="utf-8")
    fault = UserError("Choose another.")
    fault.__cause__ = ValueError("hidden")
    log_cause(fault)
    log_unexpected(ValueError("surprise"))
    shown = capsys.readouterr().err
    assert "ValueError: surprise" in shown
    assert "hidden" not in shown


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_log_that_takes_no_more_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = paths.log_file()
    file.parent.mkdir(parents=True)
    file.symlink_to("/dev/full")
    (tmp_path / "broken.png").write_bytes(b"nothing")
    assert main(["predict", str(tmp_path / "broken.png")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_threads_that_write_for_the_first_time_at_once_open_one_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened, both = [], threading.Barrier(2)

    class Opened(RotatingFileHandler):
        def __init__(self, *how: Any, **else_how: Any) -> None:
            super().__init__(*how, **else_how)
            opened.append(self)

    monkeypatch.setattr("mnist_desktop.log.RotatingFileHandler", Opened)

    def write(line: str) -> None:
        both.wait()
        log_line(line)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write, ("one", "other")))
    assert len(opened) == 1
    assert len(paths.log_file().read_text(encoding="utf-8").splitlines()) == 2


def test_what_happens_again_and_again_is_written_once_and_counted() -> None:
    for number in range(1000):
        with pytest.raises(ValueError) as told:  # noqa: PT011, its words are others each time
            raise ValueError(number)
        log_unexpected(told.value)
    written = paths.log_file().read_text(encoding="utf-8")
    assert written.count("Traceback") == 1
    assert [line for line in written.splitlines() if "by now" in line][-1].endswith(
        "(1000 times by now, ValueError)"
    )


def test_faults_of_other_places_and_other_sentences_are_all_written() -> None:
    for number in range(5):
        fault = UserError(f"{number} cannot be read.")
        fault.__cause__ = ValueError()
        log_cause(fault)
    for kind in (ValueError, TypeError):
        log_unexpected(kind("surprise"))
    written = paths.log_file().read_text(encoding="utf-8")
    assert all(f" {number} cannot be read." in written for number in range(5))
    assert "ValueError: surprise" in written
    assert "TypeError: surprise" in written


def test_what_has_stayed_away_for_a_while_is_new_again() -> None:
    now = [0.0]
    repeats = Repeats(clock=lambda: now[0])
    assert [repeats.count("it") for _ in range(3)] == [1, 2, 3]
    now[0] += 3600
    assert repeats.count("it") == 1


def test_a_fault_of_endless_words_does_not_fill_the_log() -> None:
    log_unexpected(ValueError("x" * 10_000_000))
    assert paths.log_file().stat().st_size < 100_000
