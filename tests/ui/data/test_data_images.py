"""The images of the Data page, and the way of one of them."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.data.thumbnail_grid import ThumbnailGrid
from mnist_desktop.ui.explanation.explanation_window import ExplanationWindow

Until = Callable[[Callable[[], bool]], None]
TipAt = Callable[[QWidget, QPoint], str]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(data_page: DataPage) -> DataPage:
    return data_page


def content(words: QLabel) -> str:
    return words.text().replace("\u00a0", " ")


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


def test_a_click_selects_the_image_that_is_seen_there(page: DataPage, tip_at: TipAt) -> None:
    assert page.loaded is not None
    grid = page.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    place = grid.cell_rect(290).center()
    assert grid.viewport().rect().contains(place)
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    assert grid.current == 290
    overview = page.loaded.overview
    assert page.way.title.text().startswith(f"Image 291 · digit {overview.digits.labels[290]}")
    assert tip_at(grid.viewport(), place).startswith("Image 291 · digit")


def shown_in(grid: ThumbnailGrid, position: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the middle of the image that is painted for a position, as gray values."""
    cell = grid.cell_rect(position)
    picture = grid.viewport().grab(cell).toImage().scaled(30, 30)
    return np.array(
        [[picture.pixelColor(x, y).red() for x in range(4, 24)] for y in range(4, 24)], np.uint8
    )


def test_sixty_thousand_images_scroll_and_each_is_in_its_place(qtbot: QtBot) -> None:
    generator = np.random.default_rng(0)
    levels = generator.integers(0, 256, 60_000).astype(np.uint8)
    images = np.repeat(levels, 28 * 28).reshape(-1, 28, 28)
    grid = ThumbnailGrid()
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


def test_a_bar_is_seen_only_where_there_is_something_to_scroll(qtbot: QtBot) -> None:
    digits = DigitSet("Black", np.zeros((500, 28, 28), np.uint8), np.zeros(500, np.int64))
    grid = ThumbnailGrid()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    grid.show()
    bar, cells = grid.verticalScrollBar(), set()
    for count in (500, 3, 500):
        grid.show_images(digits, np.arange(count))
        assert bar.isVisible() == (count == 500)
        cells.add(grid.cell_rect(2).left())
    # Images do not jump for it.
    assert len(cells) == 1


def test_the_image_on_top_stays_on_top_when_the_window_grows(qtbot: QtBot) -> None:
    digits = DigitSet("Black", np.zeros((5000, 28, 28), np.uint8), np.zeros(5000, np.int64))
    grid = ThumbnailGrid()
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
    way = page.way.preprocessing
    QTest.mouseMove(way.pixels, way.pixels.place_of(row * 28 + column).toPoint())
    assert way.original_words.text() == f"Row {row}, column {column}: {value} of 255"
    assert way.normalized_words.text().startswith(f"{value} ÷ 255 = {value / 255:.3f}")
    index = row * 28 + column
    assert way.vector_words.text() == f"Value {index} ({row}×28+{column}): {value / 255:.3f}"
    digit = int(page.loaded.overview.digits.labels[page.grid.current])
    assert way.label_words.text() == f"1 at {digit}, 0 everywhere else"
    ones = re.findall(r"[01]", way.label.accessibleName().split(":")[1])
    assert ones.index("1") == digit
    assert ones.count("1") == 1


def test_the_vector_and_the_row_are_pointed_at_too(page: DataPage) -> None:
    way = page.way.preprocessing
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
    until(lambda: content(page.source.headline) == "2 images")
    QTest.mouseClick(page.chips.chip(3), LEFT)
    assert page.count.text() == "0 images of the digit 3"
    assert page.grid.current == -1
    assert not page.way.preprocessing.isVisible()
    QTest.mouseClick(page.chips.chip(4), LEFT)
    assert page.way.preprocessing.isVisible()


def test_why_is_asked_of_the_selected_image(page: DataPage) -> None:
    QTest.mouseClick(page.way.why_button, LEFT)
    QTest.mouseDClick(page.grid.viewport(), LEFT, pos=page.grid.cell_rect(2).center())
    opened = page.findChildren(ExplanationWindow)
    assert len(opened) == 2
    for window in opened:
        window.close()
