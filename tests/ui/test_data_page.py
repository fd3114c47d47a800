"""Looking through sets of digits on the Data page."""

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.data import download, practice
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import RemoteSet
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.overview import Use
from mnist_desktop.data.sources import MnistSource, PracticeSource, SourceAt
from mnist_desktop.ink.files import write_ink
from mnist_desktop.ui.data.image_grid import ImageGrid
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.main_window import MainWindow, Page
from mnist_desktop.ui.why.window import WhyWindow

Until = Callable[[Callable[[], bool]], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, until: Until, image_folder: Path) -> DataPage:
    """The page, with the folder loaded."""
    window.open_page(Page.DATA)
    window.data_page.load(SourceAt(image_folder))
    until(lambda: window.data_page.loaded is not None)
    return window.data_page


def drop(target: QWidget, path: Path) -> bool:
    """Drag a file or folder over a widget and let it go; return whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, LEFT, no_key)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(QPointF(5, 5), copy, data, LEFT, no_key)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def plain(words: QLabel) -> str:
    return words.text().replace("\u00a0", " ")


def tip_at(target: QWidget, place: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    return QToolTip.text()


def test_the_page_is_opened_with_its_key(window: MainWindow, until: Until) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.data_page.isVisible()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.evaluate_page.isVisible()


def test_without_mnist_the_practice_digits_are_loaded_and_a_download_is_offered(
    window: MainWindow, until: Until
) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    until(lambda: page.loaded is not None)
    assert page.loaded is not None
    assert page.loaded.source == PracticeSource()
    assert page.source.sets.currentData() == PracticeSource()
    assert plain(page.source.headline) == "7,000 images"
    assert plain(page.source.detail) == "4,800 training · 1,200 validation · 1,000 test"
    assert page.bar.download_button.isVisible()
    assert page.source.sets.itemText(0) == "MNIST (download, 11 MB)"


def test_mnist_is_loaded_where_it_is_at_hand(
    mnist_folder: Path, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(mnist_folder))
    window.open_page(Page.DATA)
    page = window.data_page
    until(lambda: page.loaded is not None)
    assert plain(page.source.detail) == "48,000 training · 12,000 validation · 10,000 test"
    assert page.source.origin.toolTip() == str(mnist_folder)
    assert not page.bar.download_button.isVisible()
    assert page.chart.words_of(1) == "1: 5,394 training, 1,348 validation, 1,135 test"
    assert page.grid.count == 70_000


def test_a_dropped_folder_is_loaded_and_what_is_broken_is_told(
    window: MainWindow, until: Until, image_folder: Path
) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    assert drop(page, image_folder)
    until(lambda: page.loaded is not None)
    assert page.loaded is not None
    assert page.loaded.source == ImageFolderSource(image_folder)
    assert plain(page.source.headline) == "300 images"
    assert "Left out: 2 unreadable files." in plain(page.source.detail)
    assert page.source.sets.currentText() == "Images in mine"
    assert page.source.origin.toolTip() == str(image_folder)


def test_a_folder_dropped_on_the_bar_is_meant_for_the_page(
    window: MainWindow, until: Until, image_folder: Path
) -> None:
    window.open_page(Page.DATA)
    assert drop(window, image_folder)
    until(lambda: window.data_page.loaded is not None)
    window.open_page(Page.EVALUATE)
    assert not drop(window, image_folder)


def test_a_dropped_ink_file_is_loaded(page: DataPage, until: Until, tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    drawings = [practice.draw(number % 10, generator) for number in range(40)]
    write_ink(tmp_path / "own.jsonl", drawings)
    assert drop(page, tmp_path / "own.jsonl")
    until(lambda: plain(page.source.headline) == "40 images")
    assert page.source.sets.currentText() == "Ink: own.jsonl"


def test_what_is_no_set_is_told_and_the_last_one_stays(
    page: DataPage, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "picture.png").write_bytes(b"nothing")
    assert drop(page, tmp_path / "picture.png")
    until(lambda: page.bar.fault.text() != "")
    assert "is no set of digits" in page.bar.fault.text()
    assert plain(page.source.headline) == "300 images"
    assert page.source.sets.currentText() == "Images in mine"
    assert page.grid.count == 300


def test_a_folder_is_chosen_with_a_dialogue(
    window: MainWindow, until: Until, image_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_page(Page.DATA)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(image_folder))
    page = window.data_page
    QTest.mouseClick(page.source.folder_button, LEFT)
    until(lambda: page.loaded is not None)
    assert plain(page.source.headline) == "300 images"


def test_loading_is_cancelled_and_taken_up_again(window: MainWindow, until: Until) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    assert page.bar.progress.isVisible()
    QTest.mouseClick(page.bar.cancel_button, LEFT)
    assert not page.is_loading
    assert not page.bar.progress.isVisible()
    assert page.bar.words.text() == "Loading was cancelled."
    assert plain(page.source.headline) == "Nothing loaded"
    page.source.sets.setCurrentIndex(1)
    page.source.sets.activated.emit(1)
    until(lambda: page.loaded is not None)
    assert page.bar.fault.text() == ""


@pytest.fixture
def slow_mirror() -> Iterator[str]:
    """The address of a mirror that sends half of a file and then waits until the test is over."""
    is_over = threading.Event()

    class Half(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(bytes(50_000))
            self.wfile.flush()
            is_over.wait()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Half)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    is_over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_download_tells_its_progress_and_is_cancelled(
    page: DataPage, until: Until, monkeypatch: pytest.MonkeyPatch, slow_mirror: str
) -> None:
    files = download.mnist_source().files
    monkeypatch.setattr(download, "mnist_source", lambda: RemoteSet((slow_mirror,), files))
    QTest.mouseClick(page.bar.download_button, LEFT)
    # Half of the first of four files.
    until(lambda: plain(page.bar.words) == "Downloading MNIST: 12 %")
    assert 0 < page.bar.progress.value() < page.bar.progress.maximum()
    QTest.mouseClick(page.bar.cancel_button, LEFT)
    assert page.bar.words.text() == "Loading was cancelled."
    assert not page.is_loading
    assert page.source.sets.currentText() == "Images in mine"
    assert page.bar.download_button.isVisible()


def test_a_download_that_fails_is_told(
    page: DataPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = RemoteSet(("http://127.0.0.1:9/",), download.mnist_source().files)
    monkeypatch.setattr(download, "mnist_source", lambda: nowhere)
    QTest.mouseClick(page.bar.download_button, LEFT)
    until(lambda: page.bar.fault.text() != "")
    assert "could not be downloaded" in page.bar.fault.text()
    assert page.source.sets.currentData() != MnistSource()


def test_chips_and_parts_filter_the_images(page: DataPage) -> None:
    assert page.loaded is not None
    labels = page.loaded.overview.digits.labels
    QTest.mouseClick(page.chips.chip(7), LEFT)
    assert page.count.text() == "30 images of the digit 7"
    assert page.grid.count == 30
    assert labels[page.grid.current] == 7
    page.use.setCurrentIndex(1 + Use.TEST)
    page.use.activated.emit(1 + Use.TEST)
    assert page.count.text() == "6 images of the digit 7"
    assert page.image_title.text().endswith("digit 7")
    assert page.image_use.text() == "For test"
    QTest.mouseClick(page.chips.chip(None), LEFT)
    assert page.count.text() == "60 images"
    assert labels[page.grid.current] == 7


def test_a_chip_shows_the_mean_image_of_its_digit(page: DataPage, few_digits: DigitSet) -> None:
    icon = page.chips.chip(1).icon().pixmap(34, 34).toImage()
    seen = np.array([[icon.pixelColor(x, y).red() for x in range(34)] for y in range(34)])
    mean = few_digits.images[few_digits.labels == 1].mean(axis=0)
    assert seen.mean() == pytest.approx(mean.mean(), abs=4)
    assert page.chips.chip(1).toolTip() == "Mean of 30 images of the digit 1"


def test_it_fits_the_smallest_window_whatever_it_has_to_say(
    page: DataPage, window: MainWindow, until: Until
) -> None:
    page.load(SourceAt(Path("/a/folder/of/a/long/name") / ("x" * 100)))
    until(page.bar.fault.isVisible)
    assert page.bar.download_button.isVisible()
    least = window.minimumSize()
    assert page.minimumSizeHint().width() <= least.width()
    assert page.minimumSizeHint().height() <= least.height() - page.y()


def test_the_share_for_validation_moves_images(page: DataPage) -> None:
    assert plain(page.source.detail).startswith("190 training · 50 validation · 60 test")
    page.source.share.setValue(50)
    assert plain(page.source.detail).startswith("120 training · 120 validation · 60 test")
    assert page.chart.words_of(3) == "3: 12 training, 12 validation, 6 test"
    assert page.grid.count == 300


def test_the_chart_tells_the_counts_pointed_at(page: DataPage) -> None:
    room = page.chart.height() - 24
    middle = QPoint(page.chart.width() // 2, 24 + round(room * 0.45))
    assert tip_at(page.chart, middle) == "4: 19 training, 5 validation, 6 test"


def test_keys_go_through_the_images(page: DataPage) -> None:
    grid = page.grid
    chosen = QSignalSpy(grid.selected)
    columns = 1
    while grid.cell_rect(columns).top() == grid.cell_rect(0).top():
        columns += 1
    grid.setFocus()
    for key, expected in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 299),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert grid.current == expected
    assert chosen.count() == 7
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.current > columns
    assert grid.viewport().rect().contains(grid.cell_rect(grid.current))


def test_a_click_selects_the_image_that_is_seen_there(page: DataPage) -> None:
    assert page.loaded is not None
    grid = page.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    place = grid.cell_rect(290).center()
    assert grid.viewport().rect().contains(place)
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    assert grid.current == 290
    overview = page.loaded.overview
    assert page.image_title.text().startswith(f"Image 291 · digit {overview.digits.labels[290]}")
    assert tip_at(grid.viewport(), place).startswith("Image 291 · digit")


def shown_in(grid: ImageGrid, position: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the middle of the image that is painted for a position, as grey values."""
    cell = grid.cell_rect(position)
    picture = grid.viewport().grab(cell).toImage().scaled(30, 30)
    return np.array(
        [[picture.pixelColor(x, y).red() for x in range(4, 24)] for y in range(4, 24)], np.uint8
    )


