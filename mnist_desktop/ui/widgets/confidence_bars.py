"""A bar for each digit, and one for none: how sure the network is of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import confidence
from mnist_desktop.recognition.prediction import Prediction

DIGITS = tuple(map(str, range(NUM_CLASSES)))
"""The titles of the rows of a network that takes all for digits."""

NO_DIGIT = "no digit"
"""The title of the row of what is none."""
_TIP = (
    "How sure it is of each digit, 100 % in sum, and below, where the model can tell, how much it "
    "looks like none at all"
)
_GAP = 12
_THICKNESS = 10
# Rows between the digits, which add up to 100 %, and what is beside them.
_APART = 0.5


@dataclass(frozen=True)
class _Row:
    """A row: what it is about, how sure that is (None where nothing is read), is it the answer."""

    title: str
    share: float | None = None
    is_answer: bool = False


class ConfidenceBars(QWidget):
    """A bar for each digit, and one for none: how sure the network is of it.

    Args:
        titles: Of the rows that are there before anything is read.
        parent: The widget around it.

    Signals:
        pressed(str): The row of that title was clicked.
    """

    pressed = Signal(str)

    def __init__(
        self, titles: Sequence[str] = (*DIGITS, NO_DIGIT), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = [_Row(title) for title in titles]
        self.setAccessibleName("Confidence for each digit")
        self.setToolTip(_TIP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Show how sure a network is of each digit and of none, or empty bars for None."""
        # Without one, rows stay where they are: what is read next will have the same.
        self._rows = _rows(prediction) if prediction else [_Row(row.title) for row in self._rows]
        told = [row for row in self._rows if row.share is not None]
        self.setAccessibleDescription(
            ", ".join(f"{row.title}: {confidence(row.share or 0.0)}" for row in told)
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() / (self.height() / (len(self._rows) + _APART)))
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self._rows[min(row, len(self._rows) - 1)].title)

    def sizeHint(self) -> QSize:
        return QSize(300, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, max(NUM_CLASSES * 20, len(self._rows) * self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / (len(self._rows) + _APART)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance
        left = max(width(row.title) for row in self._rows) + _GAP
        # The widest that is ever told.
        right = width(confidence(1)) + _GAP
        top = 0.0
        for row in self._rows:
            if row.title == NO_DIGIT:
                line = top + _APART * height / 2
                painter.setPen(self.palette().mid().color())
                painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
                top += _APART * height
            self._paint_row(painter, row, QRectF(0, top, self.width(), height), left, right)
            top += height

    def _paint_row(self, painter: QPainter, row: _Row, room: QRectF, left: int, right: int) -> None:
        palette = self.palette()
        font = self.font()
        font.setBold(row.is_answer)
        painter.setFont(font)
        words = palette.text() if row.is_answer else palette.placeholderText()
        painter.setPen(words.color())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, row.title)
        share = row.share or 0.0
        if row.share is not None:
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, confidence(share))
        track = QRectF(left, room.center().y() - _THICKNESS / 2, 0, _THICKNESS)
        track.setRight(room.right() - right)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.alternateBase())
        painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)
        if share * track.width() >= 1:
            track.setWidth(max(track.width() * share, _THICKNESS))
            painter.setBrush(palette.highlight() if row.is_answer else palette.placeholderText())
            painter.drawRoundedRect(track, _THICKNESS / 2, _THICKNESS / 2)


def _rows(prediction: Prediction) -> list[_Row]:
    answer = None if prediction.rejected else prediction.digit
    rows = [
        _Row(str(digit), float(share), digit == answer)
        for digit, share in enumerate(prediction.probabilities)
    ]
    if prediction.non_digit_score is not None:
        rows.append(_Row(NO_DIGIT, prediction.non_digit_score, prediction.rejected))
    return rows
