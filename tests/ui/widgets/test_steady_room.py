"""Texts that change while the page around them stays."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.ui.widgets.basics import label
from mnist_desktop.ui.widgets.steady_room import SteadyRoom

Until = Callable[[Callable[[], bool]], None]


class Layouts(QObject):
    """Counts how often a widget is laid out."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def text() -> QLabel:
    return label("")


@pytest.fixture
def shown(qtbot: QtBot, text: QLabel) -> Iterator[QWidget]:
    """A page with room for a text."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(SteadyRoom(text))
    column.addStretch()
    text.setText("99.1 % sure")
    page.resize(200, 400)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    yield page
    page.close()


def test_another_text_of_the_same_height_lays_nothing_out(shown: QWidget, text: QLabel) -> None:
    layouts = Layouts(shown)
    shown.installEventFilter(layouts)
    for share in range(100):
        text.setText(f"{share}.5 % sure")
        QApplication.processEvents()
    assert layouts.count == 0


@pytest.mark.usefixtures("shown")
def test_a_longer_text_gets_the_height_it_needs(text: QLabel, until: Until) -> None:
    low = text.height()
    text.setText("The picture shows no ink; choose one with digits on paper. " * 3)
    until(lambda: text.height() >= text.heightForWidth(text.width()) > 2 * low)
    text.setText("99.1 % sure")
    until(lambda: text.height() == low)


def test_it_is_as_high_as_its_text_in_any_width(shown: QWidget, text: QLabel, until: Until) -> None:
    text.setText("The picture shows no ink; choose one with digits on paper. " * 3)
    for width in (500, 150, 300):
        shown.resize(width, 400)
        until(lambda: text.height() == text.heightForWidth(text.width()))
        assert text.width() > width - 50
