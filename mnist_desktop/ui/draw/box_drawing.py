"""Putting the boxes on a picture right, with the right button of the mouse."""

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QApplication, QRubberBand

from mnist_desktop.texts import mark
from mnist_desktop.ui.draw.drawn_sheet import DrawnSheet
from mnist_desktop.ui.draw.marks import mark_at

HINT = mark("Right-click a wrong box to take it away; drag with the right button to draw one.")
"""What can be done with the boxes on a picture."""


class BoxDrawing(QObject):
    """Takes a box away on a click, and draws one where the mouse is dragged.

    Args:
        sheet: With the picture and the boxes.

    Signals:
        refused(int): The box of that mark is wrong.
        drawn(object): There is a number in that Box, in pixels of the picture.
    """

    refused = Signal(int)
    drawn = Signal(object)

    def __init__(self, sheet: DrawnSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, sheet)
        self._start: QPointF | None = None

    def press(self, place: QPointF) -> None:
        """Begin a click or a box at a place of the sheet, where a picture lies on it."""
        self._start = place if self._sheet.has_picture else None

    def move(self, place: QPointF) -> None:
        """Draw the box to a place."""
        if self._start is not None:
            self._band.setGeometry(QRectF(self._start, place).normalized().toRect())
            self._band.setVisible(self._is_box(place))

    def release(self, place: QPointF) -> None:
        """End the click or the box at a place."""
        start, self._start = self._start, None
        self._band.hide()
        if start is None or not self._sheet.has_picture:
            return
        if self._is_from(start, place):
            box = self._sheet.view.to_picture(QRectF(start, place).normalized())
            if box.width >= 1 and box.height >= 1:
                self.drawn.emit(box)
            return
        index = mark_at(self._sheet.view, self._sheet.marks, place)
        if index is not None:
            self.refused.emit(index)

    def _is_box(self, place: QPointF) -> bool:
        return self._start is not None and self._is_from(self._start, place)

    @staticmethod
    def _is_from(start: QPointF, place: QPointF) -> bool:
        least = QApplication.startDragDistance()
        return min(abs(place.x() - start.x()), abs(place.y() - start.y())) >= least
