"""The user's own digits on the Data page: real keys, real files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mnist_desktop import paths
from mnist_desktop.collection.collection import Change, Collection
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink
from mnist_desktop.ui.data.kept_tiles import KeptTiles
from mnist_desktop.ui.data.my_digits_view import MyDigitsView
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.widgets.basics import show_choice
from tests.german import SpeakGerman

Until = Callable[[Callable[[], bool]], None]
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def shape(digit: int, size: float = 1.0) -> Drawing:
    return Drawing.of([np.array(stroke) * size for stroke in SHAPES[digit][0]])


def keep(*labels: int | None) -> None:
    """Keep a seven for each label, the first the oldest, as another program would."""
    for number, label in enumerate(labels):
        kept = KeptDrawing.now(shape(7, 1 + number), label, Origin.CORRECTION, "1")
        Collection().apply(Change(added=(kept,)))


def labels() -> list[int | None]:
    return [kept.label for kept in Collection().read().kept]


@pytest.fixture
def page(window: MainWindow, until: Until) -> DataPage:
    """The Data page; what was kept before is seen."""
    window.open_page(Page.DATA)
    window.activateWindow()
    until(window.isActiveWindow)
    page = window.data_page
    sets = page.source.sets
    show_choice(sets, window.my_digits.source)
    sets.activated.emit(sets.currentIndex())
    assert page.shows_mine
    return page


@pytest.fixture
def three() -> None:
    """Keep a 7, a 1 and no digit, from the oldest to the newest."""
    keep(7, 1, None)


@pytest.fixture
def view(three: None, page: DataPage) -> MyDigitsView:  # noqa: ARG001, kept before it is opened
    return page.mine


@pytest.fixture
def german(speak_german: SpeakGerman) -> None:
    """Speak German, with numbers as Germans write them."""
    speak_german({"no digit": "keine Ziffer", "All": "Alle"})


def titles(tiles: KeptTiles) -> list[str]:
    """Return what stands below the tiles."""
    model = tiles.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def click(view: MyDigitsView, row: int, key: Qt.KeyboardModifier | None = None) -> None:
    """Click a tile."""
    place = view.tiles.visualRect(view.tiles.model().index(row, 0)).center()
    held = Qt.KeyboardModifier.NoModifier if key is None else key
    QTest.mouseClick(view.tiles.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_where_there_are_none_it_is_told_how_they_come(page: DataPage) -> None:
    assert page.source.sets.currentText() == "My digits"
    assert page.mine.empty.isVisible()
    assert "Draw page" in page.mine.empty.text()
    assert page.source.headline.text() == "0 drawings"
    assert not page.mine.export_button.isEnabled()
    assert not page.source.share.isVisible()


def test_they_are_seen_with_counts_the_newest_first(view: MyDigitsView, window: MainWindow) -> None:
    assert titles(view.tiles) == ["no digit", "1", "7"]
    assert window.data_page.source.headline.text() == "3 drawings"
    texts = [made.text().replace("\n", " ") for made in view.filter.buttons.values()]
    assert texts[:3] == ["All 3", "0 0", "1 1"]
    assert texts[-1] == "no digit 1"
    QTest.mouseClick(view.filter.buttons["7"], Qt.MouseButton.LeftButton)
    assert titles(view.tiles) == ["7"]
    QTest.mouseClick(view.filter.buttons["2"], Qt.MouseButton.LeftButton)
    assert view.empty.isVisible()


@pytest.mark.usefixtures("german")
def test_in_another_language_they_are_chosen_and_kept_alike(view: MyDigitsView) -> None:
    assert titles(view.tiles) == ["keine Ziffer", "1", "7"]
    model = view.tiles.model()
    tip = str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    assert tip.startswith("Keine Ziffer, ")
    first, *_, last = view.filter.buttons.values()
    assert (first.text(), last.text()) == ("Alle\n3", "keine Ziffer\n1")
    click(view, 1)
    QTest.keyClick(view.tiles, Key.Key_N)
    assert labels() == [7, None, None]
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert titles(view.tiles) == ["keine Ziffer", "keine Ziffer"]


def test_selected_ones_are_labeled_by_a_key_and_that_is_undone(view: MyDigitsView) -> None:
    assert view.tiles.hasFocus()
    click(view, 0)
    click(view, 2, CONTROL)
    QTest.keyClick(view.tiles, Key.Key_4)
    assert labels() == [4, 1, 4]
    assert titles(view.tiles) == ["4", "1", "4"]
    assert view.words.text() == "2 drawings: 4 now."
    assert [one.label for one in view.tiles.selected] == [4, 4]
    QTest.keyClick(view.tiles, Key.Key_N)
    assert labels() == [None, 1, None]
    QTest.keyClick(view.tiles, Key.Key_Z, CONTROL)
    QTest.mouseClick(view.undo_button, Qt.MouseButton.LeftButton)
    assert labels() == [7, 1, None]
    assert not view.undo_button.isEnabled()


def test_selected_ones_are_deleted_and_come_back(view: MyDigitsView, window: MainWindow) -> None:
    assert not view.delete_button.isEnabled()
    click(view, 1)
    QTest.keyClick(view.tiles, Key.Key_Delete)
    assert labels() == [7, None]
    assert window.data_page.source.headline.text() == "2 drawings"
    QTest.keyClick(view.tiles, Key.Key_Z, CONTROL)
    assert labels() == [7, 1, None]


def test_they_are_exported_and_imported_again(
    view: MyDigitsView,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "mine.jsonl"
    view.export(path)
    assert [(one.label, one.is_no_digit) for one in read_ink(path)] == [
        (7, False),
        (1, False),
        (None, True),
    ]
    click(view, 0)
    QTest.keyClick(view.tiles, Key.Key_Delete)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    until(lambda: "imported" in view.words.text())
    assert view.words.text() == "1 drawing imported. 2 were here already."
    assert labels() == [7, 1, None]
    assert Collection().read().kept[0].read == "1"


def test_an_ink_file_without_labels_is_told(
    view: MyDigitsView, until: Until, tmp_path: Path
) -> None:
    path = tmp_path / "nobody.jsonl"
    write_ink(path, [shape(3)])
    view.take(path)
    until(view.fault.isVisible)
    assert "no drawing of a digit with a label" in view.fault.text()
    assert labels() == [7, 1, None]


def test_what_is_kept_meanwhile_is_seen_and_not_undone(
    window: MainWindow, view: MyDigitsView
) -> None:
    click(view, 0)
    QTest.keyClick(view.tiles, Key.Key_4)
    kept = KeptDrawing.now(shape(5), 5, Origin.PRACTICE)
    window.my_digits.apply(Change(added=(kept,)))
    assert titles(view.tiles) == ["5", "4", "1", "7"]
    QTest.keyClick(view.tiles, Key.Key_Z, CONTROL)
    assert labels() == [7, 1, 4, 5]


def test_another_set_takes_their_place_and_they_take_its(page: DataPage, until: Until) -> None:
    page.load(PracticeSource())
    until(lambda: page.loaded is not None)
    assert page.grid.isVisible()
    assert page.source.share.isVisible()
    assert not page.mine.isVisible()
    show_choice(page.source.sets, PracticeSource())
    keep(3)
    page.load(PracticeSource())
    assert page.is_loading
    sets = page.source.sets
    sets.setCurrentIndex(sets.findText("My digits"))
    sets.activated.emit(sets.currentIndex())
    assert not page.is_loading
    assert titles(page.mine.tiles) == ["3"]
    assert sets.currentText() == "My digits"


def test_a_broken_file_is_told(three: None, window: MainWindow) -> None:  # noqa: ARG001
    with paths.collection_file().open("a") as stream:
        stream.write("broken\n")
    window.open_page(Page.DATA)
    window.data_page.load(window.my_digits.source)
    view = window.data_page.mine
    assert titles(view.tiles) == ["no digit", "1", "7"]
    assert "1 line of your digits’ file could not be read" in view.fault.text()


def test_they_are_offered_to_be_trained_with_and_evaluated_once_there_are_any(
    window: MainWindow,
) -> None:
    window.open_page(Page.TRAIN)
    window.open_page(Page.EVALUATE)
    pickers = (window.train_page.form.data, window.evaluate_page.sets)
    assert [picker.findText("My digits") for picker in pickers] == [-1, -1]
    kept = KeptDrawing.now(shape(5), 5, Origin.PRACTICE)
    window.my_digits.apply(Change(added=(kept,)))
    assert all(picker.findText("My digits") > 0 for picker in pickers)


def test_they_are_evaluated(window: MainWindow, until: Until) -> None:
    keep(7, 1, None)
    window.open_page(Page.EVALUATE)
    page = window.evaluate_page
    page.sets.setCurrentIndex(page.sets.findText("My digits"))
    page.sets.activated.emit(page.sets.currentIndex())
    until(lambda: page.report is not None and len(page.report.digits) == 2)
