"""The File menu, and the files in it that were opened last."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.theme import TEXT_SCALES

Until = Callable[[Callable[[], bool]], None]


def offered(window: MainWindow) -> list[QAction]:
    """Return the files in the menu as it is opened."""
    menu = window.file_menu.recent_menu
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if "–" in action.text()]


def names(window: MainWindow) -> list[str]:
    return [action.text().split("–")[0].split(maxsplit=1)[1].strip() for action in offered(window)]


def entry(window: MainWindow, words: str) -> QAction:
    """Return the entry of the File menu that begins so, as the menu is opened."""
    window.file_menu.aboutToShow.emit()
    found = (one for one in window.file_menu.actions() if one.text().startswith(words))
    return next(found)


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Files of pictures, one with an & in its name."""
    paths = [tmp_path / name for name in ("one.png", "two & three.png")]
    for path in paths:
        gray = np.full((60, 60), 220, np.uint8)
        gray[10:50, 26:32] = 30
        Image.fromarray(gray).save(path)
    return paths


def open_picture(window: MainWindow, path: Path, until: Until) -> None:
    window.draw_page.open_picture(path)
    until(lambda: names(window)[:1] == [path.name.replace("&", "&&")])


def test_files_of_all_kinds_are_listed_and_opened_again(
    window: MainWindow, until: Until, pictures: list[Path], tmp_path: Path, bundled_model: Path
) -> None:
    model, ink = tmp_path / "mine.safetensors", tmp_path / "mine.jsonl"
    shutil.copy(bundled_model, model)
    write_ink(ink, [Drawing.of(strokes[0], digit) for digit, strokes in enumerate(SHAPES)] * 4)
    assert not entry(window, "Open &recent").isEnabled()
    open_picture(window, pictures[0], until)
    window.model_picker.open_file(model)
    window.open_page(Page.DATA)
    window.data_page.source.sets.opened.emit(ink)
    until(lambda: names(window) == ["mine.jsonl", "mine.safetensors", "one.png"])
    assert entry(window, "Open &recent").isEnabled()
    window.draw_page.pad.clear()
    window.registry.choose(0)
    window.open_page(Page.RUNS)
    offered(window)[2].trigger()
    until(lambda: window.draw_page.pad.has_picture)
    seen = [window.page]
    # What was opened last comes first.
    until(lambda: names(window) == ["one.png", "mine.jsonl", "mine.safetensors"])
    offered(window)[2].trigger()
    assert window.registry.current.path == model
    offered(window)[2].trigger()
    assert [*seen, window.page] == [Page.DRAW, Page.DATA]
    until(lambda: names(window)[0] == "mine.jsonl")


def test_what_is_no_picture_is_not_listed(window: MainWindow, until: Until, tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_text("no picture")
    window.draw_page.open_picture(tmp_path / "letter.png")
    until(lambda: "letter.png" in window.draw_page.comment.text())
    assert names(window) == []


def test_files_that_have_gone_cannot_be_chosen(
    window: MainWindow, until: Until, pictures: list[Path]
) -> None:
    for path in pictures:
        open_picture(window, path, until)
    pictures[0].unlink()
    second, first = offered(window)
    assert second.isEnabled()
    assert "two && three.png" in second.text()
    assert not first.isEnabled()
    assert "not there any more" in first.text()


def test_the_list_is_remembered_until_it_is_cleared(
    window: MainWindow, until: Until, pictures: list[Path]
) -> None:
    open_picture(window, pictures[0], until)
    assert [file.path for file in RecentFiles(Remembered()).files] == [pictures[0]]
    offered(window)
    window.file_menu.recent_menu.actions()[-1].trigger()
    assert names(window) == []
    assert RecentFiles(Remembered()).files == ()


def test_ten_files_are_kept_each_once(tmp_path: Path) -> None:
    recent = RecentFiles(Remembered(tmp_path / "window.ini"))
    paths = [tmp_path / f"{number}.png" for number in range(12)]
    for path in (*paths, paths[5]):
        path.touch()
        recent.add(FileKind.PICTURE, path)
    recent.add(FileKind.DIGITS, tmp_path)
    recent.add(FileKind.PICTURE, tmp_path / "never.png")
    kept = [int(file.path.stem) for file in recent.files]
    assert kept == [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]


@pytest.mark.parametrize("words", ["", "{", "[1]", '[["letter", "/a"]]', '[["picture", 3]]'])
def test_a_list_that_is_none_is_taken_as_empty(tmp_path: Path, words: str) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep("recent/files", words)
    assert RecentFiles(remembered).files == ()


def test_a_recent_file_is_opened_by_keys_alone(
    window: MainWindow, until: Until, pictures: list[Path]
) -> None:
    open_picture(window, pictures[0], until)
    window.draw_page.pad.clear()
    (button,) = (b for b in window.bar.findChildren(QPushButton) if b.text().startswith("&File"))
    window.activateWindow()
    button.setFocus()
    until(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_R, Qt.Key.Key_1):
        until(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        QTest.keyClick(popup, key)
    until(lambda: window.draw_page.pad.has_picture)


def test_the_menu_offers_what_the_page_can_do(
    window: MainWindow, until: Until, draw: Callable[[Pad, Drawing], None]
) -> None:
    entries = ("&Open", "&Save", "&Copy")
    assert [entry(window, words).isEnabled() for words in entries] == [True, False, False]
    draw(window.draw_page.pad, Drawing.of([0.2 + np.array(part) * 0.6 for part in SHAPES[2][0]]))
    assert [entry(window, words).isEnabled() for words in entries] == [True, True, True]
    entry(window, "&Copy").trigger()
    until(lambda: not QGuiApplication.clipboard().image().isNull())
    window.open_page(Page.RUNS)
    assert [entry(window, words).isEnabled() for words in entries] == [False, False, False]


def test_a_report_is_offered_to_be_saved(read_page: EvaluatePage) -> None:
    window = read_page.window()
    assert isinstance(window, MainWindow)
    assert entry(window, "&Save").isEnabled()


def test_the_menu_quits(window: MainWindow, until: Until) -> None:
    entry(window, "&Quit").trigger()
    until(lambda: not window.isVisible())


def test_the_view_menu_tells_what_the_program_owes(window: MainWindow) -> None:
    (about,) = (one for one in window.view_menu.actions() if one.text().startswith("About"))
    about.trigger()
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    assert "MIT license" in box.text()
    box.close()


def test_the_bar_fits_while_a_training_goes_on_with_the_largest_text(window: MainWindow) -> None:
    window.view_menu.scale_to(TEXT_SCALES[-1])
    window.bar.show_progress(list(Page).index(Page.TRAIN), 1.0)
    least = window.bar.minimumSizeHint().width()
    window.view_menu.scale_normally()
    assert least <= 1024
