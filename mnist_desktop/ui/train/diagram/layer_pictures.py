"""The textbook's pictures of layers: sheets for feature maps, circles for units.

What learns is in the accent, what merely rearranges is gray. All sizes are in the pixels of an
unzoomed diagram.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette, QPen

from mnist_desktop.digits import IMAGE_SIZE, NUM_CLASSES
from mnist_desktop.models.layer_summary import Layer

WIDTH = 126.0
"""Of the column in which the pictures stand."""

_LARGEST_SHEET = 42.0
_SMALLEST_SHEET = 6.0
_SHEET_STEP = QPointF(4, -2.5)
_MOST_SHEETS = 10
_MOST_CIRCLES = 9
_CIRCLE = 8.0
_CIRCLE_STEP = 13.0
_ANSWER = 11.0
_ANSWER_STEP = 12.0
_CELL = QRectF(0, 0, 4, 8)
_CELLS_PER_DOUBLING = 2.5
_MOST_CELLS = 30


@dataclass(frozen=True)
class Look:
    """The colors and the letters of a diagram.

    Attributes:
        palette: The colors.
        font: Of all words.
        digit: Stands for the input image.
    """

    palette: QPalette
    font: QFont
    digit: QImage

    @property
    def accent(self) -> QColor:
        """The color of what learns."""
        return self.palette.highlight().color()

    @property
    def quiet(self) -> QColor:
        """The color of what does not."""
        return self.palette.placeholderText().color()


@dataclass(frozen=True)
class LayerPicture:
    """The picture of a layer.

    Attributes:
        area: What the picture covers.
        paint: Paints it.
        ends: Where lines to other layers start and end: its circles, or the lower corners of the
            foremost feature map.
        front: The foremost feature map, or None where there is none.
        side: Pixels of a feature map's side; 0 where there is none.
    """

    area: QRectF
    paint: Callable[[QPainter, Look], None]
    ends: tuple[QPointF, ...]
    front: QRectF | None = None
    side: int = 0


def layer_picture(layer: Layer, place: QPointF, *, is_first: bool, is_last: bool) -> LayerPicture:
    """Return the picture of a layer, its middle at `place`."""
    if is_first:
        return _image(place)
    if len(layer.shape) == 3:
        return _sheets(layer, place)
    if is_last:
        return _answers(layer.shape[0], place)
    return _circles(layer, place) if layer.parameters else _strip(layer, place)


def links(above: LayerPicture, below: LayerPicture, kernel: int) -> Iterator[tuple[QLineF, float]]:
    """Yield the lines between the pictures of two layers, each with its opacity.

    Args:
        above: Of the earlier layer.
        below: Of the later one.
        kernel: Side of the square that each of its pixels sees.
    """
    if above.front is None:
        for start in above.ends:
            for end in below.ends:
                yield QLineF(start, end), 0.25
    elif below.front is None:
        yield QLineF(above.ends[0], below.ends[0]), 0.5
        yield QLineF(above.ends[-1], below.ends[-1]), 0.5
    else:
        seen, pixel = seen_square(above, kernel), seen_square(below, 1)
        yield QLineF(seen.bottomLeft(), pixel.topLeft()), 0.7
        yield QLineF(seen.bottomRight(), pixel.topRight()), 0.7


def seen_square(above: LayerPicture, kernel: int) -> QRectF:
    """Return a square of `kernel` pixels in the foremost map of a picture that has one."""
    front = above.front or QRectF()
    side = front.width() * min(kernel / max(above.side, 1), 1)
    corner = front.topLeft() + QPointF(0.6, 0.6) * (front.width() - side)
    return QRectF(corner.x(), corner.y(), side, side)


def _image(place: QPointF) -> LayerPicture:
    frame = QRectF(-_LARGEST_SHEET / 2, -_LARGEST_SHEET / 2, _LARGEST_SHEET, _LARGEST_SHEET)
    frame.translate(place)

    def paint(painter: QPainter, look: Look) -> None:
        painter.drawImage(frame, look.digit)
        painter.setPen(look.palette.mid().color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)

    return LayerPicture(frame, paint, _lower_corners(frame), frame, IMAGE_SIZE)


def _sheets(layer: Layer, place: QPointF) -> LayerPicture:
    """Return feature maps as sheets; each sheet more stands for twice as many of them."""
    side = max(_LARGEST_SHEET * layer.shape[1] / IMAGE_SIZE, _SMALLEST_SHEET)
    count = min(1 + round(math.log2(layer.shape[0])), _MOST_SHEETS)
    spread = _SHEET_STEP * (count - 1)
    corner = place - (QPointF(side, side) + spread) * 0.5
    fronts = [QRectF(corner, corner + QPointF(side, side))]
    fronts += [fronts[0].translated(_SHEET_STEP * number) for number in range(1, count)]

    def paint(painter: QPainter, look: Look) -> None:
        color = _color(layer, look)
        for sheet in reversed(fronts):
            painter.setPen(QPen(_faint(color, 0.9), 0.8))
            painter.setBrush(look.palette.base())
            painter.drawRect(sheet)
            painter.setBrush(_faint(color, 0.28 if sheet is fronts[0] else 0.14))
            painter.drawRect(sheet)

    area = fronts[0] | fronts[-1]
    return LayerPicture(area, paint, _lower_corners(fronts[0]), fronts[0], layer.shape[1])


def _strip(layer: Layer, place: QPointF) -> LayerPicture:
    """Return values in a row; the row is longer where they are more."""
    count = min(round(_CELLS_PER_DOUBLING * math.log2(layer.shape[0] + 1)), _MOST_CELLS)
    strip = QRectF(0, 0, count * _CELL.width(), _CELL.height())
    strip.moveCenter(place)
    cells = [QRectF(_CELL).translated(strip.topLeft()) for _ in range(count)]
    for number, cell in enumerate(cells):
        cell.translate(number * _CELL.width(), 0)

    def paint(painter: QPainter, look: Look) -> None:
        painter.setPen(QPen(_faint(look.quiet, 0.8), 0.7))
        painter.setBrush(look.palette.alternateBase())
        painter.drawRects(cells)

    return LayerPicture(strip, paint, tuple(cell.center() for cell in cells[1::3]))


def _circles(layer: Layer, place: QPointF) -> LayerPicture:
    """Return units as circles: as many where they are few, else with dots in their midst."""
    units = layer.shape[0]
    count = min(units, _MOST_CIRCLES, 3 + round(math.log2(units)))
    is_short = count < units
    places = [
        place + QPointF((number - (count - 1) / 2) * _CIRCLE_STEP, 0)
        for number in range(count)
        if not (is_short and number == count // 2)
    ]

    def paint(painter: QPainter, look: Look) -> None:
        color = _color(layer, look)
        painter.setPen(QPen(color, 1))
        for middle in places:
            painter.setBrush(look.palette.base())
            painter.drawEllipse(middle, _CIRCLE / 2, _CIRCLE / 2)
            painter.setBrush(_faint(color, 0.35))
            painter.drawEllipse(middle, _CIRCLE / 2, _CIRCLE / 2)
        if is_short:
            _paint_dots(painter, places[count // 2 - 1], places[count // 2], look)

    return LayerPicture(_around(places, _CIRCLE), paint, tuple(places))


def _answers(count: int, place: QPointF) -> LayerPicture:
    """Return a circle for each digit, and one with a dash for what is none."""
    places = [
        place + QPointF((number - (count - 1) / 2) * _ANSWER_STEP, 0) for number in range(count)
    ]

    def paint(painter: QPainter, look: Look) -> None:
        font = QFont(look.font)
        font.setPixelSize(8)
        font.setBold(True)
        painter.setFont(font)
        for answer, middle in enumerate(places):
            circle = QRectF(0, 0, _ANSWER, _ANSWER)
            circle.moveCenter(middle)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent)
            painter.drawEllipse(circle)
            painter.setPen(look.palette.highlightedText().color())
            word = str(answer) if answer < NUM_CLASSES else "–"
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, word)

    return LayerPicture(_around(places, _ANSWER), paint, tuple(places))


def _paint_dots(painter: QPainter, left: QPointF, right: QPointF, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.quiet)
    for share in (0.36, 0.5, 0.64):
        painter.drawEllipse(left + (right - left) * share, 1.0, 1.0)


def _around(places: list[QPointF], size: float) -> QRectF:
    half = size / 2
    return QRectF(places[0], places[-1]).adjusted(-half, -half, half, half)


def _lower_corners(square: QRectF) -> tuple[QPointF, ...]:
    return square.bottomLeft(), square.bottomRight()


def _color(layer: Layer, look: Look) -> QColor:
    return look.accent if layer.parameters else look.quiet


def _faint(color: QColor, share: float) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(share)
    return faint
