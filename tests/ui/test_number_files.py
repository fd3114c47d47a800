"""Files of numbers, dropped on the pages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.sources import SourceAt
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]


@pytest.fixture
def table(few_digits: DigitSet, tmp_path: Path) -> Path:
    """Return a table of three hundred digits."""
    rows = np.column_stack([few_digits.labels, few_digits.images.reshape(-1, 784)])
    np.savetxt(tmp_path / "digits.csv", rows, "%d", ",")
    return tmp_path / "digits.csv"


@pytest.fixture
def pairs(table: Path, few_digits: DigitSet, tmp_path: Path) -> tuple[Path, Path]:
    """Return an archive and a folder of tables, each of as many to learn from and to test on."""
    images, labels = few_digits.images, few_digits.labels
    archive, folder = tmp_path / "mnist.npz", tmp_path / "tables"
    np.savez(archive, x_train=images, y_train=labels, x_test=images, y_test=labels)
    folder.mkdir()
    for name in ("mnist_train.csv", "mnist_test.csv"):
        (folder / name).write_bytes(table.read_bytes())
    return archive, folder


def is_shown(page: DataPage, file: Path) -> bool:
    return file.name in page.source.sets.currentText()


def is_read(page: EvaluatePage, name: str) -> bool:
    return page.report is not None and page.report.digits.name == name


def test_they_can_be_looked_through(
    window: MainWindow, until: Until, drop: Drop, table: Path, pairs: tuple[Path, Path]
) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    for file in (table, *pairs):
        assert drop(window, file)
        until(partial(is_shown, page, file))
        count = 300 if file == table else 600
        assert page.source.headline.text() == f"{count} images"
        assert page.bar.fault.text() == ""


def test_they_can_be_evaluated(
    read_page: EvaluatePage, until: Until, drop: Drop, table: Path, pairs: tuple[Path, Path]
) -> None:
    page = read_page
    names = ("digits, all digits", "mnist test set", "tables test set")
    for file, name in zip((table, *pairs), names, strict=True):
        assert drop(page, file)
        until(partial(is_read, page, name))
        assert page.report is not None
        assert len(page.report.digits) == 300


def test_they_can_be_trained_on(
    window: MainWindow, drop: Drop, table: Path, pairs: tuple[Path, Path]
) -> None:
    window.open_page(Page.TRAIN)
    form = window.train_page.form
    for file in (table, *pairs):
        assert drop(window, file)
        assert form.data.currentText().endswith(f": {file.name}")
        assert form.experiment().source == SourceAt(file)