def test_sixty_thousand_images_scroll_and_each_is_in_its_place(qtbot: QtBot) -> None:
    generator = np.random.default_rng(0)
    levels = generator.integers(0, 256, 60_000).astype(np.uint8)
    images = np.repeat(levels, 28 * 28).reshape(-1, 28, 28)
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.resize(800, 600)
    grid.show()
    grid.show_images(DigitSet("Levels", images, np.zeros(60_000, np.int64)), np.arange(60_000))
    bar = grid.verticalScrollBar()
    for share in (0.0, 0.37, 1.0):
        bar.setValue(round(bar.maximum() * share))
        position = grid.position_at(QPoint(400, 300))
        assert position >= 0
        assert np.abs(shown_in(grid, position).astype(int) - int(levels[position])).max() <= 2
    assert grid.position_at(grid.cell_rect(59_999).center()) == 59_999


def test_the_image_on_top_stays_on_top_when_the_window_grows(qtbot: QtBot) -> None:
    digits = DigitSet("Black", np.zeros((5000, 28, 28), np.uint8), np.zeros(5000, np.int64))
    grid = ImageGrid()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    grid.show()
    grid.show_images(digits, np.arange(5000))
    grid.verticalScrollBar().setValue(9000)
    before = grid.position_at(QPoint(2, 2))
    grid.resize(900, 500)
    last = grid.position_at(QPoint(880, 2))
    assert grid.position_at(QPoint(2, 2)) <= before <= last


