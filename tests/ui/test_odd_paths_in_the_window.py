"""Pipes, loops of links, names that are too long or not UTF-8, opened in the window."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.data.sources import SourceAt
from mnist_desktop.ui.main_window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def a_loop(folder: Path) -> Path:
    (folder / "one").symlink_to(folder / "other")
    (folder / "other").symlink_to(folder / "one")
    return folder / "one"


def too_long(folder: Path) -> Path:
    return folder / ("x" * 300)


def no_text(folder: Path) -> Path:
    path = folder / os.fsdecode(b"\xff\xfe")
    path.write_bytes(b"nothing")
    return path


PLACES = pytest.mark.parametrize("place", [a_pipe, a_loop, too_long, no_text])
Place = Callable[[Path], Path]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@PLACES
def test_a_picture_is_refused_in_one_sentence(
    place: Place, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page, path = window.draw_page, place(tmp_path)
    page.open_picture(path)
    qtbot.waitUntil(lambda: str(tmp_path) in page.comment.text(), timeout=60_000)


@PLACES
def test_a_set_of_digits_is_refused_in_one_sentence(
    place: Place, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.data_page.load(SourceAt(place(tmp_path)))
    qtbot.waitUntil(lambda: str(tmp_path) in window.data_page.bar.fault.text(), timeout=60_000)


@PLACES
def test_a_model_is_refused_in_one_sentence(
    place: Place, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("mnist_desktop.ui.model_picker.show_warning", told.append)
    window.model_picker.open_file(place(tmp_path))
    assert [str(tmp_path) in sentence for sentence in told] == [True]
