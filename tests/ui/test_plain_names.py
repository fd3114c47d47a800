"""Names from strangers are seen as they are, tags and all, wherever they are shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.data.sources import SourceAt
from mnist_desktop.runs.run import Run
from mnist_desktop.ui.errors import show_warning
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.page import RunsPage
from mnist_desktop.ui.runs.scatter import _tip
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.elided_label import ElidedLabel

Until = Callable[[Callable[[], bool]], None]
HOSTILE = "<h1>x</h1><img src='y.png'>&lt;b"


def tips(window: QWidget) -> Iterator[str]:
    """Yield all tool tips of widgets and of the cells of tables."""
    yield from (widget.toolTip() for widget in window.findChildren(QWidget))
    yield from (action.toolTip() for action in window.findChildren(QAction) if action.toolTip())
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        is_table = isinstance(model, QAbstractTableModel | QSortFilterProxyModel)
        columns = model.columnCount(QModelIndex()) if is_table else 1
        for row in range(model.rowCount(QModelIndex()) if model else 0):
            for column in range(columns):
                told = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                yield told if isinstance(told, str) else ""
        for section in range(columns if is_table else 0):
            head = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            yield head if isinstance(head, str) else ""


def check_all_plain(window: QWidget) -> None:
    for label in window.findChildren(QLabel):
        if "h1" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for tip in tips(window):
        assert "<h1>" not in tip, tip


@pytest.fixture
def hostile_run(keep_run: Callable[..., Run]) -> Run:
    """A run whose names are all HTML."""
    return keep_run(name=HOSTILE, note=HOSTILE, data=f"{HOSTILE} training set")


def test_the_names_of_runs_are_plain_text_on_all_pages(
    window: MainWindow, hostile_run: Run, keep_run: Callable[..., Run]
) -> None:
    keep_run(name="plain", data=f"{HOSTILE} training set")
    window.open_page(Page.RUNS)
    (runs,) = window.findChildren(RunsPage)
    runs.table.select([hostile_run.key])
    check_all_plain(window)
    legend = [label.text for _, label in runs.overlay.plot._legend.items]
    assert any("&lt;h1&gt;x" in text for text in legend)
    assert "&lt;h1&gt;x" in runs.overlay.plot.getAxis("bottom").labelText
    assert "<h1>" not in _tip(hostile_run)
    runs.use_button.click()
    for page in (Page.DRAW, Page.EVALUATE, Page.TRAIN):
        window.open_page(page)
        check_all_plain(window)
    window.open_page(Page.RUNS)
    runs.settings_button.click()
    (train,) = window.findChildren(TrainPage)
    assert HOSTILE in train.form.sentence.text()
    check_all_plain(window)


def test_the_question_whether_to_delete_names_the_run_as_it_is(
    window: MainWindow, hostile_run: Run
) -> None:
    window.open_page(Page.RUNS)
    (runs,) = window.findChildren(RunsPage)
    runs.table.select([hostile_run.key])
    runs.delete_button.click()
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert HOSTILE in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.reject()
    show_warning(HOSTILE)
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.close()


def test_a_fault_that_names_a_file_is_plain_text(window: MainWindow, tmp_path: Path) -> None:
    window.open_page(Page.TRAIN)
    (train,) = window.findChildren(TrainPage)
    train.form.use(tmp_path / "<h1>x.png")
    check_all_plain(window)
    train.form.data.offer(SourceAt(tmp_path / HOSTILE[:6]), HOSTILE)
    check_all_plain(window)


def test_a_cut_name_is_told_as_it_is(qtbot: QtBot) -> None:
    told = ElidedLabel()
    qtbot.addWidget(told)
    told.resize(30, 20)
    told.tell(HOSTILE * 3)
    assert told.toolTip().startswith('<p style="white-space:pre">&lt;h1&gt;x')