def test_the_way_tells_real_numbers_of_the_pixel_pointed_at(page: DataPage) -> None:
    assert page.loaded is not None
    image = page.loaded.overview.digits.images[page.grid.current]
    row, column = (int(place[0]) for place in np.nonzero((image > 20) & (image < 230)))
    value = int(image[row, column])
    way = page.way
    QTest.mouseMove(way.pixels, way.pixels.place_of(row * 28 + column).toPoint())
    assert way.original_words.text() == f"Row {row}, column {column}: {value} of 255"
    assert way.normalised_words.text().startswith(f"{value} ÷ 255 = {value / 255:.3f}")
    index = row * 28 + column
    assert way.vector_words.text() == f"Value {index} ({row} × 28 + {column}): {value / 255:.3f}"
    digit = int(page.loaded.overview.digits.labels[page.grid.current])
    assert way.label_words.text() == f"1 at {digit}, 0 everywhere else"
    ones = re.findall(r"[01]", way.label.accessibleName().split(":")[1])
    assert ones.index("1") == digit
    assert ones.count("1") == 1


def test_the_vector_and_the_row_are_pointed_at_too(page: DataPage) -> None:
    way = page.way
    QTest.mouseMove(way.strip, QPoint(way.strip.width() // 2 + 1, 5))
    assert way.original_words.text().startswith("Row 14, column ")
    QTest.mouseMove(way.numbers, QPoint(5, 5))
    assert way.original_words.text().startswith("Row 14, column 0: ")
    way.pixels.setFocus()
    QTest.keyClick(way.pixels, Qt.Key.Key_Down)
    QTest.keyClick(way.pixels, Qt.Key.Key_Right)
    assert way.original_words.text().startswith("Row 15, column 1: ")
    QTest.keyClick(way.pixels, Qt.Key.Key_Left)
    QTest.keyClick(way.pixels, Qt.Key.Key_Left)
    assert way.original_words.text().startswith("Row 15, column 0: ")


def test_where_there_is_no_such_image_nothing_is_shown_of_one(
    page: DataPage, until: Until, tmp_path: Path, few_digits: DigitSet
) -> None:
    for part in ("train", "test"):
        (tmp_path / "two" / part / "4").mkdir(parents=True)
        four = few_digits.images[few_digits.labels == 4][0]
        Image.fromarray(four).save(tmp_path / "two" / part / "4" / "four.png")
    page.load(SourceAt(tmp_path / "two"))
    until(lambda: plain(page.source.headline) == "2 images")
    QTest.mouseClick(page.chips.chip(3), LEFT)
    assert page.count.text() == "0 images of the digit 3"
    assert page.grid.current == -1
    assert not page.way.isVisible()
    QTest.mouseClick(page.chips.chip(4), LEFT)
    assert page.way.isVisible()


def test_why_is_asked_of_the_selected_image(page: DataPage) -> None:
    QTest.mouseClick(page.why_button, LEFT)
    QTest.mouseDClick(page.grid.viewport(), LEFT, pos=page.grid.cell_rect(2).center())
    opened = page.findChildren(WhyWindow)
    assert len(opened) == 2
    for window in opened:
        window.close()


def test_the_window_may_be_closed_while_a_set_is_loaded(window: MainWindow) -> None:
    window.open_page(Page.DATA)
    assert window.data_page.is_loading
    assert window.close()
