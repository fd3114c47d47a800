"""Pictures from the clipboard that are larger than any screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import limits
from mnist_desktop.errors import UserError
from mnist_desktop.ui.draw.picture_reader import PictureReader, gray_of

Until = Callable[[Callable[[], bool]], None]


def pasted(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    return data


def test_a_large_picture_is_made_smaller_before_it_is_read() -> None:
    image = QImage(6000, 3000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.fillRect(2500, 500, 400, 2000, Qt.GlobalColor.black)
    gray = gray_of(image)
    assert gray.shape == (1024, 2048)
    assert gray[512, 900] < 20
    assert gray[10, 10] > 240


def test_a_picture_of_too_many_pixels_is_refused_in_one_sentence(
    qtbot: QtBot, until: Until
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    reader, told = PictureReader(parent), list[str]()
    reader.failed.connect(told.append)
    side = int(limits.PASTED_PIXELS**0.5) + 1
    # One bit a pixel, so that it takes little memory here.
    image = QImage(side, side, QImage.Format.Format_Mono)
    assert reader.read_mime(pasted(image))
    until(lambda: bool(told))
    reader.end()
    assert told == ["The picture is too large; copy a smaller part of it."]


def test_a_picture_that_is_none_is_refused_in_one_sentence() -> None:
    with pytest.raises(UserError, match="cannot be read; copy it again"):
        gray_of(QImage())
