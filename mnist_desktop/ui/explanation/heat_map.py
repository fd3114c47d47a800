"""A digit, over which colors tell what speaks for an answer and what against."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop import palette
from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.explanation.pictures import HeatColors, heat
from mnist_desktop.ui.widgets.tile_grid import column_image

FOR = QColor(palette.ABOVE_ZERO)
"""What speaks for an answer; what speaks against it is in the accent, which is blue."""

_LEAST, _USUAL, _MOST = 96, 160, 300


class HeatMap(QWidget):
    """A digit, over which colors tell what speaks for an answer and what against.

    Args:
        name: What is seen, for screen readers.
        words: What the value under the mouse means.
        parent: The widget around it.
    """

    def __init__(
        self, name: str, words: Callable[[float], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._image = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
        self._values = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.float32)
        self._limit = 1.0
        self._picture = column_image(np.zeros((1, IMAGE_SIZE, IMAGE_SIZE), np.uint32))
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def values(self) -> NDArray[np.float32]:
        """What is shown: shape (28, 28)."""
        return self._values

    def show_values(
        self, image: NDArray[np.uint8], values: NDArray[np.float32], limit: float
    ) -> None:
        """Show values over an image.

        Args:
            image: uint8, shape (28, 28).
            values: Shape (28, 28): above 0 speaks for the answer, below against it.
            limit: What is shown as strongly as possible.
        """
        self._image, self._values, self._limit = image, values, limit
        self._color()

    def heightForWidth(self, width: int) -> int:
        return min(width, _MOST)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, _USUAL)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _LEAST)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picture"):
            self._color()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, position: QPointF) -> str:
        """Return what is told of a place of the widget; "" beside the picture."""
        square = self._square()
        if not square.contains(position):
            return ""
        step = square.width() / IMAGE_SIZE
        column = min(int((position.x() - square.x()) / step), IMAGE_SIZE - 1)
        row = min(int((position.y() - square.y()) / step), IMAGE_SIZE - 1)
        return self._words(float(self._values[row, column]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self._square(), self._picture, QRectF(0, 0, IMAGE_SIZE, IMAGE_SIZE))
        painter.setPen(self.palette().mid().color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._square().adjusted(0.5, 0.5, -0.5, -0.5))

    def _square(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) / 2, 0, side, side)

    def _color(self) -> None:
        palette = self.palette()
        colors = HeatColors(
            paper=_channels(palette.alternateBase().color()),
            ink=_channels(palette.text().color()),
            speaks_for=_channels(FOR),
            speaks_against=_channels(palette.highlight().color()),
        )
        mixed = heat(self._image, self._values, self._limit, colors).astype(np.uint32)
        red, green, blue = np.moveaxis(mixed, -1, 0)
        packed = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
        self._picture = column_image(packed[None])
        self.update()


def _channels(color: QColor) -> NDArray[np.float32]:
    return np.array([color.red(), color.green(), color.blue()], np.float32)
