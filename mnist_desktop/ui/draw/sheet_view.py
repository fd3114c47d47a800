"""Where the pad's sheet lies on the screen."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.ui.draw.sheet import PEN_SHARE, Point, Sheet

_MIDDLE = 0.5


@dataclass(frozen=True)
class SheetView:
    """Where the sheet lies on the screen: all over the pad, its middle square in the middle.

    Attributes:
        size: Of the pad, in pixels.
        side: Pixels of the side of the middle square.
    """

    size: QSizeF
    side: float

    @classmethod
    def fitting(cls, size: QSizeF, sheet: Sheet) -> "SheetView":
        """Return where a sheet lies on a pad: as large as all of its ink allows."""
        points = np.array(sheet.points or [(_MIDDLE, _MIDDLE)])
        reaches = 2 * np.abs(points - _MIDDLE).max(axis=0) + PEN_SHARE
        across, down = np.maximum(reaches, 1).tolist()
        return cls(size, max(min(size.width() / across, size.height() / down), 1.0))

    @property
    def room(self) -> QRectF:
        """All of the pad."""
        return QRectF(QPointF(), self.size)

    @property
    def corner(self) -> QPointF:
        """The upper left corner of the middle square."""
        return self.room.center() - QPointF(_MIDDLE, _MIDDLE) * self.side

    def to_sheet(self, position: QPointF) -> Point:
        """Return the place on the sheet of a point on the screen, so that ink is all on the pad."""
        half = PEN_SHARE / 2 * self.side
        x = min(max(position.x(), half), self.size.width() - half)
        y = min(max(position.y(), half), self.size.height() - half)
        return (x - self.corner.x()) / self.side, (y - self.corner.y()) / self.side

    def rectangle(self, box: Box) -> QRectF:
        """Return where a box on the sheet lies on the screen."""
        top_left = self.corner + QPointF(box.left, box.top) * self.side
        return QRectF(top_left, QSizeF(box.width, box.height) * self.side)
