"""Errors that nobody expected, and what lies behind those that were."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from mnist_desktop import __version__, paths
from mnist_desktop.ui import errors
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.qt_messages import QtMessages

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def box(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[QMessageBox]:
    """The window that tells of an error that nobody expected."""
    assert window.isVisible()
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    errors.install()
    with pytest.raises(ValueError, match="invalid literal") as raised:
        int("surprise")
    sys.excepthook(ValueError, raised.value, raised.tb)
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    (shown,) = [one for one in boxes if one.isVisible()]
    yield shown
    if shiboken6.isValid(shown):
        shown.close()


def test_the_details_of_what_nobody_expected_can_be_copied(box: QMessageBox) -> None:
    (copy,) = [one for one in box.buttons() if one.text() == "Copy details"]
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert f"mnist-desktop {__version__}" in text
    assert f"torch {version('torch')}" in text
    assert 'int("surprise")' in text
    assert box.isVisible()
    assert copy.text() == "Copied"


def test_the_window_of_an_error_can_be_closed(box: QMessageBox, until: Until) -> None:
    close = box.button(QMessageBox.StandardButton.Close)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    until(lambda: not shiboken6.isValid(box))


def test_what_lies_behind_a_fault_is_logged(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gif"
    broken.write_bytes(b"GIF89a and nothing more")
    window.draw_page.open_picture(broken)
    until(lambda: "cannot be read" in window.draw_page.comment.text())
    logged = paths.log_file().read_text(encoding="utf-8")
    assert "broken.gif cannot be read as an image" in logged
    assert "Traceback" in logged
    assert "image_files.py" in logged


def test_what_qt_tells_is_logged_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    messages = QtMessages()
    messages.end_start()
    previous = qInstallMessageHandler(messages.take)
    try:
        qWarning("a warning of Qt's")
    finally:
        qInstallMessageHandler(previous)
    assert capsys.readouterr().err == "a warning of Qt's\n"
    assert "Qt: a warning of Qt's" in paths.log_file().read_text(encoding="utf-8")
