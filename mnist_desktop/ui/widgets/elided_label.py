"""A line of words of which the middle is left out where there is too little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_desktop.ui.widgets.plain_text import plain_tip


class ElidedLabel(QLabel):
    """A line of words, such as the path of a file; where it is too long, its middle is left out.

    All of it is in its tool tip then. It never makes the window wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("role", "quiet")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All of what is told."""
        return self._words

    def tell(self, words: str) -> None:
        """Tell something else."""
        self._words = words
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        seen = self.fontMetrics().elidedText(self._words, middle, self.width())
        self.setText(seen)
        self.setToolTip(plain_tip(self._words) if seen != self._words else "")
