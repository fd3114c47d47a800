"""The cards beside the pad: the answer, how sure it is, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.answer_card import AnswerCard
from mnist_desktop.ui.draw.correcting import hint
from mnist_desktop.ui.draw.looking_into import CONFIDENCE
from mnist_desktop.ui.explanation.explanation_view import ExplanationView
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import SPACING, card, label
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars
from mnist_desktop.ui.widgets.paragraph import Paragraph

_LEAST_WIDTH, _MOST_WIDTH = 360, 520


class SideCards(QWidget):
    """The cards beside the pad: the answer, how sure it is, and why.

    Attributes:
        answer: What was read, and what the network sees.
        bars: How sure it is of each digit.
        why: Why it reads it so, where that is asked.
        hint: What can be told of the answer.
        practice_button: Begins a round of digits that are asked for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = AnswerCard()
        self.bars = ConfidenceBars()
        self.bars.setCursor(Qt.CursorShape.PointingHandCursor)
        self.why = ExplanationView()
        self._title = label(tr(CONFIDENCE), "title")
        self.hint = Paragraph(hint())
        self.practice_button = QToolButton()
        self.practice_button.setText(tr("Practice"))
        self.practice_button.setProperty("role", "small")
        self.practice_button.setToolTip(f"{Shortcut.PRACTICE.does} ({Shortcut.PRACTICE.words})")
        self._lay_out()
        self.place_why(is_asked=False, is_beside=False)

    def show_prediction(self, prediction: Prediction | None, title: str = "") -> None:
        """Show how sure the network is, below that title, or empty bars for None."""
        self._title.setText(title or tr(CONFIDENCE))
        self.bars.show_prediction(prediction)

    def place_why(self, *, is_asked: bool, is_beside: bool) -> None:
        """Show why, if it is asked, beside the confidence or in its place."""
        place = (0, 1, 2, 1) if is_beside else (1, 0, 1, 1)
        self._cards.addWidget(self._why_card, *place)
        self._cards.setColumnStretch(0, 1)
        self._cards.setColumnStretch(1, int(is_beside))
        # In its place there is little height, and why shows the image as well.
        self.answer.set_low(is_asked and not is_beside)
        self._why_card.setVisible(is_asked)
        self._confidence_card.setVisible(is_beside or not is_asked)
        self.setMaximumWidth(_MOST_WIDTH * (1 + int(is_beside)))

    def _lay_out(self) -> None:
        confidence = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._title, stretch=1)
        head.addWidget(self.practice_button)
        confidence.addLayout(head)
        confidence.addWidget(self.bars, stretch=1)
        confidence.addWidget(self.hint)
        self._confidence_card = card(confidence)
        column = QVBoxLayout()
        column.addWidget(self.why)
        self._why_card = card(column)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._cards = QGridLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACING)
        self._cards.setRowStretch(1, 1)
        self._cards.addWidget(self.answer, 0, 0)
        self._cards.addWidget(self._confidence_card, 1, 0)
