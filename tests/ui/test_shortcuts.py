"""Keys: on any keyboard, never taken from text fields, and all told on one sheet."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.draw.answer_view import Sign
from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.runs.page import RunsPage
from mnist_desktop.ui.shortcut_sheet import ShortcutSheet
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
# The 2 to the 5. The Czech 1 is a +: real keyboards try that one out.
FRENCH = ("É", '"', "'", "(")
CZECH = ("Ě", "Š", "Č", "Ř")


def press(target: QWidget, key: int, modifiers: Qt.KeyboardModifier, place: int) -> None:
    """Press a key as Qt does for a real one, with its place on the keyboard, or 0."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, modifiers, place, 0, 0, "")
        event.ignore()
        QApplication.sendEvent(target, event)


@pytest.fixture
def focused(window: MainWindow, qtbot: QtBot) -> QWidget:
    """Return the widget of the window that has the focus."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="places are numbered otherwise elsewhere")
@pytest.mark.parametrize("keys", [FRENCH, CZECH], ids=["French", "Czech"])
def test_digits_that_need_shift_open_pages_without_it(
    window: MainWindow, focused: QWidget, keys: tuple[str, ...]
) -> None:
    for number in (5, 4, 3, 2):
        press(focused, ord(keys[number - 2]), CONTROL, place=9 + number)
        assert window.page is list(Page)[number - 1]
        focused = QApplication.focusWidget() or window


def test_with_shift_they_open_pages_as_well(window: MainWindow, focused: QWidget) -> None:
    press(focused, Qt.Key.Key_2, CONTROL | SHIFT, place=11)
    assert window.page is Page.DATA


@pytest.mark.parametrize("key", ["É", "Ě"])
def test_keys_without_a_place_are_told_by_their_letter(
    window: MainWindow, focused: QWidget, key: str
) -> None:
    press(focused, ord(key), CONTROL, place=0)
    assert window.page is Page.DATA


def test_a_shifted_digit_of_another_keyboard_opens_no_page(
    window: MainWindow, focused: QWidget
) -> None:
    press(focused, Qt.Key.Key_At, CONTROL | SHIFT, place=11)
    press(focused, Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier, place=11)
    assert window.page is Page.DRAW


def test_pages_open_one_after_another(window: MainWindow, focused: QWidget) -> None:
    QTest.keyClick(focused, Qt.Key.Key_PageDown, CONTROL)
    seen = [window.page]
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Tab):
        QTest.keyClick(window, key, CONTROL)
        seen.append(window.page)
    assert seen == [Page.DATA, Page.DRAW, Page.EVALUATE, Page.DRAW]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the dialogs that were opened; all of them are closed at once."""
    opened: list[str] = []

    def exec_dialog(dialog: QFileDialog) -> int:
        opened.append(dialog.windowTitle())
        return 0

    def get_name(_parent: QWidget, title: str, *_others: str) -> tuple[str, str]:
        opened.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "exec", exec_dialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", get_name)
    return opened


def test_open_asks_for_a_picture_on_draw(
    window: MainWindow, focused: QWidget, dialogs: list[str]
) -> None:
    QTest.keyClick(focused, Qt.Key.Key_O, CONTROL)
    assert window.page is Page.DRAW
    assert dialogs == ["Picture of digits"]


@pytest.mark.parametrize("page", [Page.DATA, Page.TRAIN, Page.EVALUATE])
def test_open_asks_for_a_set_elsewhere(
    window: MainWindow, page: Page, dialogs: list[str], qtbot: QtBot
) -> None:
    window.open_page(page)
    QTest.keyClick(window, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert dialogs == ["Open a file of digits"]


def test_save_writes_the_report(read_page: EvaluatePage, dialogs: list[str]) -> None:
    QTest.keyClick(read_page.window(), Qt.Key.Key_S, CONTROL)
    assert dialogs == ["Save the report"]


def test_save_does_nothing_where_nothing_was_trained(
    train_page: TrainPage, dialogs: list[str]
) -> None:
    QTest.keyClick(train_page.window(), Qt.Key.Key_S, CONTROL)
    assert dialogs == []


def test_training_starts_pauses_and_goes_on_by_keys(train_page: TrainPage, until: Until) -> None:
    window = train_page.window()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    assert train_page.is_training

    def is_paused_after_a_press() -> bool:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
        return train_page.is_paused

    # A press that follows the start at once is taken for its double.
    until(is_paused_after_a_press)
    # A key that is held down is pressed once.
    for _ in range(3):
        kind, space = QEvent.Type.KeyPress, Qt.Key.Key_Space
        held = QKeyEvent(kind, space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QApplication.sendEvent(window, held)
        assert train_page.is_paused
    assert not is_paused_after_a_press()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)
    assert train_page.is_training
    train_page.cancel_button.click()
    until(lambda: not train_page.is_training)


def test_text_fields_keep_their_keys(train_page: TrainPage, until: Until) -> None:
    train_page.start_button.click()
    field = QLineEdit(train_page)
    field.show()
    field.setFocus()
    until(field.hasFocus)
    QTest.keyClicks(field, "a n")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "a "
    assert not train_page.is_paused
    train_page.cancel_button.click()


def test_zooming_in_a_number_field_changes_the_text_and_no_number(
    window: MainWindow, until: Until
) -> None:
    field = QSpinBox(window, value=3)
    field.show()
    field.setFocus()
    until(field.hasFocus)
    before = QApplication.font().pointSizeF()
    QTest.keyClick(field, Qt.Key.Key_Plus, CONTROL)
    assert QApplication.font().pointSizeF() > before
    QTest.keyClick(field, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Minus, CONTROL)
    assert QApplication.font().pointSizeF() < before
    QTest.keyClick(field, Qt.Key.Key_0, CONTROL)
    assert QApplication.font().pointSizeF() == before
    assert field.value() == 3


def test_the_screen_is_filled_and_left(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())


@pytest.mark.parametrize("key", ["F1", "?"])
def test_one_sheet_tells_all_keys(window: MainWindow, key: str) -> None:
    QTest.keySequence(window, QKeySequence(key))
    (sheet,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ShortcutSheet))
    told = {shown.text() for shown in sheet.findChildren(QLabel)}
    assert {shortcut.does for shortcut in Shortcut} | {"Ctrl+O", "F11", "Space"} <= told
    assert {shortcut.words for shortcut in Shortcut} <= told
    sheet.close()


def test_all_keys_are_told_where_they_work_as_well(
    read_page: EvaluatePage, runs_page: RunsPage, train_page: TrainPage
) -> None:
    window = read_page.window()
    assert window is runs_page.window() is train_page.window()
    assert isinstance(window, MainWindow)
    window.draw_page.answer.show_signs([[Sign("1"), Sign("2")]])
    tips = [made.toolTip() for made in window.findChildren(QWidget)]
    # Of entries, keys that no more than tell what works elsewhere stand behind a tab.
    entries = [
        f"{action.text()} {action.toolTip()} {action.shortcut().toString()}"
        for action in window.findChildren(QAction)
    ]
    told = "\n".join(tips + entries)

    def is_told(shortcut: Shortcut) -> bool:
        return shortcut.sequences[0].toString(QKeySequence.SequenceFormat.NativeText) in told

    assert [shortcut.name for shortcut in Shortcut if not is_told(shortcut)] == []
