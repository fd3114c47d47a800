"""What is let go over the window and cannot be taken."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page

LetGo = Callable[[QWidget, QMimeData], bool]
Until = Callable[[Callable[[], bool]], None]


def several_files() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/one.png"), QUrl.fromLocalFile("/two.png")])
    return data


def from_the_web() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/seven.png")])
    return data


def an_address() -> QMimeData:
    data = QMimeData()
    data.setText("https://example.org/seven.png\n")
    return data


def elsewhere() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl("smb://server/seven.png")])
    return data


def a_picture() -> QMimeData:
    data = QMimeData()
    data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    return data


def boxes() -> list[QMessageBox]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (several_files(), "2 files; take one"),
        (from_the_web(), "on the web; save it as a file first"),
        (an_address(), "on the web; save it as a file first"),
        (elsewhere(), "no file on this computer; copy it here first"),
    ],
    ids=["several", "web", "address", "elsewhere"],
)
def test_what_cannot_be_taken_is_told_on_every_page(
    window: MainWindow, let_go: LetGo, data: QMimeData, words: str
) -> None:
    for page in Page:
        window.open_page(page)
        assert let_go(window, data)
        (box,) = boxes()
        assert words in box.text()
        box.close()


def test_a_picture_that_is_no_file_is_told_where_a_file_is_needed(
    window: MainWindow, let_go: LetGo
) -> None:
    window.open_page(Page.RUNS)
    assert let_go(window, a_picture())
    (box,) = boxes()
    assert "save it first, then drop the file" in box.text()


def test_what_a_page_takes_is_not_refused(window: MainWindow, let_go: LetGo, until: Until) -> None:
    assert let_go(window, a_picture())
    until(lambda: window.draw_page.comment.text() != "")
    assert boxes() == []


def test_text_is_not_taken(window: MainWindow, let_go: LetGo) -> None:
    data = QMimeData()
    data.setText("seven")
    assert not let_go(window, data)
    assert boxes() == []


def test_what_cannot_be_pasted_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(from_the_web())
    window.draw_page.paste()
    assert "save it as a file first" in window.draw_page.comment.text()


def test_a_page_that_takes_no_files_says_which_do(window: MainWindow, let_go: LetGo) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/seven.png")])
    window.open_page(Page.RUNS)
    assert let_go(window, data)
    (box,) = boxes()
    assert "drop pictures on Draw" in box.text()


@pytest.mark.parametrize("page", list(Page))
def test_a_name_that_is_too_long_is_told_on_every_page(
    page: Page, window: MainWindow, drop: Callable[[QWidget, Path], bool], tmp_path: Path
) -> None:
    window.open_page(page)
    # It is taken, to say what is wrong with it; nothing is raised.
    assert drop(window, tmp_path / f"{'n' * 300}.png")
