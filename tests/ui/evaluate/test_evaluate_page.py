"""Reading whole sets from the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_desktop.data import practice
from mnist_desktop.data.sources import PracticeSource
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.ui.evaluate.job import ValidationPart
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.widgets.basics import show_choice

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]


@pytest.fixture
def page(window: MainWindow) -> EvaluatePage:
    """The page, set to the practice digits, not yet shown."""
    page = window.evaluate_page
    show_choice(page.sets, PracticeSource())
    return page


def cell(page: EvaluatePage, row: int, column: int) -> str:
    item = page.errors.table.item(row, column)
    assert item is not None
    return item.text()


def test_the_page_reads_the_set_when_it_is_opened(
    page: EvaluatePage, window: MainWindow, until: Until
) -> None:
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    assert page.report is not None
    evaluation = page.report.evaluation
    assert evaluation.confusion_matrix.sum() == 1000
    assert "read right" in page.headline.text()
    assert [cell(page, row, 0) for row in (10, 11)] == ["Mean", "Weighted"]
    assert "95" in page.detail.text()
    assert cell(page, 3, 4) == str(evaluation.classes[3].support)
    errors = page.errors.gallery.model()
    assert errors.rowCount() == len(evaluation.errors)
    assert not page.progress.isVisible()


def test_the_gallery_names_truth_answer_and_confidence(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    # A seven called a one is sure to be read wrong.
    write_ink(tmp_path / "wrong.jsonl", [Drawing.of(SHAPES[7][1], 1)])
    window.open_page(Page.EVALUATE)
    page.sets.use(tmp_path / "wrong.jsonl")
    until(lambda: page.report is not None)
    model = page.errors.gallery.model()
    words = model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert words.startswith("1 read as 7")
    assert words.endswith("sure")
    assert page.errors.gallery.grab().width() > 0


def test_another_model_is_read_with_at_once(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    (tmp_path / "broken.safetensors").write_bytes(b"no model")
    window.registry.add(from_file(tmp_path / "broken.safetensors", "Broken"))
    until(lambda: page.fault.text() != "")
    assert "not a model file" in page.fault.text()
    assert page.report is None
    window.registry.choose(0)
    until(lambda: page.report is not None)
    assert page.fault.text() == ""


def test_a_malformed_ink_file_is_told_with_its_line(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"strokes": [[[0, 0]]], "label": 1}\nnonsense\n')
    window.open_page(Page.EVALUATE)
    page.sets.use(tmp_path / "bad.jsonl")
    until(lambda: page.fault.text() != "")
    assert "line 2" in page.fault.text()
    # It is of all views.
    page.views.choose(1)
    assert "line 2" in page.fault.text()


def test_reading_can_be_canceled_and_taken_up_again(
    page: EvaluatePage, window: MainWindow, until: Until
) -> None:
    window.open_page(Page.EVALUATE)
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert page.headline.text() == "Not read"
    assert not page.progress.isVisible()
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    until(lambda: page.report is not None)
    assert page.again_button.text() == "Read again"


def test_the_tabs_stay_where_they_are_while_a_set_is_read(
    read_page: EvaluatePage, until: Until
) -> None:
    page = read_page

    def place() -> int:
        """Return where the tabs are, once the layout has settled."""
        layout = page.layout()
        assert layout is not None
        layout.activate()
        return page.views.y()

    before = place()
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert page.progress.isVisible()
    assert place() == before
    until(lambda: page.report is not None)
    assert not page.progress.isVisible()
    assert place() == before


def test_the_window_may_be_closed_while_a_set_is_read(
    page: EvaluatePage, window: MainWindow
) -> None:
    window.open_page(Page.EVALUATE)
    assert page.progress.isVisible()
    assert window.close()


def test_the_validation_part_is_that_of_the_model_in_use(
    page: EvaluatePage, window: MainWindow, until: Until
) -> None:
    show_choice(page.sets, ValidationPart(PracticeSource()))
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    assert page.report is not None
    # The bundled model kept 5 % of its training set.
    assert len(page.report.digits) == practice.TRAINING_COUNT * 0.05


def test_a_model_that_does_not_say_has_no_validation_part(
    page: EvaluatePage, window: MainWindow, until: Until, model_file: Path
) -> None:
    window.registry.add(from_file(model_file, "Untrained"))
    show_choice(page.sets, ValidationPart(PracticeSource()))
    window.open_page(Page.EVALUATE)
    until(lambda: page.fault.text() != "")
    assert "choose the test set" in page.fault.text()
    assert not page.report_button.isEnabled()


def test_a_dropped_folder_of_images_is_read(
    page: EvaluatePage, window: MainWindow, until: Until, tmp_path: Path, drop: Drop
) -> None:
    for digit in (3, 7):
        for number in range(10):
            path = tmp_path / "photos" / str(digit) / f"{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(rasterize([Drawing.of(SHAPES[digit][0])])[0]).save(path)
    window.open_page(Page.EVALUATE)
    assert drop(page, tmp_path / "photos")
    until(lambda: page.report is not None)
    assert page.report is not None
    assert page.report.evaluation.accuracy == 1
    assert set(page.report.digits.labels) == {3, 7}


def test_a_part_of_a_folder_is_read(
    page: EvaluatePage, window: MainWindow, until: Until, image_folder: Path, drop: Drop
) -> None:
    window.open_page(Page.EVALUATE)
    assert drop(page, image_folder)
    # Nothing in the folder says what is a test: all of it is read first.
    until(lambda: page.report is not None)
    for part, count in (("test part", 60), ("validation part", 10)):
        page.sets.setCurrentText(f"Folder: mine, {part}")
        page.sets.activated.emit(page.sets.currentIndex())
        until(lambda: page.report is not None)
        assert page.report is not None
        assert len(page.report.digits) == count


def test_choosing_to_open_a_file_and_closing_the_dialog_changes_nothing(
    page: EvaluatePage, window: MainWindow, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    report = page.report
    for step in (2, 1):
        last = page.sets.count() - step
        page.sets.setCurrentIndex(last)
        page.sets.activated.emit(last)
        assert page.sets.currentData() == PracticeSource()
    assert page.report is report


def test_a_report_is_written_in_the_background(
    page: EvaluatePage, window: MainWindow, until: Until, model_file: Path, tmp_path: Path
) -> None:
    window.registry.add(from_file(model_file, "Untrained"))
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    page.write_report(tmp_path / "report.html")
    until(lambda: "The report is in" in page.notice.words)
    assert "Practice test digits" in (tmp_path / "report.html").read_text("utf-8")
    page.write_report(tmp_path / "report.html" / "below")
    until(lambda: "choose another place" in page.fault.text())


def test_it_fits_the_least_window_with_everything_shown(
    page: EvaluatePage, window: MainWindow, until: Until, model_file: Path
) -> None:
    window.open_page(Page.EVALUATE)
    until(lambda: page.report is not None)
    for index in range(4):
        page.views.choose(index)
    page.predictions.grid.setCurrentIndex(page.predictions.grid.model().index(0, 0))
    page.compare.compare_with(from_file(model_file, "Untrained"))
    until(lambda: page.compare.comparison is not None)
    needed = window.minimumSizeHint()
    assert needed.width() <= 900
    assert needed.height() <= 620
