"""A grid of very many small images, of which only those in sight are painted."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.plain_text import plain_tip

_CELL = 46
"""Least distance between images, in pixels of the screen."""
_GAP = 2
_PITCH = IMAGE_SIZE + _GAP
"""Distance between images, in pixels of their own."""
# Gray values as opaque colors, 0xAARRGGBB.
_COLORS = np.arange(256, dtype=np.uint32) * np.uint32(0x010101) | np.uint32(0xFF000000)


class ThumbnailGrid(QAbstractScrollArea):
    """A grid of very many small images; one of them is selected.

    Whatever is in sight is one picture, gathered from the images as they lie in memory, so that
    scrolling costs the same for a hundred as for a hundred thousand.

    Signals:
        selected(int): The image of that index in the set is selected now; -1 for none.
        image_chosen(int): It was double-clicked, or Enter was pressed on it.
    """

    selected = Signal(int)
    image_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits: DigitSet | None = None
        self._indices = np.zeros(0, np.int64)
        self._position = -1
        self._words = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(4 * _CELL, 3 * _CELL)
        self.setAccessibleName(tr("Images"))
        self.viewport().setAutoFillBackground(False)

    @property
    def current(self) -> int:
        """The index of the selected image in the set, or -1."""
        return int(self._indices[self._position]) if self._position >= 0 else -1

    @property
    def count(self) -> int:
        """How many images can be scrolled through."""
        return len(self._indices)

    def show_images(self, digits: DigitSet, indices: NDArray[np.int64]) -> None:
        """Show images of a set; the selected one stays selected if it is among them.

        Args:
            digits: The set.
            indices: Which of its images, in this order.
        """
        before = self.current if digits is self._digits else -1
        self._digits, self._indices, self._words = digits, indices, ""
        places = np.flatnonzero(indices == before)
        self._position = -1
        # Its room, even where there is nothing to scroll, so that images do not jump as others are
        # chosen.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._fit_scroll_bar()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()
        if len(indices):
            self.select(int(places[0]) if len(places) else 0)
        else:
            self.show_words(tr("There are no such images."))

    def show_words(self, words: str) -> None:
        """Show a sentence in place of images."""
        self._indices, self._position, self._words = np.zeros(0, np.int64), -1, words
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_scroll_bar()
        self.setAccessibleDescription(words)
        self.viewport().update()
        self.selected.emit(-1)

    def select(self, position: int) -> None:
        """Select the image at a position of those shown, the nearest if there is none, and see it.

        Nothing happens where no image is shown.
        """
        if not len(self._indices):
            return
        self._position = min(max(position, 0), len(self._indices) - 1)
        self.setAccessibleDescription(self._words_of(self._position))
        self._scroll_to(self._position)
        self.viewport().update()
        self.selected.emit(self.current)

    def select_image(self, index: int) -> None:
        """Select an image by its index in the set, and see it; nothing if it is not shown."""
        places = np.flatnonzero(self._indices == index)
        if len(places):
            self.select(int(places[0]))

    def position_at(self, point: QPoint) -> int:
        """Return the position of the image at a point of the viewport, or -1."""
        column = int(point.x() / self._cell())
        row = int((point.y() + self.verticalScrollBar().value()) / self._cell())
        position = row * self._columns() + column
        is_inside = 0 <= column < self._columns() and 0 <= position < len(self._indices)
        return position if is_inside else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns()
        page = columns * max(int(self.viewport().height() / self._cell()), 1)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._indices),
            Qt.Key.Key_End: len(self._indices),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.select(self._position + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._position >= 0:
            self.image_chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self.position_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.select(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.position_at(event.position().toPoint()) >= 0:
            self.image_chosen.emit(self.current)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = plain_tip(self._words_of(self.position_at(event.pos())))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = event.oldSize().width()
        top = 0
        if before > 0:
            columns = max(before // _CELL, 1)
            top = int(self.verticalScrollBar().value() / (before / columns)) * columns
        self._fit_scroll_bar()
        self.verticalScrollBar().setValue(int(top // self._columns() * self._cell()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._digits is None or not len(self._indices):
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 0, -16, 0), flags, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_images(painter, self._digits)
        if self._position >= 0:
            self._paint_frame(painter, self._position)

    def _paint_images(self, painter: QPainter, digits: DigitSet) -> None:
        columns, cell = self._columns(), self._cell()
        scrolled = self.verticalScrollBar().value()
        first = int(scrolled / cell)
        rows = math.ceil((scrolled + self.viewport().height()) / cell) - first
        shown = self._indices[first * columns : (first + rows) * columns]
        pixels = _side_by_side(digits.images[shown], rows, columns)
        height, width = pixels.shape
        form = QImage.Format.Format_ARGB32_Premultiplied
        picture = QImage(pixels.data, width, height, 4 * width, form)
        top = first * cell - scrolled
        painter.drawImage(QRectF(0, top, columns * cell, rows * cell), picture)

    def _paint_frame(self, painter: QPainter, position: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight().color(), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        row, column = divmod(position, self._columns())
        cell = self._cell()
        side = cell * IMAGE_SIZE / _PITCH
        top = row * cell - self.verticalScrollBar().value()
        frame = QRectF(column * cell, top, side, side)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3)

    def _columns(self) -> int:
        return max(self.viewport().width() // _CELL, 1)

    def _cell(self) -> float:
        """Return the distance between images, so that they fill the width."""
        return max(self.viewport().width(), 1) / self._columns()

    def _fit_scroll_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        whole = math.ceil(len(self._indices) / self._columns()) * self._cell()
        bar.setRange(0, max(math.ceil(whole) - height, 0))
        bar.setVisible(bar.maximum() > 0)
        bar.setPageStep(height)
        bar.setSingleStep(round(self._cell() / 2))

    def _scroll_to(self, position: int) -> None:
        top = position // self._columns() * self._cell()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(int(top))
        elif top + self._cell() > bar.value() + height:
            bar.setValue(math.ceil(top + self._cell() - height))

    def _words_of(self, position: int) -> str:
        if position < 0 or self._digits is None:
            return ""
        index = int(self._indices[position])
        return words_of_image(index, int(self._digits.labels[index]))

    def cell_rect(self, position: int) -> QRect:
        """Return where in the viewport an image lies, in sight or not."""
        row, column = divmod(position, self._columns())
        cell = self._cell()
        top = row * cell - self.verticalScrollBar().value()
        return QRectF(column * cell, top, cell, cell).toRect()


def words_of_image(index: int, digit: int) -> str:
    """Return which image of a set it is, counted from 1, and of which digit."""
    return tr("Image {number} · digit {digit}", number=whole(index + 1), digit=digit)


def _side_by_side(images: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.uint32]:
    """Return images row by row as one picture, with see-through gaps and ends.

    Args:
        images: shape (count, 28, 28), at most rows · columns.
        rows: Rows of the picture.
        columns: Images in each of them.

    Returns:
        0xAARRGGBB, shape (30 rows, 30 columns).
    """
    tiles = np.zeros((rows * columns, _PITCH, _PITCH), np.uint32)
    tiles[: len(images), :IMAGE_SIZE, :IMAGE_SIZE] = _COLORS[images]
    picture = tiles.reshape(rows, columns, _PITCH, _PITCH).transpose(0, 2, 1, 3)
    return np.ascontiguousarray(picture.reshape(rows * _PITCH, columns * _PITCH))
