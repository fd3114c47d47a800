"""The answer, large, with how sure the network is of it and the image that it sees."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.answer_view import AnswerView, Sign
from mnist_desktop.ui.widgets.basics import SPACING, card, label
from mnist_desktop.ui.widgets.digit_view import DigitView
from mnist_desktop.ui.widgets.steady_room import SteadyRoom

_COMMENT_LINES = 3
_CENTER, _TOP = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignTop


class AnswerCard(QWidget):
    """The answer, large, with how sure the network is of it and the image that it sees.

    Attributes:
        answer: The digits, of which one can be chosen; empty where there is none.
        comment: How sure the network is, or what is to be done.
        seen: The image that it sees, of the digit that is chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = AnswerView()
        self.comment = label("", "quiet")
        self._comment_room = SteadyRoom(self.comment)
        self.seen = DigitView()
        self._caption = label(tr("What the network sees"), "quiet")
        self._grid = QGridLayout()
        self._is_low = False
        self._placed: tuple[bool, bool] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._make_card())
        self.set_low(False)

    def tell(self, answer: Sequence[Sequence[Sign]], comment: str, index: int = 0) -> None:
        """Tell an answer and what is to be said of it; or only that, where there is none.

        Args:
            answer: Its lines.
            comment: What is to be said of it.
            index: Of the digit that is chosen, where there are several.
        """
        self.answer.show_signs(answer, index)
        self.comment.setText(comment)
        self._place()

    def set_low(self, is_low: bool) -> None:
        """Take less height, without the image, where it is seen elsewhere; or all there is."""
        self.seen.setVisible(not is_low)
        self._caption.setVisible(not is_low)
        self._is_low = is_low
        large, picture = self.answer.fontMetrics().height(), self.seen.sizeHint().height()
        self._grid.setRowMinimumHeight(0, large if is_low else max(large, picture))
        # The row of the comment is there even while the comment is above.
        self._grid.setRowMinimumHeight(1, 0 if is_low else self._comment_height)
        self._grid.setColumnStretch(1, int(is_low))
        self._place()

    @property
    def _comment_height(self) -> int:
        return self.comment.fontMetrics().lineSpacing() * _COMMENT_LINES

    def _place(self) -> None:
        """Put the comment beside the answer or below it, or in its place where there is none."""
        is_alone = not self.answer.text()
        if self._placed == (is_alone, self._is_low):
            # It would lay out the page anew at every move of the pen.
            return
        self._placed = is_alone, self._is_low
        self.answer.setVisible(not is_alone)
        is_below = not (is_alone or self._is_low)
        self.comment.setAlignment(Qt.AlignmentFlag.AlignHCenter | _TOP if is_below else _CENTER)
        if is_alone:
            self._grid.addWidget(self._comment_room, 0, 0, 1, 1 + int(self._is_low))
        elif self._is_low:
            self._grid.addWidget(self._comment_room, 0, 1)
        else:
            self._grid.addWidget(self._comment_room, 1, 0, _TOP)

    def _make_card(self) -> QFrame:
        self._comment_room.setMinimumHeight(self._comment_height)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.addWidget(self.answer, 0, 0)
        self._grid.addWidget(self.seen, 0, 1)
        self._grid.addWidget(self._caption, 1, 1, Qt.AlignmentFlag.AlignTop)
        return card(self._grid)
