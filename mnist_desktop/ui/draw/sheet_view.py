"""Where the pad's sheet lies on the screen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt

from mnist_desktop.numbers.boxes import Box
from mnist_desktop.ui.draw.sheet import Point, Sheet

_MIDDLE = 0.5


@dataclass(frozen=True)
class SheetView:
    """Where the sheet lies on the screen: all over the pad, its middle square in the middle.

    Attributes:
        size: Of the pad, in pixels.
        side: Pixels of the side of the middle square.
        pen: The width of the pen, as a share of that side.
        picture_size: Of the picture that lies on the sheet, in its own pixels, or None.
    """

    size: QSizeF
    side: float
    pen: float
    picture_size: QSizeF | None = None

    @classmethod
    def fitting(cls, size: QSizeF, sheet: Sheet, pen: float) -> "SheetView":
        """Return where a sheet lies on a pad: as large as all of its ink allows.

        Args:
            size: Of the pad, in pixels.
            sheet: What lies on it.
            pen: The width of the pen, as a share of the middle square's side.
        """
        bounds = np.full((2, 2), _MIDDLE) if sheet.bounds is None else sheet.bounds
        reaches = 2 * np.abs(bounds - _MIDDLE).max(axis=0) + pen
        across, down = np.maximum(reaches, 1).tolist()
        side = max(min(size.width() / across, size.height() / down), 1.0)
        picture = sheet.picture
        picture_size = None if picture is None else QSizeF(*picture.gray.shape[::-1])
        return cls(size, side, pen, picture_size)

    @cached_property
    def room(self) -> QRectF:
        """All of the pad."""
        return QRectF(QPointF(), self.size)

    @cached_property
    def corner(self) -> QPointF:
        """The upper left corner of the middle square."""
        return self.room.center() - QPointF(_MIDDLE, _MIDDLE) * self.side

    def to_sheet(self, position: QPointF) -> Point:
        """Return the place on the sheet of a point on the screen, so that ink is all on the pad."""
        half = self.pen / 2 * self.side
        x = min(max(position.x(), half), self.size.width() - half)
        y = min(max(position.y(), half), self.size.height() - half)
        return (x - self.corner.x()) / self.side, (y - self.corner.y()) / self.side

    def room_of(self, part: QRectF) -> QRect:
        """Return the pixels of the screen that show some part of the sheet."""
        top_left = self.corner + part.topLeft() * self.side
        # What is smoothed at its edges reaches a little farther.
        return QRectF(top_left, part.size() * self.side).toAlignedRect().adjusted(-1, -1, 1, 1)

    @property
    def picture_place(self) -> QRectF:
        """Where the picture lies on the screen: as large as there is room for, in the middle."""
        wanted = self.picture_size or self.size
        size = wanted.scaled(self.size, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(self.room.center())
        return place

    def to_picture(self, place: QRectF) -> Box:
        """Return the part of the picture, in its pixels, that a place on the screen shows."""
        whole = self.picture_place
        part = place & whole
        scale = (self.picture_size or self.size).width() / whole.width()
        left, top = (part.left() - whole.left()) * scale, (part.top() - whole.top()) * scale
        return Box(left, top, left + part.width() * scale, top + part.height() * scale)

    @property
    def pen_reach(self) -> float:
        """By how many pixels ink is wider than what is known of it; a picture's is not."""
        return 0.0 if self.picture_size is not None else self.pen / 2 * self.side

    def rectangle(self, box: Box) -> QRectF:
        """Return where a box lies on the screen; it is one on the sheet, or on its picture."""
        if self.picture_size is not None:
            place = self.picture_place
            scale = place.width() / self.picture_size.width()
            corner = place.topLeft() + QPointF(box.left, box.top) * scale
            return QRectF(corner, QSizeF(box.width, box.height) * scale)
        top_left = self.corner + QPointF(box.left, box.top) * self.side
        return QRectF(top_left, QSizeF(box.width, box.height) * self.side)
