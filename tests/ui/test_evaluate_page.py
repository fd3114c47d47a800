"""Reading whole sets from the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.files import write_ink
from mnist_desktop.ink.shapes import SHAPES
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_shelf import from_file

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(window: MainWindow) -> EvaluatePage:
    """The page, set to the practice digits, not yet shown."""
    page = window.evaluate_page
    index = [page.sets.itemData(i) for i in range(2)].index(PracticeSource())
    page.sets.setCurrentIndex(index)
    return page


def cell(page: EvaluatePage, row: int, column: int) -> str:
    item = page.table.item(row, column)
    assert item is not None
    return item.text()


def test_the_page_reads_the_set_when_it_is_opened(
    page: EvaluatePage, window: MainWindow, until: Until
) -> None:
    window.open_page(3)
    until(lambda: page.report is not None)
    assert page.report is not None
    evaluation = page.report.evaluation
    assert evaluation.confusion_matrix.sum() == 1000
    assert "read right" in page.headline.text()
    assert cell(page, 10, 0) == "Mean"
    assert cell(page, 3, 4) == str(evaluation.classes[3].support)
    errors = page.gallery.model()
    assert errors.rowCount() == len(evaluation.errors)
    assert not page.progress.isVisible()


def test_the_gallery_names_truth_answer_and_confidence(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    # A seven called a one is sure to be read wrong.
    write_ink(tmp_path / "wrong.jsonl", [Drawing.of(SHAPES[7][1], 1)])
    window.open_page(3)
    page.use_ink(tmp_path / "wrong.jsonl")
    until(lambda: page.report is not None)
    model = page.gallery.model()
    words = model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert words.startswith("1 read as 7")
    assert words.endswith("sure")
    assert page.gallery.grab().width() > 0


def test_another_model_is_read_with_at_once(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    window.open_page(3)
    until(lambda: page.report is not None)
    (tmp_path / "broken.safetensors").write_bytes(b"no model")
    window.shelf.add(from_file(tmp_path / "broken.safetensors", "Broken"))
    until(lambda: page.fault.text() != "")
    assert "not a model file" in page.fault.text()
    assert page.report is None
    window.shelf.choose(0)
    until(lambda: page.report is not None)
    assert page.fault.text() == ""


def test_a_malformed_ink_file_is_told_with_its_line(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"strokes": [[[0, 0]]], "label": 1}\nnonsense\n')
    window.open_page(3)
    page.use_ink(tmp_path / "bad.jsonl")
    until(lambda: page.fault.text() != "")
    assert "line 2" in page.fault.text()


def test_reading_can_be_cancelled_and_taken_up_again(
    page: EvaluatePage, window: MainWindow, until: Until
) -> None:
    window.open_page(3)
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert page.headline.text() == "Not read"
    assert not page.progress.isVisible()
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    until(lambda: page.report is not None)
    assert page.again_button.text() == "Read again"


def test_the_window_may_be_closed_while_a_set_is_read(
    page: EvaluatePage, window: MainWindow
) -> None:
    window.open_page(3)
    assert page.progress.isVisible()
    assert window.close()
