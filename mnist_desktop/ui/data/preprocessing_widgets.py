"""The pictures on the way of an image: its pixels, a row of numbers, the vector, the label."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop import palette
from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.formatting import fixed
from mnist_desktop.texts import tr
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.widgets.basics import gray_image

PIXELS = IMAGE_SIZE * IMAGE_SIZE
_EMPTY = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)


class _Part(QWidget):
    """A picture of an image in which one pixel, and with it its row, is marked.

    Args:
        name: What it shows.
        pixel_at: Returns the index of the pixel at a place on it, or -1.
        parent: The widget around it.

    Signals:
        pointed(int): The pixel of that index, row by row, is pointed at.
    """

    pointed = Signal(int)

    def __init__(
        self, name: str, pixel_at: Callable[[QPointF], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pixel_at = pixel_at
        self._image = _EMPTY
        self._marked = 0
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def show_pixel(self, image: NDArray[np.uint8], marked: int) -> None:
        """Show an image (uint8, shape (28, 28)) with the pixel of that index marked."""
        self._image, self._marked = image, marked
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._pixel_at(event.position())
        if index >= 0:
            self.pointed.emit(index)


class PixelView(_Part):
    """The image enlarged; the marked pixel and its row are framed. Arrow keys move the mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pixels of the image"), self.pixel_at, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(IMAGE_SIZE * 10, IMAGE_SIZE * 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(IMAGE_SIZE * 5, IMAGE_SIZE * 5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # No higher than wide: there is nothing to see in the rest.
        self.setMaximumHeight(max(self.width(), self.minimumSizeHint().height()))

    def pixel_at(self, place: QPointF) -> int:
        """Return the index of the pixel at a place, or -1."""
        picture = self._picture()
        pixel = picture.width() / IMAGE_SIZE
        column = math.floor((place.x() - picture.x()) / pixel)
        row = math.floor((place.y() - picture.y()) / pixel)
        is_inside = 0 <= column < IMAGE_SIZE and 0 <= row < IMAGE_SIZE
        return row * IMAGE_SIZE + column if is_inside else -1

    def place_of(self, index: int) -> QPointF:
        """Return the middle of a pixel on this widget."""
        row, column = divmod(index, IMAGE_SIZE)
        pixel = self._picture().width() / IMAGE_SIZE
        return self._picture().topLeft() + QPointF(column + 0.5, row + 0.5) * pixel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = divmod(self._marked, IMAGE_SIZE)
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row, column = np.clip((row + step[0], column + step[1]), 0, IMAGE_SIZE - 1)
        self.pointed.emit(int(row * IMAGE_SIZE + column))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = self._picture()
        painter.drawImage(picture, gray_image(self._image))
        pixel = picture.width() / IMAGE_SIZE
        row, column = divmod(self._marked, IMAGE_SIZE)
        across = QRectF(picture.x(), picture.y() + row * pixel, picture.width(), pixel)
        painter.setPen(QPen(self.palette().highlight().color(), 1))
        painter.drawRect(across)
        painter.setPen(QPen(VALIDATION, 2))
        painter.drawRect(QRectF(across.x() + column * pixel, across.y(), pixel, pixel))

    def _picture(self) -> QRectF:
        """Return where the image lies: each of its pixels a whole number of the screen's wide."""
        side = max(min(self.width(), self.height()) // IMAGE_SIZE, 1) * IMAGE_SIZE
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)


class RowNumbers(_Part):
    """The values of the marked pixel's row, divided by 255, as numbers on their shade of gray."""

    _COLUMNS = 7
    _LINES = IMAGE_SIZE // _COLUMNS
    _LEAST, _MOST = 17, 30

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The row's values from 0 to 1"), self.pixel_at, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(self._LINES * self._MOST)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._COLUMNS * 33, self._LINES * self._LEAST)

    def pixel_at(self, place: QPointF) -> int:
        cell = self._cell(0)
        column, line = int(place.x() // cell.width()), int(place.y() // cell.height())
        is_inside = 0 <= column < self._COLUMNS and 0 <= line < self._LINES
        start = self._marked // IMAGE_SIZE * IMAGE_SIZE
        return start + line * self._COLUMNS + column if is_inside else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_small(self.font()))
        row, marked = divmod(self._marked, IMAGE_SIZE)
        for column, value in enumerate(self._image[row].tolist()):
            cell = self._cell(column).adjusted(0, 0, -1, -1)
            painter.fillRect(cell, QColor(value, value, value))
            painter.setPen(QColor(palette.ON_BRIGHT if value > 127 else palette.ON_BLACK))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, normalized(value))
            if column == marked:
                painter.setPen(QPen(VALIDATION, 2))
                painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _cell(self, column: int) -> QRectF:
        """Return where the value of a column of the image stands."""
        line, place = divmod(column, self._COLUMNS)
        width, height = self.width() / self._COLUMNS, self.height() / self._LINES
        return QRectF(place * width, line * height, width, height)


class VectorStrip(_Part):
    """All 784 values side by side, as the network takes them in; the marked row is underlined."""

    _LEAST, _MOST = 28, 56
    _BELOW = 6

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The 784 values side by side"), self.pixel_at, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(self._MOST)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._LEAST)

    def pixel_at(self, place: QPointF) -> int:
        index = int(place.x() * PIXELS / max(self.width(), 1))
        return index if 0 <= index < PIXELS else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = self.height() - self._BELOW
        strip = QRectF(0, 0, self.width(), height)
        painter.drawImage(strip, gray_image(self._image.reshape(1, PIXELS)))
        step = self.width() / PIXELS
        row = QRectF(
            self._marked // IMAGE_SIZE * IMAGE_SIZE * step, height + 2, IMAGE_SIZE * step, 3
        )
        painter.fillRect(row, self.palette().highlight())
        painter.setPen(QPen(VALIDATION, 2))
        across = (self._marked + 0.5) * step
        painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))


class OneHot(QWidget):
    """Ten boxes, all 0 but the one of the digit."""

    _BOX, _NAMES = 22, 16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digit: int | None = None
        self.setFixedHeight(self._BOX + self._NAMES)

    def show_digit(self, digit: int | None) -> None:
        """Show a digit, or none."""
        self._digit = digit
        values = ", ".join(str(int(number == digit)) for number in range(NUM_CLASSES))
        self.setAccessibleName(tr("One-hot label: {values}", values=values))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(NUM_CLASSES * 20, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        center = Qt.AlignmentFlag.AlignCenter
        width = self.width() / NUM_CLASSES
        for number in range(NUM_CLASSES):
            is_hot = number == self._digit
            box = QRectF(number * width, 0, width - 3, self._BOX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight() if is_hot else palette.alternateBase())
            painter.drawRoundedRect(box, 4, 4)
            ink = palette.highlightedText() if is_hot else palette.placeholderText()
            painter.setPen(ink.color())
            painter.drawText(box, center, str(int(is_hot)))
            name = QRectF(box.x(), self._BOX, box.width(), self._NAMES)
            painter.setPen((palette.text() if is_hot else palette.placeholderText()).color())
            painter.setFont(_small(self.font()))
            painter.drawText(name, center, str(number))
            painter.setFont(self.font())


def normalized(value: int) -> str:
    """Return a gray value (0 to 255) divided by 255, with two decimals; 0 and 1 without."""
    return str(value // 255) if value in (0, 255) else fixed(value / 255, 2)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.85)
    return made
