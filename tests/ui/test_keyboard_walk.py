"""Whatever is used with the mouse is reached with Tab, and has a name for screen readers."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ui.data.page import DataPage
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.page import DrawPage
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.page import RunsPage
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]

CONTROLS = (QAbstractButton, QComboBox, QAbstractSpinBox, QAbstractSlider, QLineEdit)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walked(key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press a key until the focus is back; return where it has been, in this order."""
    # A page that was opened may have the focus itself, at first.
    QTest.keyClick(focused(), key)
    been = [focused()]
    while True:
        QTest.keyClick(been[-1], key)
        if focused() is been[0]:
            return been
        assert focused() not in been, f"the focus does not leave {been[-1]}"
        been.append(focused())


def is_control(widget: QWidget) -> bool:
    takes_keys = isinstance(widget, CONTROLS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return takes_keys and not isinstance(widget, QScrollBar) and not is_part(widget)


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is a part of one that is told as a whole."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
        return True
    while parent is not None and not isinstance(parent, QComboBox | QAbstractSpinBox):
        parent = parent.parentWidget()
    return parent is not None


def is_drawn_by_itself(widget: QWidget) -> bool:
    """Tell whether a widget is no other than its own picture."""
    kind = type(widget)
    is_ours = kind.__module__.startswith("mnist_desktop") and "paintEvent" in vars(kind)
    return is_ours and widget.layout() is None


def shown_in(window: QWidget) -> list[QWidget]:
    return [made for made in window.findChildren(QWidget) if made.isVisible()]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def check_keyboard_and_names(window: QWidget) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    shown = shown_in(window)
    controls = [one for one in shown if is_control(one)]
    nameless = [one for one in shown if is_control(one) or is_drawn_by_itself(one)]
    assert [one for one in nameless if not name_of(one)] == []
    been = walked()
    assert set(walked(Qt.Key.Key_Backtab)) == set(been)
    # Of tabs and other choices of one among many, Tab reaches that one, and arrows the others.
    groups = {one.group() for one in been if isinstance(one, QAbstractButton) and one.group()}
    usable = [one for one in controls if one.isEnabled()]
    others = [one for one in usable if isinstance(one, QAbstractButton) and one.group() in groups]
    assert [one for one in usable if one not in been and one not in others] == []


@pytest.fixture
def active(window: MainWindow, until: Until) -> MainWindow:
    """The window, which has the focus."""
    window.activateWindow()
    until(lambda: QApplication.focusWidget() is not None)
    return window


@pytest.mark.parametrize("page", Page)
def test_all_of_an_empty_page(active: MainWindow, page: Page) -> None:
    active.open_page(page)
    check_keyboard_and_names(active)


def test_all_of_a_drawn_number_and_why(
    active: MainWindow, until: Until, draw: Callable[[Pad, Drawing], None]
) -> None:
    page = active.draw_page
    for digit, left in ((1, 0.0), (7, 0.6)):
        strokes = [np.array(stroke) * (0.3, 0.6) + (left, 0.2) for stroke in SHAPES[digit][0]]
        draw(page.pad, Drawing.of(strokes))
    until(lambda: len(page.answer.text()) == 2)
    page.why_button.click()
    until(page.why.isVisible)
    check_keyboard_and_names(active)


def test_the_pad_comes_first_then_its_tools_and_its_buttons(active: MainWindow) -> None:
    page: DrawPage = active.draw_page
    assert focused() is page.pad
    passed: list[QWidget | None] = []
    while focused().parentWidget() is not page.save_button.parentWidget():
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        passed.append(focused().parentWidget())
    # Undo, redo and clear have nothing to do yet.
    assert isinstance(focused(), QAbstractButton)
    assert set(passed[:-1]) == {page.tools}


def test_all_of_a_loaded_set(data_page: DataPage) -> None:
    check_keyboard_and_names(data_page.window())


def test_the_selected_image_is_told(data_page: DataPage) -> None:
    QTest.keyClick(data_page.grid, Qt.Key.Key_Right)
    assert data_page.loaded is not None
    index, labels = data_page.grid.current, data_page.loaded.overview.digits.labels
    told = QAccessible.queryAccessibleInterface(data_page.grid).text(QAccessible.Text.Description)
    assert told == f"Image {index + 1} · digit {labels[index]}"


def test_all_of_runs(runs_page: RunsPage) -> None:
    check_keyboard_and_names(runs_page.window())


@pytest.mark.parametrize("view", range(4))
def test_all_of_an_evaluation(read_page: EvaluatePage, view: int) -> None:
    read_page.views.choose(view)
    check_keyboard_and_names(read_page.window())


@pytest.mark.parametrize("view", range(4))
def test_all_of_the_train_page(train_page: TrainPage, view: int) -> None:
    train_page.views.choose(view)
    check_keyboard_and_names(train_page.window())


def test_arrows_reach_the_other_tabs(active: MainWindow) -> None:
    tabs = [active.bar.tab(index) for index in range(len(Page))]
    tabs[0].setFocus()
    for tab in tabs[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        assert focused() is tab
