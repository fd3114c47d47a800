"""The feature maps of one stage of a network, side by side."""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.explanation import captions
from mnist_desktop.explanation.records import FeatureMaps
from mnist_desktop.formatting import whole
from mnist_desktop.texts import tr
from mnist_desktop.ui.widgets.tile_grid import column_image, gray_colors

_Scalar = TypeVar("_Scalar", bound=np.generic)

_GAP = 3
# Pixels of a tile's side: of maps of so many pixels at least.
_SIZES = ((20, 38), (8, 28), (2, 22), (1, 13))
_ANSWER_SIZE = 26
_NO_DIGIT = "–"


class FeatureMapGrid(QWidget):
    """The feature maps of one stage of a network, side by side; white is found, black is not.

    Args:
        is_answer: Whether it is the last stage, whose tiles are the digits' scores.
        parent: The widget around it.
    """

    def __init__(self, is_answer: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_answer = is_answer
        self._values: NDArray[np.float32] = np.zeros((1, 1, 1), np.float32)
        self._gray: NDArray[np.uint8] = np.zeros((1, 1, 1), np.uint8)
        self._tiles = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stage(self, stage: FeatureMaps) -> None:
        """Show what a stage puts out."""
        has_other_form = len(self._values) != len(stage.values)
        self._values, self._gray = _as_maps(stage.values), _as_maps(stage.gray)
        self._tiles = column_image(gray_colors(self._gray))
        self.setAccessibleName(stage.title)
        if has_other_form:
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        return math.ceil(math.ceil(len(self._values) / columns) * (width + _GAP) / columns)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, position: QPointF) -> str:
        """Return what is told of a place of the widget; "" between the maps."""
        for number in range(len(self._values)):
            place = self._place(number)
            if place.contains(position):
                offset = position - place.topLeft()
                rows, columns = self._values.shape[1:]
                row = min(int(offset.y() / place.height() * rows), rows - 1)
                column = min(int(offset.x() / place.width() * columns), columns - 1)
                return self._words(number, float(self._values[number, row, column]))
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._values.shape[1]
        for number in range(len(self._values)):
            place = self._place(number)
            # The column is long, and most of it out of sight.
            if place.intersects(QRectF(event.rect())):
                painter.drawImage(place, self._tiles, QRectF(0, number * side, side, side))
                if self._is_answer:
                    self._paint_name(painter, number, place)

    def _columns(self, width: int) -> int:
        least = next(size for side, size in _SIZES if self._values.shape[1] >= side)
        tile = _ANSWER_SIZE if self._is_answer else least
        return max((width + _GAP) // (tile + _GAP), 1)

    def _place(self, number: int) -> QRectF:
        columns = self._columns(self.width())
        step = (self.width() + _GAP) / columns
        row, column = divmod(number, columns)
        return QRectF(column * step, row * step, step - _GAP, step - _GAP)

    def _words(self, number: int, value: float) -> str:
        shown = captions.number(value, 2)
        if self._is_answer:
            return tr("Score of “{digit}”: {score}", digit=_name(number), score=shown)
        if self._values.shape[1] == 1:
            return tr("Number {place}: {value}", place=whole(number + 1), value=shown)
        most = captions.number(float(self._values[number].max()), 2)
        return tr(
            "Map {place}: {value} here, {most} at most",
            place=whole(number + 1),
            value=shown,
            most=most,
        )

    def _paint_name(self, painter: QPainter, number: int, place: QRectF) -> None:
        is_bright = self._gray[number, 0, 0] > 127
        painter.setPen(QColor(Qt.GlobalColor.black if is_bright else Qt.GlobalColor.white))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignCenter, str(number) if number < NUM_CLASSES else _NO_DIGIT
        )


def _as_maps(values: NDArray[_Scalar]) -> NDArray[_Scalar]:
    """Return values of shape (units,) as maps of one pixel."""
    return values if values.ndim == 3 else values[:, None, None]


def _name(output: int) -> str:
    return str(output) if output < NUM_CLASSES else tr("no digit")
