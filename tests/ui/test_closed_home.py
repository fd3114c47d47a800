"""Folders of the user's that may not be entered or written."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.__main__ import main
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page

NOT_BARRED = sys.platform == "win32" or os.geteuid() == 0
pytestmark = pytest.mark.skipif(NOT_BARRED, reason="nothing bars this user from a folder")


def own_folders() -> list[Path]:
    mine = [paths.collection_file().parent, paths.window_file().parent]
    return [*mine, paths.mnist_cache().parents[1], paths.log_file().parents[1]]


@pytest.fixture(params=[0o000, 0o555], ids=["may not be entered", "may not be written"])
def _closed(request: pytest.FixtureRequest) -> Iterator[None]:
    for folder in own_folders():
        folder.mkdir(parents=True)
        folder.chmod(request.param)
    yield
    for folder in own_folders():
        folder.chmod(0o755)


@pytest.mark.usefixtures("_closed")
def test_the_window_opens_with_all_its_pages(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    for page in Page:
        window.open_page(page)
        assert window.page is page
    window.close()


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize(
    "command", ["runs", "runs --json", "runs show x", "runs note x y", "train --config nowhere"]
)
def test_a_subcommand_says_it_in_one_sentence_or_has_nothing_to_say(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(command.split())
    told = capsys.readouterr().err
    assert (status, told.count("\n")) in ((0, 0), (2, 1))
    assert "Traceback" not in told
