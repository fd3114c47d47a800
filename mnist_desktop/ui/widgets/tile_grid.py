"""Small square images side by side."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 4.0
# Larger images are smoothed as they are scaled; of smaller ones each pixel is to be seen.
_SMOOTH_FROM = 14


def gray_colors(images: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return gray values as opaque colors of the same shape, 0xAARRGGBB."""
    return images.astype(np.uint32) * np.uint32(0x010101) | np.uint32(0xFF000000)


def column_image(colors: NDArray[np.uint32]) -> QImage:
    """Return square images below each other as one, from which parts are quickly painted.

    Args:
        colors: 0xAARRGGBB, shape (count, side, side).
    """
    count, side, _ = colors.shape
    content = np.ascontiguousarray(colors).tobytes()
    # A copy: QImage does not keep the bytes alive.
    return QImage(content, side, count * side, 4 * side, QImage.Format.Format_ARGB32).copy()


class TileGrid(QWidget):
    """Small square images side by side, as large as there is room.

    Args:
        name: What they are, for screen readers.
        columns: Images in a row, which set the height by the width; or 0 for as many as make
            the best of the room.
        largest: Pixels of an image's side at most.
        parent: The widget around it.
    """

    def __init__(
        self, name: str, columns: int = 0, largest: int = 72, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._largest = largest
        self._count = 0
        self._side = 1
        self._tiles = QImage()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if columns:
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tiles(self, colors: NDArray[np.uint32]) -> None:
        """Show images: 0xAARRGGBB, shape (count, side, side)."""
        self._count, self._side = colors.shape[0], colors.shape[1]
        self._tiles = column_image(colors)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        if not self._columns:
            return -1
        rows = math.ceil(self._count / self._columns)
        return math.ceil(rows * self._step_of(self._columns, width, math.inf)) if rows else 0

    def sizeHint(self) -> QSize:
        return QSize(320, max(self.heightForWidth(320), 120))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, max(self.heightForWidth(160), 60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        columns = self._columns or self._best_columns()
        step = self._step_of(columns, self.width(), self.height())
        painter = QPainter(self)
        hint = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(hint, self._side >= _SMOOTH_FROM)
        for number in range(self._count):
            row, column = divmod(number, columns)
            place = QRectF(column * step, row * step, step - _GAP, step - _GAP)
            tile = QRectF(0, number * self._side, self._side, self._side)
            painter.drawImage(place, self._tiles, tile)

    def _best_columns(self) -> int:
        steps = {
            columns: self._step_of(columns, self.width(), self.height())
            for columns in range(1, max(self._count, 1) + 1)
        }
        largest = max(steps.values())
        # Of equally good ones the one with the fewest rows.
        return max(columns for columns, step in steps.items() if step == largest)

    def _step_of(self, columns: int, width: float, height: float) -> float:
        """Return the distance between images, in pixels, where `columns` are in a row."""
        rows = math.ceil(self._count / columns)
        step = (width + _GAP) / columns
        if rows:
            step = min(step, (height + _GAP) / rows)
        return min(step, self._largest + _GAP)
