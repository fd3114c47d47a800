"""Runs on different digits are never compared silently; what differs is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from mnist_desktop.data.sources import MnistSource, PracticeSource
from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.runs.run import Run
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.columns import HEADS
from mnist_desktop.ui.runs.page import RunsPage

Keep = Callable[..., Run]
BEGAN = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)


@pytest.fixture
def page(window: MainWindow, keep_run: Keep) -> RunsPage:
    """The page with two runs on MNIST and a newer one on practice digits, which is selected."""
    for number, (name, accuracy, units) in enumerate((("Few", 0.70, 8), ("Many", 0.80, 32))):
        keep_run(
            accuracy,
            Perceptron((units,)),
            name=name,
            data="MNIST training set",
            source=MnistSource(),
            began=BEGAN + timedelta(hours=number),
        )
    keep_run(
        0.996,
        name="Practice",
        data="Practice digits",
        source=PracticeSource(),
        began=BEGAN + timedelta(hours=5),
    )
    window.open_page(Page.RUNS)
    return window.runs_page


def select(page: RunsPage, *names: str) -> None:
    page.table.select([run.key for run in page.table.runs() if run.name in names])


def curves(page: RunsPage) -> list[str]:
    return [line.title for line in page.overlay.plot.lines if line.title]


def points(page: RunsPage) -> list[float]:
    heights = page.scatter.plot.getPlotItem().items[0].getData()[1]
    return sorted(round(float(height), 2) for height in heights)


def axes(page: RunsPage) -> list[str]:
    plots = (page.overlay.plot, page.scatter.plot)
    return [plot.getAxis("bottom").labelText for plot in plots]


def choose(box: QComboBox, beginning: str) -> None:
    (index,) = [i for i in range(box.count()) if box.itemText(i).startswith(beginning)]
    box.setCurrentIndex(index)
    box.activated.emit(index)


def press(page: RunsPage, words: str) -> None:
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_table_tells_the_digits_beside_the_accuracy(page: RunsPage) -> None:
    head = page.table.horizontalHeader()
    digits = HEADS.index("Digits")
    assert head.visualIndex(digits) == head.visualIndex(HEADS.index("Test accuracy")) + 1
    assert not head.isSectionHidden(digits)
    model = page.table.model()
    assert [model.index(row, digits).data() for row in range(3)] == [
        "Practice digits",
        "MNIST",
        "MNIST",
    ]


def test_the_charts_show_the_runs_on_the_digits_of_the_selected_one(page: RunsPage) -> None:
    assert page.sets.isVisible()
    assert (curves(page), points(page)) == (["Practice"], [99.6])
    assert all("Practice digits" in axis for axis in axes(page))
    select(page, "Few")
    assert page.sets.sets.currentText() == "MNIST · 2 runs"
    assert (curves(page), points(page)) == (["Few"], [70, 80])
    assert all("MNIST" in axis for axis in axes(page))


def test_what_is_left_out_of_the_charts_is_told(page: RunsPage) -> None:
    select(page, "Few", "Many", "Practice")
    assert curves(page) == ["Practice"]
    assert page.sets.note.words == "2 selected runs on other digits are not in the charts."
    choose(page.sets.sets, "MNIST")
    assert page.sets.note.words == "1 selected run on other digits is not in the charts."
    assert curves(page) == ["Many", "Few"]
    assert points(page) == [70, 80]
    select(page, "Few", "Many")
    assert page.sets.note.words == ""


def test_without_other_digits_nothing_is_to_be_chosen(runs_page: RunsPage) -> None:
    assert not runs_page.sets.isVisible()
    assert all("Few digits" in axis for axis in axes(runs_page))


def test_the_last_run_on_some_digits_takes_them_away(page: RunsPage) -> None:
    page.delete([run.key for run in page.table.selected_runs()])
    assert not page.sets.isVisible()
    assert points(page) == [70, 80]


def settings(page: RunsPage) -> dict[str, list[str]]:
    table = page.settings.table
    found = {}
    for row in range(table.rowCount()):
        head = table.verticalHeaderItem(row)
        cells = [table.item(row, column) for column in range(table.columnCount())]
        assert head is not None
        found[head.text()] = [cell.text() for cell in cells if cell is not None]
    return found


def test_the_settings_that_differ_stand_beside_each_other(page: RunsPage) -> None:
    press(page, "Settings")
    assert not page.scatter.measure.isVisible()
    assert settings(page)["Digits"] == ["Practice digits"]
    assert "Seed" in settings(page)
    select(page, "Few", "Many")
    assert settings(page) == {"Hidden layers": ["32", "8"]}
    heads = [page.settings.table.horizontalHeaderItem(column) for column in (0, 1)]
    assert [head.text() for head in heads if head is not None] == ["Many", "Few"]
    select(page, "Few", "Practice")
    assert settings(page) == {"Digits": ["Practice digits", "MNIST"]}


def test_where_nothing_is_chosen_one_is_told_what_to_choose(page: RunsPage) -> None:
    press(page, "Settings")
    page.table.clearSelection()
    assert page.overlay.hint.isVisible()
    assert not page.overlay.plot.isVisible()
    assert "Choose a run" in page.settings.words.text()
    assert not page.settings.table.isVisible()
    select(page, "Few")
    assert page.overlay.plot.isVisible()
    assert page.settings.table.isVisible()
