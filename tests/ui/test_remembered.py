"""What the window remembers from one start to the next."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import paths, self_test
from mnist_desktop.data.sources import PracticeSource, SourceAt
from mnist_desktop.runs.run import Run
from mnist_desktop.training.presets import preset
from mnist_desktop.ui import theme
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered
from mnist_desktop.ui.theme import Theme
from mnist_desktop.ui.widgets.asking import ask_for_file, ask_for_folder, ask_where
from mnist_desktop.ui.widgets.basics import show_choice

Start = Callable[[], MainWindow]
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start the window; the one that was started before is closed first."""
    windows: list[MainWindow] = []

    def started() -> MainWindow:
        if windows:
            windows[-1].close()
        made = MainWindow()
        windows.append(made)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield started
    for window in windows:
        window.close()


@pytest.fixture
def _looks_stay(qapp: QApplication) -> Iterator[None]:
    yield
    theme.choose(qapp, Theme.SYSTEM)
    theme.scale_text(qapp, 1.0)


def test_the_window_comes_back_where_it_was(start: Start) -> None:
    # On the screen of the tests with its frame, which is 800 pixels wide.
    place = QRect(5, 30, 780, 650)
    first = start()
    first.setGeometry(place)
    assert start().geometry() == place


def test_a_window_of_a_screen_that_is_gone_comes_to_one_that_is_there(start: Start) -> None:
    first = start()
    first.setGeometry(QRect(9000, 9000, 930, 650))
    again = start()
    assert again.screen().availableGeometry().contains(again.geometry().topLeft())


def test_a_window_that_filled_the_screen_fills_it_again(start: Start, until: Until) -> None:
    start().showMaximized()
    again = start()
    until(again.isMaximized)


def test_the_page_comes_back(start: Start, until: Until) -> None:
    start().open_page(Page.RUNS)
    again = start()
    until(lambda: again.page is Page.RUNS)


def test_the_model_file_comes_back(start: Start, model_file: Path) -> None:
    start().model_picker.open_file(model_file)
    again = start()
    assert again.registry.current.path == model_file
    assert again.model_picker.currentText() == model_file.stem


def test_a_model_that_is_gone_is_not_missed(start: Start, model_file: Path) -> None:
    start().model_picker.open_file(model_file)
    model_file.unlink()
    assert start().model_picker.currentText() == "Bundled model"


def test_the_sorting_of_runs_comes_back(start: Start, three_runs: list[Run]) -> None:
    assert len(three_runs) == 3
    table = start().runs_page.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    head = start().runs_page.table.horizontalHeader()
    assert head.sortIndicatorSection() == 0
    assert head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder


def test_recipe_and_set_of_the_form_come_back(start: Start, image_folder: Path) -> None:
    form = start().train_page.form
    form.fill(preset("classic"))
    form.use(image_folder)
    form = start().train_page.form
    assert form.recipe.current == preset("classic")
    assert form.data.currentData() == SourceAt(image_folder)
    show_choice(form.data, PracticeSource())
    assert start().train_page.form.data.currentData() == PracticeSource()


@pytest.mark.usefixtures("_looks_stay")
def test_theme_and_size_of_text_come_back(start: Start, qapp: QApplication) -> None:
    first = start()
    size = qapp.font().pointSizeF()
    first.view_menu.choose(Theme.DARK)
    first.view_menu.scale_to(1.3)
    theme.choose(qapp, Theme.SYSTEM)
    theme.scale_text(qapp, 1.0)
    again = start()
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.3)
    assert _paper(again).lightness() < 80
    again.view_menu.choose(Theme.LIGHT)
    assert _paper(again).lightness() > 200


def _paper(window: MainWindow) -> QColor:
    return window.draw_page.pad.grab().toImage().pixelColor(40, 40)


def _write(content: bytes) -> Path:
    file = paths.window_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def _told() -> list[str]:
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    return [box.text() for box in boxes if box.isVisible()]


@pytest.fixture
def _boxes_go() -> Iterator[None]:
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QMessageBox):
            one.close()


_PICKLED = (
    rb"[General]\npage=%sVariant(\0\0\0\x7f\0\0\0\x18PySide::PyObjectWrapper\0\0\0\0\x11\x80\x4\x95"
    rb"\x6\0\0\0\0\0\0\0\x43\x2\0\xff\x94.)" + b"\n"
)


@pytest.mark.usefixtures("_boxes_go")
@pytest.mark.parametrize(
    "content",
    [b"\x00\xff" * 500, b"no key\n", b"x" * 2_000_000, _PICKLED % b"@", _PICKLED % rb"\x40"],
    ids=["noise", "words", "endless", "objects of Python's", "hidden ones"],
)
def test_a_broken_file_is_set_aside_named_and_hinders_no_start(
    start: Start, content: bytes, until: Until
) -> None:
    file = _write(content)
    window = start()
    aside = file.with_name("window-broken-1.ini")
    until(lambda: any(str(aside) in told for told in _told()))
    assert aside.read_bytes() == content
    window.open_page(Page.RUNS)
    again = start()
    until(lambda: again.page is Page.RUNS)
    assert not file.with_name("window-broken-2.ini").exists()


@pytest.mark.usefixtures("_boxes_go")
@pytest.mark.parametrize("value", [r"\x40Va\x72iant(\0)", r'@Va"riant("\0)', r"\100DateTime(\0)"])
def test_what_code_could_hide_in_is_not_given_to_qt(value: str) -> None:
    _write(f"[General]\npage={value}\n".encode())
    remembered = Remembered()
    assert remembered.words("page") == ""
    assert "window-broken-1.ini" in remembered.notice


