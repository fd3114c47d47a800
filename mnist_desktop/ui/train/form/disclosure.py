"""Part of a form that is folded away until somebody wants it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from mnist_desktop.ui.remembered import Remembered

_OPEN, _FOLDED = "open", "folded"


class Disclosure(QWidget):
    """A line that unfolds what is below it; the next start finds it as it was left.

    Args:
        title: What is folded.
        key: Under which it is remembered.
        content: What is folded.

    Attributes:
        button: The line.
    """

    def __init__(self, title: str, key: str, content: QWidget) -> None:
        super().__init__()
        self._key = key
        self._content = content
        self._remembered = Remembered()
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setText(title)
        self.button.setProperty("role", "small")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.button.toggled.connect(self._unfold)
        self.button.clicked.connect(self._remember)
        is_open = self._remembered.words(key) == _OPEN
        self.button.setChecked(is_open)
        self._unfold(is_open)

    def _unfold(self, is_open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._content.setVisible(is_open)

    def _remember(self, is_open: bool) -> None:
        self._remembered.keep(self._key, _OPEN if is_open else _FOLDED)
        self._remembered.write()
