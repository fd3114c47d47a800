"""What a diagram of layers is made of: boxes, arrows and shortcuts."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from mnist_desktop.formatting import percent, whole
from mnist_desktop.models.layer_summary import Layer
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.train.diagram.layer_pictures import LayerPicture, Look, links, seen_square

_PADDING = 10.0
_BAR = QRectF(0, 0, 72, 4)
_HEAD = 4.5
_LEAST_WIDTH = 236.0
_BETWEEN_WORDS = 18.0
_LEADING = 2.0
_BULGE = 40.0
_SUM = 6.5


def format_shape(layer: Layer) -> str:
    """Return an output's shape in words."""
    count, *sides = layer.shape
    if not sides:
        return tr_many("{count} values", "{count} value", count)
    size = "×".join(map(str, sides))
    # Only the input image is no map.
    if not layer.window:
        return tr("{size} pixels", size=size)
    return tr_many("{count} maps of {size}", "{count} map of {size}", count, size=size)


def box_width(layer: Layer, font: QFont) -> float:
    """Return how wide a box must be to hold a layer's words."""
    bold, content = QFontMetricsF(_bold(font)), QFontMetricsF(font)
    head = bold.horizontalAdvance(layer.title) + content.horizontalAdvance(format_shape(layer))
    words = max(head + _BETWEEN_WORDS, content.horizontalAdvance(layer.detail))
    return max(words + 2 * _PADDING, _LEAST_WIDTH)


def box_height(layer: Layer, font: QFont) -> float:
    """Return how high a box must be to hold a layer's words."""
    lines = 1 + bool(layer.detail) + bool(layer.parameters)
    return lines * _line(font) + 1.4 * _PADDING


