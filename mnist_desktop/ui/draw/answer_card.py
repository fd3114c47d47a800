"""The answer, large, with how sure the network is of it and the image that it sees."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from mnist_desktop.ui.widgets.basics import SPACING, card, label
from mnist_desktop.ui.widgets.digit_view import DigitView

_TIMES_LARGER = 8
_COMMENT_LINES = 3


class AnswerCard(QWidget):
    """The answer, large, with how sure the network is of it and the image that it sees.

    Attributes:
        answer: The digit.
        comment: How sure the network is, or what is to be done.
        seen: The image that it sees.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = QLabel()
        self.comment = label("", "quiet")
        self.seen = DigitView()
        self._caption = label("What the network sees", "quiet")
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._make_card())
        self.set_low(False)

    def set_low(self, is_low: bool) -> None:
        """Take less height, without the image, where it is seen elsewhere; or all there is."""
        self.seen.setVisible(not is_low)
        self._caption.setVisible(not is_low)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self.comment.setAlignment(Qt.AlignmentFlag.AlignHCenter | (middle if is_low else top))
        self._grid.setRowMinimumHeight(0, 0 if is_low else self.seen.sizeHint().height())
        self._grid.setColumnStretch(1, int(is_low))
        if is_low:
            self._grid.addWidget(self.comment, 0, 1)
        else:
            self._grid.addWidget(self.comment, 1, 0, top)

    def _make_card(self) -> QFrame:
        font = self.answer.font()
        font.setPointSizeF(font.pointSizeF() * _TIMES_LARGER)
        font.setBold(True)
        self.answer.setFont(font)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.answer.setAccessibleName("Answer")
        self.comment.setMinimumHeight(self.comment.fontMetrics().lineSpacing() * _COMMENT_LINES)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.addWidget(self.answer, 0, 0)
        self._grid.addWidget(self.seen, 0, 1)
        self._grid.addWidget(self._caption, 1, 1, Qt.AlignmentFlag.AlignTop)
        return card(self._grid)
