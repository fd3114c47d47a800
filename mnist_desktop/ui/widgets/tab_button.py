"""The button of a tab, whose title is shortened where there is too little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from mnist_desktop.ui.widgets.plain_text import plain_tip

# Fewer letters of a title tell nothing.
_LEAST = "MMM…"


class TabButton(QPushButton):
    """The button of a tab, which gives up the middle of its title before a window scrolls.

    All of it is in its tool tip then.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.setProperty("role", "tab")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rename(title)

    def rename(self, title: str) -> None:
        """Have another title."""
        self._title = title
        # One & would underline the letter after it.
        self.setText(title.replace("&", "&&"))
        self._tell_all()

    @property
    def seen(self) -> str:
        """What is seen of the title."""
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            return self._title
        room = self._width_of(self._title) - missing
        return self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideMiddle, room)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        spared = self._width_of(self._title) - self._width_of(_LEAST)
        return QSize(hint.width() - max(spared, 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # As Qt paints it, but for a long title.
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.seen.replace("&", "&&")
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _tell_all(self) -> None:
        self.setToolTip(plain_tip(self._title) if self.seen != self._title else "")

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)
