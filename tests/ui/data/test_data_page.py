"""Looking through sets of digits on the Data page."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from mnist_desktop import paths
from mnist_desktop.data import download, practice, transfer
from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.download import RemoteSet
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.overview import Use
from mnist_desktop.data.sources import MnistSource, PracticeSource, SourceAt
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]
TipAt = Callable[[QWidget, QPoint], str]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(data_page: DataPage) -> DataPage:
    return data_page


def content(words: QLabel) -> str:
    return words.text().replace("\u00a0", " ")


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
    assert content(page.source.headline) == "7,000 images"
    assert content(page.source.detail) == "4,800 training · 1,200 validation · 1,000 test"
    assert page.bar.download_button.isVisible()
    assert page.source.sets.itemText(0) == "MNIST (download, 11 MB)"


def test_mnist_is_loaded_where_it_is_at_hand(
    mnist_folder: Path, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(mnist_folder))
    window.open_page(Page.DATA)
    page = window.data_page
    until(lambda: page.loaded is not None)
    assert content(page.source.detail) == "48,000 training · 12,000 validation · 10,000 test"
    assert page.source.origin.words == str(mnist_folder)
    assert not page.bar.download_button.isVisible()
    assert page.chart.words_of(1) == "1: 5,394 training, 1,348 validation, 1,135 test"
    assert page.grid.count == 70_000


def test_a_dropped_folder_is_loaded_and_what_is_broken_is_told(
    window: MainWindow, until: Until, image_folder: Path, drop: Drop
) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    assert drop(page, image_folder)
    until(lambda: page.loaded is not None)
    assert page.loaded is not None
    assert page.loaded.source == ImageFolderSource(image_folder)
    assert content(page.source.headline) == "300 images"
    assert "Left out: 2 unreadable files." in content(page.source.detail)
    assert "0/zz broken too.png, 0/zz broken.png" in page.source.detail.toolTip()
    assert page.source.sets.currentText() == "Images in mine"
    assert page.source.origin.words == str(image_folder)


def test_a_folder_dropped_on_the_bar_is_meant_for_the_page(
    window: MainWindow, until: Until, image_folder: Path, drop: Drop
) -> None:
    window.open_page(Page.DATA)
    assert drop(window, image_folder)
    until(lambda: window.data_page.loaded is not None)


@pytest.mark.parametrize("elsewhere", [Page.DRAW, Page.RUNS])
def test_a_folder_dropped_where_it_is_of_no_use_opens_the_data_page(
    window: MainWindow, until: Until, image_folder: Path, elsewhere: Page, drop: Drop
) -> None:
    window.open_page(elsewhere)
    assert drop(window, image_folder)
    until(lambda: window.data_page.loaded is not None)
    assert window.data_page.isVisible()
    assert content(window.data_page.source.headline) == "300 images"


def test_a_dropped_ink_file_is_loaded(
    page: DataPage, until: Until, tmp_path: Path, drop: Drop
) -> None:
    generator = np.random.default_rng(0)
    drawings = [practice.draw(number % 10, generator) for number in range(40)]
    write_ink(tmp_path / "own.jsonl", drawings)
    assert drop(page, tmp_path / "own.jsonl")
    until(lambda: content(page.source.headline) == "40 images")
    assert page.source.sets.currentText() == "Ink: own.jsonl"


def test_whole_numbers_are_not_looked_through(
    page: DataPage, until: Until, tmp_path: Path, drop: Drop
) -> None:
    write_ink(tmp_path / "numbers.jsonl", [Drawing.of([[(0, 0), (1, 1)]], number="12")] * 9)
    assert drop(page, tmp_path / "numbers.jsonl")
    until(lambda: page.bar.fault.text() != "")
    assert "can be evaluated, but neither looked through nor learned" in page.bar.fault.text()


def test_what_is_no_set_is_told_and_the_last_one_stays(
    page: DataPage, until: Until, tmp_path: Path, drop: Drop
) -> None:
    (tmp_path / "picture.png").write_bytes(b"nothing")
    assert drop(page, tmp_path / "picture.png")
    until(lambda: page.bar.fault.text() != "")
    assert "is no set of digits" in page.bar.fault.text()
    assert content(page.source.headline) == "300 images"
    assert page.source.sets.currentText() == "Images in mine"
    assert page.grid.count == 300


def test_a_folder_is_chosen_with_a_dialogue(
    window: MainWindow, until: Until, image_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_page(Page.DATA)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(image_folder))
    page = window.data_page
    last = page.source.sets.count() - 1
    page.source.sets.setCurrentIndex(last)
    page.source.sets.activated.emit(last)
    until(lambda: page.loaded is not None)
    assert content(page.source.headline) == "300 images"


def test_loading_is_canceled_and_taken_up_again(window: MainWindow, until: Until) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    assert page.bar.progress.isVisible()
    QTest.mouseClick(page.bar.cancel_button, LEFT)
    assert not page.is_loading
    assert not page.bar.progress.isVisible()
    assert page.bar.words.text() == "Loading was canceled."
    assert content(page.source.headline) == "Nothing loaded"
    page.source.sets.setCurrentIndex(1)
    page.source.sets.activated.emit(1)
    until(lambda: page.loaded is not None)
    assert page.bar.fault.text() == ""


def test_while_another_set_is_loaded_nothing_is_seen_of_the_last_one(page: DataPage) -> None:
    page.grid.select(123)
    last = page.loaded
    page.load(PracticeSource())
    assert page.loaded is None
    assert content(page.source.headline) == "Loading …"
    told = (page.source.detail.text(), page.source.origin.words, page.count.text())
    assert told == ("", "", "")
    assert page.chart.accessibleDescription() == ""
    assert page.grid.count == 0
    assert page.chips.chip(3).icon().isNull()
    assert page.chips.chip(None).toolTip() == ""
    assert not page.counts_export.isEnabled()
    assert not page.way.preprocessing.isVisible()
    # Neither a chip nor the share for validation brings it back.
    QTest.mouseClick(page.chips.chip(3), LEFT)
    page.source.share.setValue(30)
    assert page.grid.count == 0
    QTest.mouseClick(page.chips.chip(None), LEFT)
    QTest.mouseClick(page.bar.cancel_button, LEFT)
    assert page.loaded is not None
    assert last is not None
    assert page.loaded.source == last.source
    assert content(page.source.headline) == "300 images"
    assert page.grid.count == 300
    assert page.grid.current == 123
    assert not page.chips.chip(3).icon().isNull()
    assert page.counts_export.isEnabled()


@pytest.fixture
def slow_mirror() -> Iterator[tuple[str, threading.Event]]:
    """The address of a mirror that sends half of a file and then waits until it is told to end."""
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
    yield f"http://127.0.0.1:{server.server_port}/", is_over
    is_over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_download_tells_its_progress_and_is_canceled(
    page: DataPage,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
    slow_mirror: tuple[str, threading.Event],
) -> None:
    address, is_over = slow_mirror
    monkeypatch.setattr(transfer, "_SCHEMES", ("http",))
    files = download.mnist_source().files
    monkeypatch.setattr(download, "mnist_source", lambda: RemoteSet((address,), files))
    QTest.mouseClick(page.bar.download_button, LEFT)
    # Half of the first of four files.
    until(lambda: content(page.bar.words) == "Downloading MNIST: 12 %")
    assert 0 < page.bar.progress.value() < page.bar.progress.maximum()
    QTest.mouseClick(page.bar.cancel_button, LEFT)
    assert page.bar.words.text() == "Loading was canceled."
    assert not page.is_loading
    assert page.source.sets.currentText() == "Images in mine"
    assert page.bar.download_button.isVisible()
    is_over.set()


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
    assert page.way.title.text().endswith("digit 7")
    assert page.way.use.text() == "For test"
    QTest.mouseClick(page.chips.chip(None), LEFT)
    assert page.count.text() == "60 images"
    assert labels[page.grid.current] == 7


def test_a_chip_shows_the_mean_image_of_its_digit(page: DataPage, few_digits: DigitSet) -> None:
    icon = page.chips.chip(1).icon().pixmap(34, 34).toImage()
    seen = np.array([[icon.pixelColor(x, y).red() for x in range(34)] for y in range(34)])
    mean = few_digits.images[few_digits.labels == 1].mean(axis=0)
    assert seen.mean() == pytest.approx(mean.mean(), abs=4)
    assert page.chips.chip(1).toolTip() == "Mean of 30 images of the digit 1"


def test_it_fits_a_small_window_whatever_it_has_to_say(page: DataPage, until: Until) -> None:
    page.load(SourceAt(Path("/a/folder/of/a/long/name") / ("x" * 100)))
    until(page.bar.fault.isVisible)
    assert page.bar.download_button.isVisible()
    # On smaller screens it scrolls.
    assert page.minimumSizeHint().width() <= 900
    assert page.minimumSizeHint().height() <= 620


def test_the_share_for_validation_moves_images(page: DataPage) -> None:
    assert content(page.source.detail).startswith("190 training · 50 validation · 60 test")
    page.source.share.setValue(50)
    assert content(page.source.detail).startswith("120 training · 120 validation · 60 test")
    assert page.chart.words_of(3) == "3: 12 training, 12 validation, 6 test"
    assert page.grid.count == 300


def test_the_file_of_an_image_is_shown(page: DataPage, until: Until) -> None:
    picture = page.way.preprocessing.file
    assert page.loaded is not None
    file = page.loaded.overview.digits.files[page.grid.current]
    assert picture.name.words == file.name
    until(lambda: "28×28 pixels" in picture.size_words.text())
    shown = picture.picture.pixmap().toImage().scaled(28, 28)
    # A practice digit's picture is the very image.
    image = page.loaded.overview.digits.images[page.grid.current]
    brightest = np.unravel_index(int(image.argmax()), image.shape)
    assert shown.pixelColor(int(brightest[1]), int(brightest[0])).lightness() > 128
    page.load(PracticeSource())
    until(lambda: content(page.source.headline) == "7,000 images")
    assert not picture.isVisible()


def test_counts_and_means_are_exported(page: DataPage, tmp_path: Path) -> None:
    page.counts_export.write_csv(tmp_path / "counts.csv")
    counts = np.loadtxt(tmp_path / "counts.csv", delimiter=",", skiprows=1, dtype=int)
    assert counts[4].tolist() == [4, 19, 5, 6]
    page.means_export.write_csv(tmp_path / "means.csv")
    means = np.loadtxt(tmp_path / "means.csv", delimiter=",", skiprows=1, dtype=int)
    assert page.loaded is not None
    np.testing.assert_array_equal(means[:, 1:], page.loaded.overview.means.reshape(10, -1))
    for export in (page.counts_export, page.means_export):
        export.write_png(tmp_path / "chart.png")
        assert QImage(str(tmp_path / "chart.png")).width() > 500
    assert "chart.png" in page.bar.words.text()


def test_the_chart_tells_the_counts_pointed_at(page: DataPage, tip_at: TipAt) -> None:
    room = page.chart.height() - 24
    middle = QPoint(page.chart.width() // 2, 24 + round(room * 0.45))
    assert tip_at(page.chart, middle) == "4: 19 training, 5 validation, 6 test"


def test_the_window_may_be_closed_while_a_set_is_loaded(window: MainWindow) -> None:
    window.open_page(Page.DATA)
    assert window.data_page.is_loading
    assert window.close()
