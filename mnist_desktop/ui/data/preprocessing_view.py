"""The way of one image into the network, step by step, with the numbers pointed at."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.formatting import fixed
from mnist_desktop.texts import tr
from mnist_desktop.ui.data.original_picture import OriginalPicture
from mnist_desktop.ui.data.preprocessing_widgets import (
    PIXELS,
    OneHot,
    PixelView,
    RowNumbers,
    VectorStrip,
)
from mnist_desktop.ui.widgets.basics import label

_LAST = IMAGE_SIZE - 1
# Of the free room, the image takes most, until it is as high as wide.
_STRETCHES: dict[type[QWidget], int] = {PixelView: 100, RowNumbers: 20, VectorStrip: 10}


class _Words(QLabel):
    """A line of words with numbers: never cut, and as wide as its widest, so that nothing moves."""

    def __init__(self, widest: str) -> None:
        super().__init__()
        self.setProperty("role", "quiet")
        self._widest = widest

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._widest), usual.height())


class PreprocessingView(QWidget):
    """Original, normalized, as a vector, and its label; all follow the pixel pointed at.

    Attributes:
        file: The file that it is from, if it is from one.
        pixels: The image enlarged.
        numbers: The row's values from 0 to 1.
        strip: The 784 values.
        label: The one-hot label.
        original_words, normalized_words, vector_words, label_words: The numbers of the pixel.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[np.uint8] | None = None
        self._digit = 0
        self.file = OriginalPicture()
        self.pixels = PixelView()
        self.numbers = RowNumbers()
        self.strip = VectorStrip()
        self.label = OneHot()
        self.original_words = _Words(_original_words(_LAST, _LAST, 255))
        self.normalized_words = _Words(_normalized_words(255))
        self.vector_words = _Words(_vector_words(_LAST, _LAST, 255))
        self.label_words = _Words(_label_words(0))
        self._lay_out()
        for part in (self.pixels, self.numbers, self.strip):
            part.pointed.connect(self.point_at)

    def show_image(self, image: NDArray[np.uint8], digit: int, file: Path | None) -> None:
        """Show the way of an image (uint8, shape (28, 28)) of a digit, and the file it is from."""
        self._image, self._digit = image, digit
        self.file.setVisible(file is not None)
        if file is not None:
            self.file.show_file(file)
        self.label.show_digit(digit)
        self.label_words.setText(_label_words(digit))
        # Until somebody points at one, a pixel that tells something: the brightest.
        self.point_at(int(image.argmax()))

    def point_at(self, index: int) -> None:
        """Mark a pixel by its index, 0 to 783, row by row, and tell its numbers."""
        if self._image is None:
            return
        for part in (self.pixels, self.numbers, self.strip):
            part.show_pixel(self._image, index)
        row, column = divmod(index, IMAGE_SIZE)
        value = int(self._image[row, column])
        self.original_words.setText(_original_words(row, column, value))
        self.normalized_words.setText(_normalized_words(value))
        self.vector_words.setText(_vector_words(row, column, value))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.file)
        vector = tr("3  As a vector of {count} values", count=PIXELS)
        self._add_step(column, tr("1  Original"), self.original_words, self.pixels)
        self._add_step(column, tr("2  From 0 to 1"), self.normalized_words, self.numbers)
        self._add_step(column, vector, self.vector_words, self.strip)
        self._add_step(column, tr("4  One-hot label"), self.label_words, self.label)
        column.addStretch(1)
        self.original_words.setToolTip(tr("Rows, columns and values are counted from 0."))

    def _add_step(self, column: QVBoxLayout, title: str, words: QLabel, picture: QWidget) -> None:
        if column.count() > 1:
            column.addSpacing(7)
            column.addStretch(1)
        head = label(title, "title")
        head.setWordWrap(False)
        column.addWidget(head)
        column.addWidget(words)
        column.addWidget(picture, stretch=_STRETCHES.get(type(picture), 0))


def _original_words(row: int, column: int, value: int) -> str:
    return tr("Row {row}, column {column}: {value} of 255", row=row, column=column, value=value)


def _normalized_words(value: int) -> str:
    return tr("{value} ÷ 255 = {share}; its row:", value=value, share=fixed(value / 255, 3))


def _vector_words(row: int, column: int, value: int) -> str:
    return tr(
        "Value {number} ({row}×{columns}+{column}): {share}",
        number=row * IMAGE_SIZE + column,
        row=row,
        columns=IMAGE_SIZE,
        column=column,
        share=fixed(value / 255, 3),
    )


def _label_words(digit: int) -> str:
    return tr("1 at {digit}, 0 everywhere else", digit=digit)
