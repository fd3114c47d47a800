"""What screen readers say of work that ends, and of faults."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mnist_desktop.data.sources import SourceAt
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page
from mnist_desktop.ui.train.page import TrainPage
from mnist_desktop.ui.widgets.basics import show_fault

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers were asked to say."""
    words: list[str] = []

    def keep(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        words.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return words


def test_the_end_of_a_training_is_said(
    train_page: TrainPage, until: Until, said: list[str]
) -> None:
    train_page.start_button.click()
    until(lambda: train_page.is_training)
    until(lambda: not train_page.is_training)
    assert said == [train_page.bar.status.text()]


def test_a_fault_is_said(window: MainWindow, until: Until, said: list[str], tmp_path: Path) -> None:
    window.open_page(Page.DATA)
    page = window.data_page
    page.load(SourceAt(tmp_path / "nothing"))
    until(lambda: bool(page.bar.fault.text()))
    assert said == [page.bar.fault.text()]


def test_a_fault_that_stays_is_said_once(qtbot: QtBot, said: list[str]) -> None:
    fault = QLabel()
    qtbot.addWidget(fault)
    for sentence in ("Choose a set.", "Choose a set.", "Choose a recipe."):
        show_fault(fault, sentence)
    assert said == ["Choose a set.", "Choose a recipe."]
