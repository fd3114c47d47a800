"""The desktop tells the end of a training to whoever does other things."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def alerted(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The windows that the desktop was asked to point out."""
    seen: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", staticmethod(seen.append))
    return seen


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the desktop was asked to tell, as one that shows messages."""
    seen: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _icon, _title, words, _picture: seen.append(words)
    )
    return seen


def train_briefly(page: TrainPage, until: Until) -> None:
    page.form.settings.fields["epochs"].setValue(1)
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    until(lambda: not page.is_training)


def test_the_end_is_told_where_another_window_is_active(
    train_page: TrainPage,
    window: MainWindow,
    until: Until,
    alerted: list[QWidget],
    messages: list[str],
) -> None:
    other = QWidget(window, Qt.WindowType.Window)
    other.show()
    other.activateWindow()
    until(other.isActiveWindow)
    train_briefly(train_page, until)
    assert alerted == [window]
    (told,) = messages
    assert told.startswith("Training is done; the run is kept. Test accuracy ")


def test_nothing_is_told_to_who_looks(
    train_page: TrainPage,
    window: MainWindow,
    until: Until,
    alerted: list[QWidget],
    messages: list[str],
) -> None:
    window.activateWindow()
    until(window.isActiveWindow)
    train_briefly(train_page, until)
    assert (alerted, messages) == ([], [])
