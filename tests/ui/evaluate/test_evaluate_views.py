"""The views of the Evaluate page: errors, confidence and predictions."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mnist_desktop.evaluation.matrix_shades import shades
from mnist_desktop.ui.evaluate.job import Report
from mnist_desktop.ui.evaluate.matrix_view import Cell, MatrixView
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.evaluate.prediction_grid import predicted_images
from mnist_desktop.ui.explanation.explanation_window import ExplanationWindow
from mnist_desktop.ui.theme import VALIDATION

Until = Callable[[Callable[[], bool]], None]
ERRORS, CONFIDENCE, PREDICTIONS, COMPARE = range(4)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(read_page: EvaluatePage) -> EvaluatePage:
    return read_page


@pytest.fixture
def worst(report: Report) -> Cell:
    """The cell of the most confident error."""
    index = report.evaluation.errors[0]
    return int(report.evaluation.labels[index]), int(report.evaluation.predicted[index])


def click(matrix: MatrixView, cell: Cell) -> None:
    QTest.mouseClick(matrix, LEFT, pos=matrix.place_of(cell).toPoint())


def color_at(matrix: MatrixView, cell: Cell) -> str:
    """Return the color of a cell beside its figure."""
    place = matrix.place_of(cell).toPoint()
    return matrix.grab().toImage().pixelColor(place.x() - 9, place.y() - 9).name()


def test_a_click_on_a_cell_shows_just_its_images(
    page: EvaluatePage, report: Report, worst: Cell
) -> None:
    errors = page.errors
    assert not errors.all_button.isVisible()
    click(errors.matrix, worst)
    shown = errors.gallery.images
    assert len(shown) == report.evaluation.confusion_matrix[worst]
    assert {(image.truth, image.predicted) for image in shown} == {worst}
    assert f"{worst[0]} read as {worst[1]} ({len(shown)})" in errors.gallery_title.text()
    QTest.mouseClick(errors.all_button, LEFT)
    assert len(errors.gallery.images) == len(report.evaluation.errors)


def test_a_cell_on_the_diagonal_shows_what_was_read_right(
    page: EvaluatePage, report: Report
) -> None:
    click(page.errors.matrix, (4, 4))
    assert len(page.errors.gallery.images) == report.evaluation.confusion_matrix[4, 4]
    assert all(image.is_right for image in page.errors.gallery.images)
    click(page.errors.matrix, (4, 4))
    assert len(page.errors.gallery.images) == len(report.evaluation.errors)
    assert not any(image.is_right for image in page.errors.gallery.images)


def test_a_cell_brings_its_images_to_the_front(page: EvaluatePage, worst: Cell) -> None:
    digit_by_digit = next(b for b in page.findChildren(QPushButton) if b.text() == "Digit by digit")
    QTest.mouseClick(digit_by_digit, LEFT)
    assert not page.errors.gallery.isVisible()
    click(page.errors.matrix, worst)
    assert page.errors.gallery.isVisible()


def test_what_was_taken_for_no_digit_is_shown(page: EvaluatePage, report: Report) -> None:
    errors, evaluation = page.errors, report.evaluation
    rejected = np.zeros(len(evaluation), np.bool_)
    rejected[[3, 8]] = True
    errors.show_report(replace(report, evaluation=replace(evaluation, rejected=rejected)))
    assert errors.rejected_button.text() == "No digit (2)"
    QTest.mouseClick(errors.rejected_button, LEFT)
    assert [image.number for image in errors.gallery.images] == [4, 9]
    assert errors.gallery.images[0].words.endswith("but taken for no digit")
    QTest.mouseClick(errors.all_button, LEFT)
    assert len(errors.gallery.images) == len(evaluation.errors)


def test_a_bar_with_nothing_to_scroll_is_not_seen_for_a_moment(
    page: EvaluatePage, report: Report, until: Until
) -> None:
    gallery, bar = page.errors.gallery, page.errors.gallery.verticalScrollBar()
    images = predicted_images(report.digits, report.evaluation, range(60))
    for _ in range(2):
        gallery.show_images(images)
        until(bar.isVisible)
        gallery.show_images(images[:3])
        gallery.doItemsLayout()
        assert not bar.isVisible()


def test_where_there_is_no_image_a_sentence_says_so(page: EvaluatePage) -> None:
    gallery = page.errors.gallery
    click(page.errors.matrix, (0, 9))
    assert gallery.images == []
    empty = gallery.viewport().grab().toImage()
    gallery.show_images([])
    assert gallery.viewport().grab().toImage() != empty


def test_what_is_hidden_cannot_be_chosen(page: EvaluatePage, report: Report) -> None:
    errors = page.errors
    click(errors.matrix, (4, 4))
    QTest.keyClick(errors.hiding, Qt.Key.Key_Space)
    # It was let go as it was hidden.
    assert len(errors.gallery.images) == len(report.evaluation.errors)
    click(errors.matrix, (3, 3))
    assert len(errors.gallery.images) == len(report.evaluation.errors)


def test_cells_are_chosen_by_keys(page: EvaluatePage, worst: Cell) -> None:
    matrix = page.errors.matrix
    matrix.setFocus()
    for key, steps in ((Qt.Key.Key_Down, worst[0]), (Qt.Key.Key_Right, worst[1])):
        for _ in range(steps):
            QTest.keyClick(matrix, key)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert {(image.truth, image.predicted) for image in page.errors.gallery.images} == {worst}
    assert matrix.accessibleDescription().startswith(f"{worst[0]} read as {worst[1]}")
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    assert "Read wrong" in page.errors.gallery_title.text()


def test_cells_are_shaded_as_in_files(page: EvaluatePage, report: Report, worst: Cell) -> None:
    matrix, palette = page.errors.matrix, page.palette()
    shaded = shades(report.evaluation.confusion_matrix)
    hues = {(2, 2): palette.highlight().color(), worst: VALIDATION}
    for cell, hue in hues.items():
        well, seen = palette.alternateBase().color(), QColor(color_at(matrix, cell))
        mixed = well.red() + (hue.red() - well.red()) * shaded[cell].strength
        assert seen.red() == pytest.approx(mixed, abs=2)


def test_the_cursor_stays_on_the_matrix(page: EvaluatePage) -> None:
    matrix = page.errors.matrix
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    assert matrix.accessibleDescription().startswith("0 read as 0")
    for _ in range(12):
        QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.accessibleDescription().startswith("0 read as 9")


def test_the_diagonal_can_be_hidden(page: EvaluatePage, worst: Cell) -> None:
    matrix = page.errors.matrix
    empty = color_at(matrix, (0, 9))
    assert color_at(matrix, (2, 2)) != empty
    QTest.keyClick(page.errors.hiding, Qt.Key.Key_Space)
    assert color_at(matrix, (2, 2)) == empty
    assert color_at(matrix, worst) != empty


def test_counts_become_shares_of_their_rows(page: EvaluatePage) -> None:
    matrix = page.errors.matrix
    matrix.show_matrix(np.diag(np.arange(1, 11)) * 111)
    before = matrix.grab().toImage()
    QTest.keyClick(page.errors.shares, Qt.Key.Key_Space)
    assert matrix.grab().toImage() != before
    QTest.keyClick(page.errors.shares, Qt.Key.Key_Space)
    assert matrix.grab().toImage() == before


def test_the_confidence_is_drawn_and_told(page: EvaluatePage, report: Report) -> None:
    page.views.choose(CONFIDENCE)
    view = page.confidence
    assert "Calibration error" in view.reliability_words.text()
    wrong = len(report.evaluation.errors)
    assert f"the {wrong} wrong ones" in view.histogram_words.text()
    drawn = view.reliability.grab().toImage()
    view.show_report(None)
    assert view.reliability.grab().toImage() != drawn
    assert view.reliability_words.text() == ""
    view.show_report(report)
    assert view.reliability.grab().toImage() == drawn


def test_random_images_are_shown_and_a_key_draws_others(page: EvaluatePage) -> None:
    page.views.choose(PREDICTIONS)
    grid = page.predictions.grid
    before = [image.number for image in grid.images]
    assert len(set(before)) == len(before) > 50
    QTest.keyClick(page.window(), Qt.Key.Key_N)
    after = [image.number for image in grid.images]
    assert len(after) == len(before)
    assert after != before
    QTest.mouseClick(page.predictions.new_button, LEFT)
    assert [image.number for image in grid.images] != after


def test_the_key_draws_no_sample_where_none_is_seen(page: EvaluatePage) -> None:
    before = [image.number for image in page.predictions.grid.images]
    QTest.keyClick(page.window(), Qt.Key.Key_N)
    assert [image.number for image in page.predictions.grid.images] == before


def test_a_click_on_an_image_shows_all_its_probabilities(page: EvaluatePage) -> None:
    page.views.choose(PREDICTIONS)
    view = page.predictions
    place = view.grid.visualRect(view.grid.model().index(1, 0)).center()
    QTest.mouseClick(view.grid.viewport(), LEFT, pos=place)
    image = view.grid.images[1]
    assert image.words in view.detail.words.text()
    assert view.detail.bars.accessibleDescription().count("%") == 10
    QTest.keyClick(view.grid, Qt.Key.Key_Right)
    assert view.grid.images[2].words in view.detail.words.text()


def test_of_every_sample_the_first_error_is_chosen_and_in_sight(
    page: EvaluatePage, until: Until
) -> None:
    view = page.predictions
    grid = view.grid
    for _ in range(20):
        page.views.choose(ERRORS)
        view.draw_sample()
        page.views.choose(PREDICTIONS)
        wrong = (n for n, image in enumerate(grid.images) if not image.is_right)
        assert grid.currentIndex().row() == next(wrong, 0)
        chosen = grid.images[grid.currentIndex().row()]
        assert chosen.words in view.detail.words.text()
        assert f"{chosen.number:,} " in view.detail.number.text()
        until(lambda: grid.viewport().rect().contains(grid.visualRect(grid.currentIndex())))


def test_right_and_wrong_are_told_apart_by_a_sign(page: EvaluatePage) -> None:
    page.views.choose(PREDICTIONS)
    page.predictions.detail.show_image(page.errors.gallery.images[0])
    assert page.predictions.detail.words.text().startswith("✗")
    click(page.errors.matrix, (4, 4))
    page.predictions.detail.show_image(page.errors.gallery.images[0])
    assert page.predictions.detail.words.text().startswith("✓")


def test_why_is_asked_of_an_image_and_of_an_error(page: EvaluatePage, until: Until) -> None:
    page.views.choose(PREDICTIONS)
    grid = page.predictions.grid
    grid.setCurrentIndex(grid.model().index(2, 0))
    QTest.mouseClick(page.predictions.detail.why_button, LEFT)
    (first,) = page.findChildren(ExplanationWindow)
    until(lambda: first.view.explanation is not None)
    shown = first.view.explanation
    assert shown is not None
    assert np.array_equal(shown.image, grid.images[2].image)
    first.close()

    page.views.choose(ERRORS)
    gallery = page.errors.gallery
    gallery.setCurrentIndex(gallery.model().index(0, 0))
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    (second,) = [window for window in page.findChildren(ExplanationWindow) if window.isVisible()]
    until(lambda: second.view.explanation is not None)
    second.close()
