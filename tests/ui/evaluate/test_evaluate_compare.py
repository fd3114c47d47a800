"""The comparison of two models on the Evaluate page, and what is exported from it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from mnist_desktop.data import practice
from mnist_desktop.ui.evaluate.job import Report
from mnist_desktop.ui.evaluate.matrix_view import Cell, MatrixView
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.explanation.explanation_window import ExplanationWindow
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.widgets.tab_button import TabButton
from mnist_desktop.ui.widgets.tabs import Tabs

Until = Callable[[Callable[[], bool]], None]
ERRORS, CONFIDENCE, PREDICTIONS, COMPARE = range(4)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(read_page: EvaluatePage) -> EvaluatePage:
    return read_page


def click(matrix: MatrixView, cell: Cell) -> None:
    QTest.mouseClick(matrix, LEFT, pos=matrix.place_of(cell).toPoint())


def color_at(matrix: MatrixView, cell: Cell) -> str:
    """Return the color of a cell beside its figure."""
    place = matrix.place_of(cell).toPoint()
    return matrix.grab().toImage().pixelColor(place.x() - 9, place.y() - 9).name()


@pytest.fixture
def compared(page: EvaluatePage, until: Until, model_file: Path) -> EvaluatePage:
    page.views.choose(COMPARE)
    page.compare.compare_with(from_file(model_file, "Untrained"))
    until(lambda: page.compare.comparison is not None)
    return page


def test_two_models_are_compared(compared: EvaluatePage) -> None:
    view = compared.compare
    found = view.comparison
    assert found is not None
    assert "Bundled model reads" in view.words.text()
    assert "hardly" in view.words.text()
    assert "p < 0.001" in view.counts.text()
    details = view.details
    assert len(details.only_first.images) == len(found.only_first)
    assert len(details.only_second.images) == len(found.only_second)
    # Below each stands what the one read that was wrong.
    assert not any(image.is_right for image in details.only_first.images)


def titles(tabs: Tabs) -> list[str]:
    return [button.text() for button in tabs.findChildren(QPushButton) if button.isCheckable()]


def test_the_models_are_called_by_their_names(
    compared: EvaluatePage, until: Until, model_file: Path
) -> None:
    view, details = compared.compare, compared.compare.details
    assert titles(details.matrix_tabs) == ["Difference", "Bundled model", "Untrained"]
    assert titles(details.image_tabs) == ["Only Bundled model", "Only Untrained"]
    assert view.comparison is not None
    test = view.comparison.test
    assert f"only Bundled model {test.only_first} · " in view.counts.text()
    assert f"only Untrained {test.only_second} · " in view.counts.text()
    long = "A third one, with a name that is too long for a tab, of seed 7"
    view.compare_with(from_file(model_file, long))
    assert titles(details.matrix_tabs) == ["Difference", "One model", "The other"]
    until(lambda: view.comparison is not None)
    compared.window().resize(1024, 700)
    other = details.matrix_tabs.findChildren(TabButton)[2]
    # It is narrower for a moment, until all has its place.
    until(lambda: "…" in other.seen and other.seen.endswith("seed 7"))
    assert other.seen.startswith("A t")
    assert other.toolTip() == long
    assert details.width() <= compared.width()


def test_a_cell_shows_just_its_images_and_is_framed_in_all_matrices(
    compared: EvaluatePage,
) -> None:
    details = compared.compare.details
    found = compared.compare.comparison
    assert found is not None
    shown = len(found.only_first)
    cell = details.only_first.images[0].truth, details.only_first.images[0].predicted
    click(details.matrices[0], cell)
    images = details.only_first.images
    assert 0 < len(images) < shown
    assert {(image.truth, image.predicted) for image in images} == {cell}
    details.matrix_tabs.choose(2)
    click(details.matrices[2], cell)
    assert len(details.only_first.images) == shown


def test_why_is_asked_of_the_model_that_erred(compared: EvaluatePage, until: Until) -> None:
    grid = compared.compare.details.only_first
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    (window,) = compared.findChildren(ExplanationWindow)
    assert window.windowTitle().startswith(f"Why? – Image {grid.images[0].number:,} · ")
    assert window.windowTitle().endswith("Untrained")
    until(lambda: window.view.explanation is not None)
    window.close()


def test_the_difference_tells_better_from_worse(compared: EvaluatePage) -> None:
    details = compared.compare.details
    matrix: np.ndarray[tuple[int, int], np.dtype[np.int64]] = np.zeros((10, 10), np.int64)
    matrix[1, 1], matrix[1, 2], matrix[3, 3], matrix[3, 2] = -5, 5, 5, -5
    view = details.matrices[0]
    view.show_matrix(matrix)
    worse, better = color_at(view, (1, 1)), color_at(view, (3, 3))
    assert worse == color_at(view, (1, 2))
    assert better == color_at(view, (3, 2))
    assert worse != better


def test_a_difference_is_told_in_words(compared: EvaluatePage) -> None:
    view = compared.compare.details.matrices[0]
    matrix: np.ndarray[tuple[int, int], np.dtype[np.int64]] = np.zeros((10, 10), np.int64)
    matrix[0, :2] = 1, -2
    view.show_matrix(matrix)
    assert view.accessibleDescription() == "0 read as 0: +1 image"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "0 read as 1: −2 images"


def test_another_set_is_compared_on_at_once(compared: EvaluatePage, until: Until) -> None:
    before = compared.compare.comparison
    QTest.mouseClick(compared.again_button, LEFT)
    assert compared.compare.comparison is None
    until(lambda: compared.compare.comparison is not None)
    assert compared.compare.comparison is not before


def test_a_comparison_can_be_canceled(page: EvaluatePage, model_file: Path) -> None:
    page.views.choose(COMPARE)
    view = page.compare
    view.compare_with(from_file(model_file, "Untrained"))
    assert view.progress.isVisible()
    QTest.mouseClick(view.again_button, LEFT)
    assert view.words.text() == "Not read"
    assert not view.progress.isVisible()


def test_a_broken_second_model_is_told(page: EvaluatePage, until: Until, tmp_path: Path) -> None:
    (tmp_path / "broken.safetensors").write_bytes(b"no model")
    page.views.choose(COMPARE)
    page.compare.compare_with(from_file(tmp_path / "broken.safetensors", "Broken"))
    until(lambda: page.compare.fault.text() != "")
    assert "not a model file" in page.compare.fault.text()
    assert not page.compare.progress.isVisible()


def test_models_that_come_later_can_be_compared_with(
    page: EvaluatePage, window: MainWindow, model_file: Path
) -> None:
    window.registry.add(from_file(model_file, "Newcomer"))
    titles = [page.compare.models.itemText(n) for n in range(page.compare.models.count())]
    assert "Newcomer" in titles


def test_the_report_holds_the_comparison(
    compared: EvaluatePage, until: Until, tmp_path: Path
) -> None:
    compared.write_report(tmp_path / "report.html")
    until(lambda: "The report is in" in compared.notice.words)
    assert "Compared with Untrained" in (tmp_path / "report.html").read_text("utf-8")


def test_a_chart_is_exported_as_picture_drawing_and_table(
    page: EvaluatePage, report: Report, tmp_path: Path
) -> None:
    export = page.errors.exports[0]
    export.write_png(tmp_path / "matrix.png")
    export.write_svg(tmp_path / "matrix.svg")
    export.write_csv(tmp_path / "matrix.csv")
    picture = QImage(str(tmp_path / "matrix.png"))
    assert picture.width() > 500
    middle = picture.pixelColor(*(2 * (52 + 40 * 2 + 6),) * 2)
    assert middle.blue() > middle.red()
    assert "<svg" in (tmp_path / "matrix.svg").read_text("utf-8")
    rows = list(csv.reader(io.StringIO((tmp_path / "matrix.csv").read_text("utf-8"))))
    matrix = np.array(rows[1:])[:, 1:].astype(int)
    np.testing.assert_array_equal(matrix, report.evaluation.confusion_matrix)
    assert str(tmp_path / "matrix.csv") in page.notice.words


def test_the_matrix_is_exported_as_it_is_seen(
    page: EvaluatePage, report: Report, tmp_path: Path
) -> None:
    for box in (page.errors.shares, page.errors.hiding):
        QTest.keyClick(box, Qt.Key.Key_Space)
    page.errors.exports[0].write_csv(tmp_path / "matrix.csv")
    shares = np.loadtxt(tmp_path / "matrix.csv", delimiter=",", skiprows=1)[:, 1:]
    counts = report.evaluation.confusion_matrix
    expected = (counts - np.diag(counts.diagonal())) / counts.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(shares, expected, rtol=1e-5)


def corners(picture: QImage) -> set[str]:
    """Return the colors of a picture's four corners."""
    right, bottom = picture.width() - 1, picture.height() - 1
    places = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    return {picture.pixelColor(*place).name() for place in places}


