"""How the Runs page is divided: columns, widths and sizes, kept from one start to the next."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSplitter
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.runs.run import Run
from mnist_desktop.training.settings import OptimizerKind, TrainingSettings
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.colors import dot
from mnist_desktop.ui.runs.columns import HEADS
from mnist_desktop.ui.runs.page import RunsPage

Keep = Callable[..., Run]
Until = Callable[[Callable[[], bool]], None]
NAME, SEED, NETWORK, PARAMETERS = map(HEADS.index, ("Name", "Seed", "Network", "Parameters"))


@pytest.fixture
def next_page(qtbot: QtBot, window: MainWindow) -> Iterator[RunsPage]:
    """The Runs page of the next start of the program; ask for it once the first is arranged."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(window.size())
    made.show()
    qtbot.waitExposed(made)
    yield made.runs_page
    made.close()


def column_menu(page: RunsPage) -> QMenu:
    """Ask for the menu of the table's head with the right mouse button."""
    head = page.table.horizontalHeader()
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, head.mapToGlobal(at))
    QApplication.sendEvent(head.viewport(), event)
    (menu,) = [menu for menu in head.findChildren(QMenu) if menu.isVisible()]
    return menu


def tick(page: RunsPage, head: str) -> None:
    menu = column_menu(page)
    (action,) = [action for action in menu.actions() if action.text() == head]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def seen(page: RunsPage) -> set[str]:
    head = page.table.horizontalHeader()
    return {text for number, text in enumerate(HEADS) if not head.isSectionHidden(number)}


def splitter(page: RunsPage, orientation: Qt.Orientation) -> QSplitter:
    (found,) = [one for one in page.findChildren(QSplitter) if one.orientation() == orientation]
    return found


def test_columns_are_chosen_in_the_menu_of_the_head(runs_page: RunsPage) -> None:
    before = seen(runs_page)
    assert {"Name", "Test accuracy", "Digits", "Note"} <= before
    assert "Seed" not in before
    # Those that are there at first all fit the least window.
    assert not runs_page.table.horizontalScrollBar().maximum()
    tick(runs_page, "Seed")
    assert seen(runs_page) == before | {"Seed"}
    assert runs_page.table.model().index(0, SEED).data() == "4"
    tick(runs_page, "Network")
    assert seen(runs_page) == (before | {"Seed"}) - {"Network"}


def test_the_name_is_always_seen(runs_page: RunsPage) -> None:
    assert "Name" not in [action.text() for action in column_menu(runs_page).actions()]


def test_every_column_sorts_by_what_it_shows(runs_page: RunsPage, keep_run: Keep) -> None:
    settings = TrainingSettings(epochs=3, seed=12, optimizer=OptimizerKind.SGD)
    keep_run(None, settings=settings, name="Delta")
    runs_page.refresh()
    model = runs_page.table.model()
    for column, head in enumerate(HEADS):
        shown = []
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            runs_page.table.sortByColumn(column, order)
            shown.append([model.index(row, column).data() for row in range(4)])
        assert sorted(shown[0]) == sorted(shown[1]), head
        assert (shown[0][0], shown[0][-1]) == (shown[1][-1], shown[1][0]), head
    runs_page.table.sortByColumn(SEED, Qt.SortOrder.AscendingOrder)
    assert [run.settings.seed for run in runs_page.table.runs()] == [4, 4, 4, 12]


def test_the_table_grows_and_the_charts_shrink(runs_page: RunsPage) -> None:
    parts = splitter(runs_page, Qt.Orientation.Vertical)
    before = runs_page.table.height()
    handle = parts.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(handle.width() // 2, 60))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert runs_page.table.height() > before + 30
    assert runs_page.overlay.plot.height() > 40


def test_the_layout_is_kept_from_one_start_to_the_next(
    runs_page: RunsPage, window: MainWindow, until: Until, request: pytest.FixtureRequest
) -> None:
    tick(runs_page, "Seed")
    runs_page.table.horizontalHeader().resizeSection(NAME, 231)
    runs_page.table.sortByColumn(PARAMETERS, Qt.SortOrder.AscendingOrder)
    names = [run.name for run in runs_page.table.runs()]
    splitters = [splitter(runs_page, way) for way in Qt.Orientation]
    for one in splitters:
        one.setSizes([3000, 2000])
    window.close()
    again: RunsPage = request.getfixturevalue("next_page")
    again.window().open_page(Page.RUNS)  # type: ignore[attr-defined]
    head = again.table.horizontalHeader()
    assert not head.isSectionHidden(SEED)
    assert head.sectionSize(NAME) == 231
    assert [run.name for run in again.table.runs()] == names == ["Alpha", "Gamma", "Beta"]
    sizes = [one.sizes() for one in splitters]
    until(lambda: [splitter(again, way).sizes() for way in Qt.Orientation] == sizes)


@pytest.mark.parametrize(
    "content",
    ["nothing of the kind", "[runs]\nhead=@ByteArray(\\0\\1)\ncolumns=some | others\nparts=4"],
)
@pytest.mark.usefixtures("three_runs")
def test_a_layout_that_cannot_be_read_is_none(content: str, request: pytest.FixtureRequest) -> None:
    file = paths.window_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    window: MainWindow = request.getfixturevalue("window")
    window.open_page(Page.RUNS)
    assert "Test accuracy" in seen(window.runs_page)
    assert window.runs_page.table.runs()[0].name == "Gamma"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.usefixtures("qapp")
def test_a_dot_is_as_fine_as_the_screen(scale: float) -> None:
    picture = dot(QColor("red")).pixmap(QSize(16, 16), scale)
    assert picture.width() == round(16 * scale)
    assert picture.devicePixelRatio() == scale