def test_what_the_program_writes_is_never_taken_for_broken() -> None:
    words = (
        "@Variant",
        "ö 数字 \u202e",
        "a = [b]; c",
        "\\x40\\",
        '"',
        "line\nbreak",
        "\0",
        " ",
        "@",
    )
    for word in words:
        remembered = Remembered()
        remembered.keep("page", word)
        remembered.keep("geometry", QByteArray(bytes(range(256))))
        remembered.write()
        again = Remembered()
        assert (again.words("page"), again.notice) == (word, "")
        assert again.content("geometry") == QByteArray(bytes(range(256)))


@pytest.mark.usefixtures("_boxes_go")
def test_a_file_of_a_newer_version_is_told_and_left_as_it_is(start: Start, until: Until) -> None:
    content = b"[General]\nformat_version=2\npage=RUNS\n"
    file = _write(content)
    window = start()
    until(lambda: any("newer version" in told and str(file) in told for told in _told()))
    window.view_menu.scale_normally()
    window.close()
    assert file.read_bytes() == content
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "line",
    [
        "geometry=1, 2",
        "geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0\\xff)",
        "page=7",
        "text_scale=nan",
        "theme=DUSK",
        "language=xx",
        "[model]\nfile=/nowhere",
        f"[model]\nfile=/{'n' * 300}",
        "[draw]\npen=inf",
        f"[train]\nset=/{'n' * 300}",
        "[train]\nrecipe=@Size(1 2)",
        f"[recent]\nfiles={'[' * 5000}",
        '[recent]\nfiles="[[{}, []]]"',
        f"[folders]\npictures=/{'n' * 300}",
        "[runs]\nhead=@ByteArray(junk)",
    ],
)
def test_values_that_cannot_be_hinder_no_start(start: Start, line: str, until: Until) -> None:
    _write(f"[General]\n{line}\n".encode())
    window = start()
    assert window.draw_page.isVisible()
    window.open_page(Page.TRAIN)
    assert Remembered().folder("pictures") == ""
    window.open_page(Page.RUNS)
    until(window.runs_page.isVisible)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_its_place_is_not_waited_for() -> None:
    file = paths.window_file()
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert Remembered().words("page") == ""


def test_what_cannot_be_written_is_not_remembered(start: Start) -> None:
    paths.window_file().mkdir(parents=True)
    start().open_page(Page.DATA)
    assert start().page is Page.DRAW


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders in which dialogs began."""
    began: list[str] = []

    def choose(_parent: QWidget | None, _title: str, folder: str, *_others: str) -> str:
        began.append(folder)
        return str(CHOSEN)

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (choose(*asked), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return began


CHOSEN = Path(__file__)


def test_each_kind_of_file_is_asked_for_where_the_last_one_was(asked: list[str]) -> None:
    for kind in ("pictures", "pictures", "models"):
        assert ask_for_file(None, "Open", "All files (*)", kind) == CHOSEN
    for _ in range(2):
        assert ask_for_folder(None, "Open", "digits") == CHOSEN
    folder = str(CHOSEN.parent)
    assert asked == ["", folder, "", "", folder]


def test_a_file_is_saved_where_the_last_one_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[Path] = []

    def save(dialog: QFileDialog) -> int:
        began.append(Path(dialog.directory().absolutePath()))
        dialog.selectFile(str(tmp_path / "mine.csv"))
        return int(QFileDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QFileDialog, "exec", save)
    for _ in range(2):
        assert ask_where(None, "Save", "curves.csv", "Tables (*.csv)") == tmp_path / "mine.csv"
    assert began[1] == tmp_path != began[0]


def test_a_folder_that_is_gone_is_not_asked_in(tmp_path: Path) -> None:
    remembered = Remembered()
    remembered.keep_folder("pictures", tmp_path / "gone" / "one.png")
    assert remembered.folder("pictures") == ""


def test_the_self_test_leaves_the_settings_alone(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    remembered = Remembered()
    remembered.keep("page", "EVALUATE")
    remembered.write()
    before = paths.window_file().read_bytes()
    pages: list[Page] = []
    monkeypatch.setattr(self_test, "make_application", lambda: qapp)

    def checks(window: MainWindow, _folder: Path) -> list[object]:
        window.show()
        qapp.processEvents()
        pages.append(window.page)
        return []

    monkeypatch.setattr(self_test, "_checks", checks)
    assert self_test.run_self_test() == 0
    assert pages == [Page.DRAW]
    assert paths.window_file().read_bytes() == before


def test_two_windows_keep_each_others_recent_files(tmp_path: Path) -> None:
    place, mine, other = tmp_path / "window.ini", tmp_path / "mine.png", tmp_path / "other.png"
    for path in (mine, other):
        path.write_bytes(b"content")
    here = RecentFiles(Remembered(place))
    assert list(here.files) == []
    script = """
import sys
from pathlib import Path
from mnist_desktop.ui.recent_files import FileKind, RecentFiles
from mnist_desktop.ui.remembered import Remembered
RecentFiles(Remembered(Path(sys.argv[1]))).add(FileKind.PICTURE, Path(sys.argv[2]))
"""
    subprocess.run([sys.executable, "-c", script, str(place), str(other)], check=True, timeout=120)
    here.add(FileKind.PICTURE, mine)
    assert [file.path for file in here.files] == [mine, other]
