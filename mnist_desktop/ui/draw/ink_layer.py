"""The ink that stays as it is, painted once and kept as a picture."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import is_not

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap

from mnist_desktop.ui.draw.sheet import SheetStroke
from mnist_desktop.ui.draw.sheet_view import SheetView
from mnist_desktop.ui.draw.stroke_shape import Stretch, count_settled, count_stretches, stretch
from mnist_desktop.ui.draw.tint import Tint

RADIUS = 12.0
"""Of the sheet's corners, in pixels."""


@dataclass(frozen=True)
class Look:
    """What the picture of the ink depends on, apart from the ink.

    Attributes:
        view: Where the sheet lies.
        color: Of the ink.
        ratio: Pixels of the screen to one of the window.
    """

    view: SheetView
    color: QColor
    ratio: float


class InkLayer:
    """The ink that stays as it is, painted once and kept as a picture; and the end that moves.

    Strokes that are added, or drawn on, are painted into the picture; all is painted anew where a
    stroke is gone, or where the look is another one.
    """

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._look: Look | None = None
        self._strokes: tuple[SheetStroke, ...] = ()
        # The stroke that is drawn on, and how many of its stretches are in the picture.
        self._growing: SheetStroke | None = None
        self._stretches = 0
        # The same ink in the colors of a tint, and what that was made of.
        self._tinted = QPixmap()
        self._tinted_with: tuple[Tint, int] | None = None

    def hold(
        self, look: Look, strokes: tuple[SheetStroke, ...], growing: SheetStroke | None
    ) -> None:
        """Hold ink, and paint what of it is new.

        Args:
            look: How it looks.
            strokes: Those that are done.
            growing: The one that is drawn on, if there is one.
        """
        if look != self._look or not self._is_in(strokes, growing):
            self._begin_anew(look)
        new: list[Stretch] = []
        for stroke in strokes[len(self._strokes) :]:
            rest = range(self._stretches, count_stretches(stroke))
            new += _stretches(stroke, rest, look.view.pen)
            self._stretches = 0
        self._strokes = strokes
        if growing is not None:
            settled = count_settled(growing)
            new += _stretches(growing, range(self._stretches, settled), look.view.pen)
            self._stretches = settled
        self._growing = growing
        if new:
            painter = QPainter(self._pixmap)
            _paint(painter, look, new)
            painter.end()

    def paint_tinted(self, painter: QPainter, tint: Tint) -> None:
        """Paint the ink that stays as it is once more, in the colors of a tint."""
        if self._look is None:
            return
        key = (tint, self._pixmap.cacheKey())
        if key != self._tinted_with:
            self._tinted, self._tinted_with = _tinted(self._pixmap, self._look.view, tint), key
        painter.drawPixmap(QPointF(), self._tinted)

    def paint(self, painter: QPainter) -> None:
        """Paint the ink on the pad, in its pixels."""
        look = self._look
        if look is None:
            return
        # Qt takes of it only what is to be painted.
        painter.drawPixmap(QPointF(), self._pixmap)
        if self._growing is not None:
            rest = range(self._stretches, count_stretches(self._growing))
            painter.save()
            _move_to_pixels(painter, look.ratio)
            _paint(painter, look, _stretches(self._growing, rest, look.view.pen))
            painter.restore()

    def _is_in(self, strokes: Sequence[SheetStroke], growing: SheetStroke | None) -> bool:
        """Whether all that is in the picture is in this ink."""
        count = len(self._strokes)
        if len(strokes) < count or any(map(is_not, self._strokes, strokes)):
            return False
        if self._growing is None or self._stretches == 0:
            return True
        known = self._growing.points
        following = strokes[count] if len(strokes) > count else growing
        return following is not None and following.points[: len(known)] == known

    def _begin_anew(self, look: Look) -> None:
        size = (look.view.size * look.ratio).toSize()
        self._pixmap = QPixmap(size)
        self._pixmap.setDevicePixelRatio(look.ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._look, self._strokes, self._growing, self._stretches = look, (), None, 0


def _paint(painter: QPainter, look: Look, stretches: Sequence[Stretch]) -> None:
    view, brush = look.view, QBrush(look.color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not all(lies_within(view, view.room_of(some.room)) for some in stretches):
        painter.setClipPath(rounded(view.room))
    painter.translate(view.corner)
    painter.scale(view.side, view.side)
    for some in stretches:
        some.paint(painter, brush)


def _move_to_pixels(painter: QPainter, ratio: float) -> None:
    """Move what is painted to where a picture would lie: on the nearest whole pixels of the screen.

    Where the window's pixels are not whole ones of the screen, a widget may begin within one.
    """
    corner = painter.deviceTransform().map(QPointF())
    across, down = (math.floor(place + 0.5) - place for place in (corner.x(), corner.y()))
    painter.translate(across / ratio, down / ratio)


def _tinted(ink: QPixmap, view: SheetView, tint: Tint) -> QPixmap:
    made = QPixmap(ink)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.fillRect(view.room, tint.ground)
    painter.translate(view.corner)
    painter.scale(view.side, view.side)
    painter.drawImage(tint.place, tint.colors)
    painter.end()
    return made


def _stretches(stroke: SheetStroke, places: range, pen: float) -> list[Stretch]:
    return [stretch(stroke, index, pen) for index in places]


def lies_within(view: SheetView, part: QRect) -> bool:
    """Whether pixels lie so far within a sheet that its border and its corners do not matter.

    A path with round corners makes it take twice as long to paint.
    """
    return view.room.adjusted(RADIUS, RADIUS, -RADIUS, -RADIUS).contains(QRectF(part))


def rounded(room: QRectF) -> QPainterPath:
    """Return a sheet with round corners, within its border."""
    path = QPainterPath()
    path.addRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    return path
