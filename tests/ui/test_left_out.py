"""Files that were left out of a folder of images, told on the pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.ui.evaluate.page import EvaluatePage
from mnist_desktop.ui.train.page import TrainPage

Until = Callable[[Callable[[], bool]], None]
Drop = Callable[[QWidget, Path], bool]
TOLD = (
    "2 files could not be read or showed no digit, and were left out: "
    "0/zz broken too.png, 0/zz broken.png."
)


def test_evaluating_tells_them(
    read_page: EvaluatePage, until: Until, drop: Drop, image_folder: Path
) -> None:
    assert drop(read_page, image_folder)
    until(lambda: read_page.report is not None and len(read_page.report.digits) == 300)
    assert read_page.notice.words == TOLD


def test_training_tells_them(
    train_page: TrainPage, until: Until, drop: Drop, image_folder: Path
) -> None:
    train_page.form.settings.fields["epochs"].setValue(1)
    assert drop(train_page, image_folder)
    QTest.mouseClick(train_page.start_button, Qt.MouseButton.LeftButton)
    until(lambda: train_page.outcome is not None)
    assert train_page.bar.fault.text() == TOLD
