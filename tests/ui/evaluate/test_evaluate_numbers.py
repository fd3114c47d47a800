"""Whole numbers on the Evaluate page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.data import practice
from mnist_desktop.ink.composing import NORMAL, compose
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]
CONFIDENCE, COMPARE = 1, 3


@pytest.fixture
def numbers(tmp_path: Path) -> list[Drawing]:
    """Three numbers, the last of which is said to be another; they are in `numbers.jsonl`."""
    generator = np.random.default_rng(3)
    hand = [practice.draw(digit, generator) for digit in range(10)]
    made = [compose(hand, NORMAL, generator) for _ in range(3)]
    made[2] = replace(made[2], number=f"{made[2].number}0")
    write_ink(tmp_path / "numbers.jsonl", made)
    return made


def tabs(page: EvaluatePage) -> list[str]:
    shown = page.views.findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [tab.text() for tab in shown if tab.isVisible()]


@pytest.fixture
def numbers_page(
    read_page: EvaluatePage, until: Until, drop: Drop, numbers: list[Drawing], tmp_path: Path
) -> EvaluatePage:
    """The page, on which the numbers were dropped while another view was seen."""
    assert numbers
    read_page.views.choose(COMPARE)
    assert drop(read_page, tmp_path / "numbers.jsonl")
    assert read_page.headline.text() == "Reading …"
    until(lambda: read_page.number_report is not None)
    return read_page


def test_misread_numbers_are_shown_with_the_figures(
    numbers_page: EvaluatePage, numbers: list[Drawing]
) -> None:
    page, truth = numbers_page, numbers[2].number or ""
    assert page.report is None
    assert page.headline.text() == "66.67\u00a0% all right"
    assert "1 of 3 numbers misread" in page.detail.text()
    assert not page.progress.isVisible()
    assert tabs(page) == ["Errors", "Confidence"]
    assert page.numbers.gallery.isVisible()
    assert not page.errors.isVisible()
    model = page.numbers.gallery.model()
    assert model.rowCount() == 1
    words = model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert words.startswith(f"{truth} read as {truth[:-1]}, ")
    before = page.numbers.gallery.grab().toImage()
    page.numbers.gallery.choose(0)
    assert page.numbers.gallery.grab().toImage() != before
    page.views.choose(CONFIDENCE)
    assert "Calibration error" in page.confidence.reliability_words.text()


def test_numbers_are_reported_read_by_another_model_and_give_way_to_digits(
    numbers_page: EvaluatePage,
    window: MainWindow,
    until: Until,
    model_file: Path,
    numbers: list[Drawing],
) -> None:
    page, truth, folder = numbers_page, numbers[2].number or "", model_file.parent
    assert page.report_button.isEnabled()
    page.write_report(folder / "report.html")
    until(lambda: "report.html" in page.notice.text())
    assert f"✗ {truth}<" in (folder / "report.html").read_text("utf-8")
    page.numbers.export.write_csv(folder / "misread.csv")
    assert f"3,{truth},{truth[:-1]}," in (folder / "misread.csv").read_text("utf-8")

    window.registry.add(from_file(model_file, "Tiny"))
    until(lambda: page.number_report is not None and page.number_report.title == "Tiny")

    write_ink(folder / "digits.jsonl", [practice.draw(7, np.random.default_rng(0))])
    page.sets.use(folder / "digits.jsonl")
    until(lambda: page.report is not None)
    assert page.number_report is None
    assert tabs(page) == ["Errors", "Confidence", "Predictions", "Compare"]
    assert page.errors.isVisible()
    assert not page.numbers.isVisible()


def test_a_file_in_which_no_number_is_drawn_is_told(
    read_page: EvaluatePage, until: Until, tmp_path: Path
) -> None:
    write_ink(tmp_path / "empty.jsonl", [Drawing.of([], number="12")])
    read_page.sets.use(tmp_path / "empty.jsonl")
    until(lambda: read_page.fault.text() != "")
    assert "no number that is drawn" in read_page.fault.text()
    assert not read_page.report_button.isEnabled()
