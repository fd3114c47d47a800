"""What is asked for in practice, how far it has come, and what came of it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mnist_desktop.collection.practice import Practice
from mnist_desktop.formatting import duration
from mnist_desktop.texts import tr
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import SPACING, button, card, label


class PracticeBar(QWidget):
    """What is asked for in practice, how far it has come, and what came of it.

    Attributes:
        headline: What is asked for, or what came of it.
        detail: How far it has come, or where the digits are.
        again_button, end_button: Begin another round; leave.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.detail = label("", "headline"), label("", "quiet")
        self.again_button, self.end_button = button(tr("Again"), "primary"), button(tr("End"))
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(tr("Digits written"))
        self._lay_out()
        self.hide()

    def show_practice(self, practice: Practice, seconds_left: float) -> None:
        """Show what is asked for."""
        done, count = len(practice.written), len(practice.asked)
        left = duration(max(seconds_left, 0))
        self.headline.setText(_request(practice.digit))
        self.detail.setText(
            tr("{done} of {count} · {time} left", done=done, count=count, time=left)
        )
        self._progress.setMaximum(count)
        self._progress.setValue(done)
        self._show(is_over=False)

    def show_end(self, practice: Practice, reason: str) -> None:
        """Show what came of it, and why it has ended."""
        self.headline.setText(f"{reason} {practice.summary}".strip())
        self.detail.setText(tr("They are under My digits on the Data page, on this computer only."))
        self.detail.setVisible(bool(practice.written))
        self._show(is_over=True)

    def _show(self, *, is_over: bool) -> None:
        self.again_button.setVisible(is_over)
        self._progress.setVisible(not is_over)
        if not is_over:
            self.detail.show()
        self.end_button.setText(tr("Close") if is_over else tr("Stop"))
        self.show()

    def _lay_out(self) -> None:
        self.end_button.setToolTip(Shortcut.END_PRACTICE.words)
        words = QVBoxLayout()
        words.setSpacing(SPACING // 4)
        for shown in (self.headline, self.detail, self._progress):
            words.addWidget(shown)
        row = QHBoxLayout()
        row.addLayout(words, stretch=1)
        row.addWidget(self.again_button)
        row.addWidget(self.end_button)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(row))


def _request(digit: int | None) -> str:
    if digit == 8:
        return tr("Write an {digit}", digit=digit)
    return tr("Write a {digit}", digit=digit)
