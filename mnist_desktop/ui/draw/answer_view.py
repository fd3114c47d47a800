"""The answer, in large digits of which one can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.shortcuts import Shortcut

_TIMES_LARGER = 8
_RADIUS, _LINE = 6.0, 3.0


@dataclass(frozen=True)
class Sign:
    """One digit of an answer, or another sign in its place; quiet where it is not meant so."""

    text: str
    is_quiet: bool = False


class AnswerView(QWidget):
    """The answer, in large digits: smaller where there are many, so that all are seen.

    Of several digits one is chosen: another one by a click.

    Signals:
        chosen(int): The digit of that index was clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[list[Sign]] = []
        self._index = 0
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _TIMES_LARGER)
        font.setBold(True)
        self.setFont(font)
        self.setAccessibleName(tr("Answer"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_signs(self, lines: Sequence[Sequence[Sign]], index: int = 0) -> None:
        """Show lines of signs, of which that of an index is chosen where there are several."""
        wanted = [list(line) for line in lines]
        if (wanted, index) == (self._lines, self._index):
            # The answer is mostly the same from one move of the pen to the next.
            return
        was_choice = self._is_choice
        self._lines, self._index = wanted, index
        if self._is_choice != was_choice:
            self._offer_choice()
        self.setAccessibleDescription(self._told())
        self.update()

    def text(self) -> str:
        """Return the answer, lines parted by line feeds; empty where there is none."""
        return "\n".join("".join(sign.text for sign in line) for line in self._lines)

    def place_of(self, index: int) -> QRectF:
        """Return where the sign of an index is, in pixels."""
        return self._places()[index]

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return _cell(self.font()).toSize()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        places = self._places() if self._is_choice else []
        for index, place in enumerate(places):
            if place.contains(event.position()):
                self.chosen.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * self._scale)
        painter.setFont(font)
        for index, (sign, place) in enumerate(zip(self._signs, self._places(), strict=True)):
            if self._is_choice and index == self._index:
                self._paint_choice(painter, place)
            color = palette.placeholderText() if sign.is_quiet else palette.windowText()
            painter.setPen(color.color())
            if sign.is_quiet and sign.text.isdigit():
                self._underline(painter, place)
            # A sign that is no digit may be wider.
            uncut = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(place, uncut, sign.text)

    def _offer_choice(self) -> None:
        """Be ready for clicks and the focus where there is a choice, and only there."""
        policy = Qt.FocusPolicy.StrongFocus if self._is_choice else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setToolTip(_tip() if self._is_choice else "")
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if self._is_choice else arrow)

    def _paint_choice(self, painter: QPainter, place: QRectF) -> None:
        accent = self.palette().highlight()
        focus = QPen(accent.color(), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(focus)
        painter.setBrush(self.palette().alternateBase())
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        inset = min(_RADIUS, place.width() / 6)
        line = QRectF(place.left(), place.bottom() - _LINE - 1, place.width(), _LINE)
        painter.fillRect(line.adjusted(inset, 0, -inset, 0), accent)

    def _underline(self, painter: QPainter, place: QRectF) -> None:
        """Tell what looks like no digit to those, too, who do not see that it is paler."""
        painter.save()
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(painter.pen().color(), _LINE, Qt.PenStyle.DotLine, flat))
        # Above the line of what is chosen, and as long.
        height, inset = place.bottom() - 3 * _LINE, min(_RADIUS, place.width() / 6)
        ends = QPointF(place.left() + inset, height), QPointF(place.right() - inset, height)
        painter.drawLine(*ends)
        painter.restore()

    @property
    def _signs(self) -> list[Sign]:
        return [sign for line in self._lines for sign in line]

    @property
    def _is_choice(self) -> bool:
        return len(self._signs) > 1

    @property
    def _scale(self) -> float:
        """By how much all signs are made smaller, at most 1."""
        cell = _cell(self.font())
        longest = max(map(len, self._lines), default=1)
        across = self.width() / (longest * cell.width())
        return min(across, self.height() / (max(len(self._lines), 1) * cell.height()), 1.0)

    def _places(self) -> list[QRectF]:
        """Return where each sign is: lines below each other, in the middle."""
        cell = _cell(self.font()) * self._scale
        top = (self.height() - len(self._lines) * cell.height()) / 2
        places = []
        for row, line in enumerate(self._lines):
            left = (self.width() - len(line) * cell.width()) / 2
            places += [
                QRectF(QPointF(left + column * cell.width(), top + row * cell.height()), cell)
                for column in range(len(line))
            ]
        return places

    def _told(self) -> str:
        """Return the answer as it is told to those who do not see it."""
        if not self._is_choice:
            return self.text()
        doubtful = [place for place, sign in enumerate(self._signs, start=1) if sign.is_quiet]
        told = tr(
            "{answer}; the {sign} in place {place}",
            answer=self.text(),
            sign=self._signs[self._index].text,
            place=self._index + 1,
        )
        if not doubtful:
            return told
        places = ", ".join(map(str, doubtful))
        return tr("{told}; no digit, it seems, in place {places}", told=told, places=places)


def _tip() -> str:
    return tr(
        "Click a digit, or press {keys}, to see how sure the network is of it",
        keys=Shortcut.CHOOSE.words,
    )


def _cell(font: QFont) -> QSizeF:
    """Return the room of a digit; all are of one width."""
    metrics = QFontMetricsF(font)
    return QSizeF(metrics.horizontalAdvance("0"), metrics.height())