def test_every_chart_and_table_can_be_exported(compared: EvaluatePage, tmp_path: Path) -> None:
    compared.views.choose(CONFIDENCE)
    view = compared.compare
    buttons = [
        *compared.errors.exports,
        *compared.confidence.exports,
        compared.predictions.export,
        view.export,
        *view.details.exports,
    ]
    for number, export in enumerate(buttons):
        assert export.isEnabled()
        path = tmp_path / f"{number}.csv"
        export.write_csv(path)
        assert len(path.read_text("utf-8").splitlines()) > 1
        menu = export.menu()
        assert menu is not None
        assert menu.actions()[1].isVisible()
        export.write_png(tmp_path / f"{number}.png")
        picture = QImage(str(tmp_path / f"{number}.png"))
        assert picture.width() > 200
        assert corners(picture) == {"#ffffff"}


def test_the_matrix_that_is_seen_is_exported(compared: EvaluatePage, tmp_path: Path) -> None:
    details = compared.compare.details
    details.exports[0].write_csv(tmp_path / "difference.csv")
    details.matrix_tabs.choose(2)
    details.exports[0].write_csv(tmp_path / "other.csv")
    assert "-" in (tmp_path / "difference.csv").read_text("utf-8")
    assert "-" not in (tmp_path / "other.csv").read_text("utf-8")
    details.exports[1].write_csv(tmp_path / "first.csv")
    details.image_tabs.choose(1)
    details.exports[1].write_csv(tmp_path / "second.csv")
    found = compared.compare.comparison
    assert found is not None
    lengths = [len((tmp_path / f"{n}.csv").read_text().splitlines()) for n in ("first", "second")]
    assert lengths == [len(found.only_first) + 1, len(found.only_second) + 1]