class LayerItem(QGraphicsItem):
    """A layer's box and, beside it, its picture.

    Args:
        layer: The layer.
        box: Where the box lies.
        picture: The layer's picture.
        share: Of all parameters, 0 to 1.
        look: Colors and letters.
    """

    def __init__(
        self, layer: Layer, box: QRectF, picture: LayerPicture, share: float, look: Look
    ) -> None:
        super().__init__()
        self._layer = layer
        self._box = box
        self._picture = picture
        self._share = share
        self._look = look
        self.setToolTip(self._explanation())

    def boundingRect(self) -> QRectF:
        return (self._box | self._picture.area).adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        self._picture.paint(painter, self._look)
        self._paint_box(painter)
        self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._look.palette.mid().color(), 1))
        painter.setBrush(self._look.palette.alternateBase())
        painter.drawRoundedRect(self._box, 8, 8)

    def _paint_words(self, painter: QPainter) -> None:
        layer, look = self._layer, self._look
        line = _line(look.font)
        row = self._box.adjusted(_PADDING, 0.7 * _PADDING, -_PADDING, 0)
        row.setHeight(line)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(look.palette.text().color())
        painter.setFont(_bold(look.font))
        painter.drawText(row, left, layer.title)
        painter.setFont(look.font)
        painter.drawText(row, right, format_shape(layer))
        painter.setPen(look.quiet)
        if layer.detail:
            row.translate(0, line)
            painter.drawText(row, left, layer.detail)
        if layer.parameters:
            row.translate(0, line)
            count = whole(layer.parameters)
            painter.drawText(row, left, tr("{count} parameters", count=count))
            self._paint_share(painter, row)

    def _paint_share(self, painter: QPainter, row: QRectF) -> None:
        bar = QRectF(_BAR)
        bar.moveCenter(QPointF(row.right() - _BAR.width() / 2, row.center().y() + 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.palette.mid())
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(max(bar.width() * self._share, 2))
        painter.setBrush(self._look.accent)
        painter.drawRoundedRect(bar, 2, 2)

    def _explanation(self) -> str:
        if not self._layer.parameters:
            return tr("Nothing to learn here")
        return tr(
            "{share} of all parameters, {count} multiply-adds for an image",
            share=percent(self._share, 1),
            count=whole(self._layer.multiply_adds),
        )


class LinkItem(QGraphicsItem):
    """The arrow between two boxes, and the lines between their pictures.

    Args:
        arrow: Where it starts and where it ends.
        pictures: The earlier layer's and the later one's.
        kernel: Side of the square of the earlier layer that a pixel of the later one sees.
        look: Colors and letters.
    """

    def __init__(
        self,
        arrow: tuple[QPointF, QPointF],
        pictures: tuple[LayerPicture, LayerPicture],
        kernel: int,
        look: Look,
    ) -> None:
        super().__init__()
        self._arrow = _path(*arrow)
        self._look = look
        self._lines = list(links(*pictures, kernel))
        are_maps = all(picture.front is not None for picture in pictures)
        self._squares = (
            [seen_square(pictures[0], kernel), seen_square(pictures[1], 1)] if are_maps else []
        )
        # A kernel lies on its map, but circles lie on their lines.
        self.setZValue(1 if are_maps else -1)

    def boundingRect(self) -> QRectF:
        area = self._arrow.boundingRect()
        for line, _ in self._lines:
            area |= QRectF(line.p1(), line.p2()).normalized()
        for square in self._squares:
            area |= square
        return area.adjusted(-_HEAD, -2, _HEAD, 2)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        _paint_arrow(painter, self._arrow, self._look.quiet)
        for line, opacity in self._lines:
            color = QColor(VALIDATION if self._squares else self._look.quiet)
            color.setAlphaF(opacity)
            painter.setPen(QPen(color, 0.7))
            painter.drawLine(line)
        painter.setPen(QPen(VALIDATION, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(self._squares)


class ShortcutItem(QGraphicsItem):
    """The arrow beside the boxes by which a layer's output is added to that of a later one.

    Args:
        start: On the right edge of the earlier box.
        end: On the right edge of the later one.
        word: What lies on the way, or empty.
        look: Colors and letters.
    """

    def __init__(self, start: QPointF, end: QPointF, word: str, look: Look) -> None:
        super().__init__()
        self._end = end
        self._word = word
        self._look = look
        self._way = QPainterPath(start)
        out = QPointF(_BULGE, 0)
        tip = end + QPointF(2 * _SUM, 0)
        self._way.cubicTo(start + out, tip + out, tip)
        self.setToolTip(tr("Shortcut: what came in is added to what was found"))

    def boundingRect(self) -> QRectF:
        return self._way.boundingRect().adjusted(-2 * _SUM, -2 * _SUM, 2 * _SUM, 2 * _SUM)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        _paint_arrow(painter, self._way, self._look.accent)
        self._paint_sum(painter)
        if self._word:
            self._paint_word(painter)

    def _paint_sum(self, painter: QPainter) -> None:
        middle = self._end + QPointF(_SUM, 0)
        painter.setPen(QPen(self._look.accent, 1.2))
        painter.setBrush(self._look.palette.base())
        painter.drawEllipse(middle, _SUM, _SUM)
        arm = _SUM * 0.55
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _paint_word(self, painter: QPainter) -> None:
        font = QFont(self._look.font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        place = QRectF(0, 0, metrics.horizontalAdvance(self._word) + 6, metrics.height())
        place.moveCenter(self._way.pointAtPercent(0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.palette.base())
        painter.drawRect(place)
        painter.setPen(self._look.quiet)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._word)


def _line(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing() + _LEADING


def _path(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.lineTo(end)
    return path


def _paint_arrow(painter: QPainter, path: QPainterPath, color: QColor) -> None:
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.save()
    painter.translate(path.currentPosition())
    painter.rotate(-path.angleAtPercent(1))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    corners = [
        QPointF(0, 0),
        QPointF(-1.6 * _HEAD, -_HEAD * 0.8),
        QPointF(-1.6 * _HEAD, _HEAD * 0.8),
    ]
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
