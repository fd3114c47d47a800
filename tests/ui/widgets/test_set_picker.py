"""The choice of a set of digits, alike on all pages."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.data.sources import MnistSource, PracticeSource, SourceAt
from mnist_desktop.ui.widgets.basics import index_of, show_choice
from mnist_desktop.ui.widgets.set_picker import SetPicker

if TYPE_CHECKING:
    from tests.conftest import IdxFiles

AT_HAND = {MnistSource(): "MNIST", PracticeSource(): "Practice"}
INK, FOLDER = 2, 1
"""Places of the entries that ask, counted from the end."""


@pytest.fixture
def picker(qtbot: QtBot) -> SetPicker:
    made = SetPicker(AT_HAND)
    qtbot.addWidget(made)
    return made


def activate(picker: SetPicker, index: int) -> None:
    """Choose an entry as the mouse does."""
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def test_mnist_is_only_used_unasked_where_it_need_not_be_downloaded(
    picker: SetPicker, idx_files: "IdxFiles", monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert picker.currentData() == PracticeSource()
    assert picker.itemText(0) == "MNIST (download, 11 MB)"
    idx_files.all_four()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(idx_files.folder))
    picker.name_mnist()
    assert picker.itemText(0) == "MNIST"
    # What was chosen stays chosen.
    assert picker.currentData() == PracticeSource()
    other = SetPicker(AT_HAND)
    qtbot.addWidget(other)
    assert other.currentData() == MnistSource()


@pytest.mark.parametrize("place", [INK, FOLDER])
def test_what_is_opened_is_told_and_what_was_chosen_stays(
    picker: SetPicker,
    place: int,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {INK: "own.jsonl", FOLDER: "mine"}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / names[INK]), ""))
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / names[FOLDER])
    )
    with qtbot.assertNotEmitted(picker.chosen), qtbot.waitSignal(picker.opened) as opened:
        activate(picker, picker.count() - place)
    assert opened.args == [tmp_path / names[place]]
    assert picker.currentData() == PracticeSource()


@pytest.mark.parametrize("place", [INK, FOLDER])
def test_a_closed_dialog_changes_nothing(
    picker: SetPicker, place: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    picker.setCurrentIndex(-1)
    with qtbot.assertNotEmitted(picker.opened), qtbot.assertNotEmitted(picker.chosen):
        activate(picker, picker.count() - place)
    assert picker.currentIndex() == -1


def test_a_set_is_offered_once_and_can_be_chosen(picker: SetPicker, qtbot: QtBot) -> None:
    before = picker.count()
    for _ in range(2):
        picker.offer(SourceAt(Path("mine")), "Folder: mine")
    assert picker.count() == before + 1
    with qtbot.waitSignal(picker.chosen):
        activate(picker, index_of(picker, SourceAt(Path("mine"))))
    assert picker.currentText() == "Folder: mine"
    show_choice(picker, MnistSource())
    assert picker.currentIndex() == 0