def test_a_chart_is_copied_as_picture_and_table(page: EvaluatePage) -> None:
    clipboard = QGuiApplication.clipboard()
    page.errors.exports[2].copy_table()
    assert clipboard.text().startswith("digit\tprecision\trecall")
    page.errors.exports[2].copy_picture()
    assert clipboard.image().width() > 100


def test_a_name_without_suffix_gets_one(page: EvaluatePage, tmp_path: Path) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.selectedFiles()[0].endswith("confusion-matrix.csv")
        dialog.setDirectory(str(tmp_path))
        dialog.findChild(QLineEdit).setText("mine")  # type: ignore[union-attr]
        dialog.accept()

    menu = page.errors.exports[0].menu()
    assert menu is not None
    QTimer.singleShot(0, answer)
    next(action for action in menu.actions() if "CSV" in action.text()).trigger()
    assert (tmp_path / "mine.csv").read_text("utf-8").startswith("true digit,")


def test_a_long_path_is_told_without_widening_the_page(page: EvaluatePage, tmp_path: Path) -> None:
    width, deep = page.minimumSizeHint().width(), tmp_path / ("deep " * 30) / ("deeper " * 30)
    deep.mkdir(parents=True)
    page.errors.exports[0].write_csv(deep / "matrix.csv")
    assert page.minimumSizeHint().width() == width
    assert str(deep / "matrix.csv") in page.notice.toolTip()
    assert page.notice.text().endswith("matrix.csv.")
    page.views.choose(PREDICTIONS)
    assert page.notice.words == ""


def test_what_cannot_be_written_is_told(page: EvaluatePage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    page.errors.exports[0].write_csv(tmp_path / "file" / "matrix.csv")
    assert "choose another place" in page.fault.text()


def test_nothing_is_offered_before_anything_is_read(window: MainWindow) -> None:
    page = window.evaluate_page
    assert not any(export.isEnabled() for export in page.errors.exports)
    assert not page.predictions.export.isEnabled()
    assert not page.predictions.new_button.isEnabled()
    assert not page.report_button.isEnabled()


def test_the_practice_set_is_what_is_read(report: Report) -> None:
    np.testing.assert_array_equal(report.digits.labels, practice.test_set().labels)
