"""What is on the pad is saved, copied and dragged to other programs."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QImage, qGray
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.widgets.asking import ask_where

Until = Callable[[Callable[[], bool]], None]
DrawWithMouse = Callable[[Pad, Drawing], None]

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FOUR = Drawing.of([0.2 + np.array(stroke) * 0.6 for stroke in SHAPES[4][0]])


@pytest.fixture
def page(window: MainWindow, until: Until, draw: DrawWithMouse) -> DrawPage:
    """The Draw page with a 4 on the pad, read."""
    draw(window.draw_page.pad, FOUR)
    until(lambda: window.draw_page.answer.text() == "4")
    return window.draw_page


@pytest.fixture
def photo(window: MainWindow, until: Until, tmp_path: Path) -> DrawPage:
    """The Draw page with a picture on the pad."""
    gray = np.full((60, 90), 220, np.uint8)
    gray[10:50, 40:46] = 30
    Image.fromarray(gray).save(tmp_path / "photo.png")
    window.draw_page.open_picture(tmp_path / "photo.png")
    until(lambda: window.draw_page.pad.has_picture)
    return window.draw_page


Answer = Callable[[Path], None]


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Tells what the user will type into the dialog that asks for a file."""

    def answer(path: Path) -> None:
        def accept(dialog: QFileDialog) -> int:
            dialog.setDirectory(str(path.parent))
            dialog.selectFile(path.name)
            return QFileDialog.DialogCode.Accepted

        monkeypatch.setattr(QFileDialog, "exec", accept)

    return answer


@pytest.mark.parametrize("suffix", [".png", ".svg", ".jsonl"])
def test_a_drawing_is_saved_by_key(
    page: DrawPage, saved_as: Answer, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"four{suffix}"
    saved_as(path)
    QTest.keyClick(page.window(), Qt.Key.Key_S, CONTROL)
    assert page.comment.text() == f"Written to {path}."
    if suffix == ".png":
        assert min(QImage(str(path)).width(), QImage(str(path)).height()) > 400
    elif suffix == ".svg":
        strokes = ET.parse(path).findall(".//{*}path")  # noqa: S314
        assert len(strokes) == len(page.pad.drawing.strokes)
    else:
        (back,) = read_ink(path)
        for one, other in zip(back.strokes, page.pad.drawing.strokes, strict=True):
            np.testing.assert_array_equal(one, other)


def test_what_was_saved_as_a_picture_is_read_as_it_was_drawn(
    page: DrawPage, saved_as: Answer, tmp_path: Path, until: Until
) -> None:
    saved_as(tmp_path / "four.png")
    page.save_button.click()
    page.pad.clear()
    until(lambda: page.answer.text() == "")
    page.open_picture(tmp_path / "four.png")
    until(lambda: page.pad.has_picture and page.answer.text() == "4")


def test_a_picture_is_saved_as_it_is(
    photo: DrawPage, saved_as: Answer, tmp_path: Path, until: Until
) -> None:
    saved_as(tmp_path / "again.png")
    photo.save_button.click()
    until(lambda: "Written" in photo.comment.text())
    before, after = (Image.open(tmp_path / name) for name in ("photo.png", "again.png"))
    np.testing.assert_array_equal(np.asarray(after), np.asarray(before))


@pytest.mark.parametrize("name", ["four.svg", "four.jsonl", "four.bmp"])
def test_a_picture_has_no_strokes_to_save(
    photo: DrawPage, saved_as: Answer, tmp_path: Path, name: str
) -> None:
    saved_as(tmp_path / name)
    photo.save_button.click()
    told = photo.comment.text()
    assert told == f"{name} tells no kind of file; let its name end in .png."
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written_is_told(
    page: DrawPage, saved_as: Answer, tmp_path: Path
) -> None:
    (tmp_path / "taken.png").mkdir()
    saved_as(tmp_path / "taken.png")
    page.save_button.click()
    assert "taken.png" in page.comment.text()
    assert "Written" not in page.comment.text()


def test_nothing_is_saved_of_an_empty_pad(window: MainWindow, page: DrawPage) -> None:
    assert page.save_button.isEnabled()
    page.pad.clear()
    assert not page.save_button.isEnabled()
    window.draw_page.taking_out.copy()
    assert "nothing on the pad" in page.comment.text()


def test_the_suffix_follows_the_chosen_kind(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kinds = "Picture (*.png);;Drawing that can be scaled (*.svg)"

    def accept(dialog: QFileDialog) -> int:
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter(kinds.split(";;")[1])
        dialog.filterSelected.emit(kinds.split(";;")[1])
        dialog.selectFile("mine")
        return QFileDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    assert ask_where(window, "Save", "drawing.png", kinds) == tmp_path / "mine.svg"


def dark_share(image: QImage) -> float:
    places = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return sum(qGray(image.pixel(x, y)) < 128 for x, y in places) / len(places)


def test_a_drawing_is_copied_as_a_picture_by_key(page: DrawPage) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(page.window(), Qt.Key.Key_C, CONTROL | SHIFT)
    image = QGuiApplication.clipboard().image()
    assert qGray(image.pixel(0, 0)) == 255
    assert 0.02 < dark_share(image) < 0.4
    assert "clipboard" in page.comment.text()


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What was dragged."""
    found: list[QMimeData] = []

    def keep(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        data, copy = drag.mimeData(), QMimeData()
        # It dies with the drag.
        for kind in data.formats():
            copy.setData(kind, data.data(kind))
        copy.setImageData(data.imageData())
        found.append(copy)
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", keep)
    return found


def drag_out(page: DrawPage) -> None:
    button, left, no_key = page.save_button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    start = button.rect().center()
    QTest.mousePress(button, left, no_key, start)
    QTest.mouseMove(button, start - QPoint(2, 0))
    QTest.mouseMove(button, start - QPoint(60, 90))
    QTest.mouseRelease(button, left, no_key, start - QPoint(60, 90))


def test_a_drawing_is_dragged_as_picture_file_and_svg(
    page: DrawPage, dragged: list[QMimeData]
) -> None:
    drag_out(page)
    drag_out(page)
    first, second = dragged
    files = [Path(data.urls()[0].toLocalFile()) for data in (first, second)]
    assert files[0] != files[1]
    assert [QImage(str(path)).isNull() for path in files] == [False, False]
    assert files[0].read_bytes() == first.data("image/png").data()
    assert QImage(first.imageData()).size() == QImage(str(files[0])).size()
    assert ET.fromstring(first.data("image/svg+xml").data()).tag.endswith("svg")  # noqa: S314


def test_what_was_dragged_is_taken_away_at_the_end(
    page: DrawPage, dragged: list[QMimeData]
) -> None:
    drag_out(page)
    path = Path(dragged[0].urls()[0].toLocalFile())
    assert path.exists()
    page.window().close()
    assert not path.parent.exists()


def test_a_picture_is_dragged_without_strokes(photo: DrawPage, dragged: list[QMimeData]) -> None:
    drag_out(photo)
    assert not dragged[0].hasFormat("image/svg+xml")
    assert QImage(dragged[0].imageData()).width() == 90


def test_a_press_that_hardly_moves_is_a_click(
    page: DrawPage, dragged: list[QMimeData], saved_as: Answer, tmp_path: Path
) -> None:
    saved_as(tmp_path / "four.png")
    button, left, no_key = page.save_button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QTest.mousePress(button, left, no_key, button.rect().center())
    QTest.mouseMove(button, button.rect().center() + QPoint(1, 1))
    QTest.mouseRelease(button, left, no_key, button.rect().center())
    assert dragged == []
    assert (tmp_path / "four.png").exists()
