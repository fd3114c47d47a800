"""The card on the left of the Train page: the form, and below it the buttons."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_desktop.ui.widgets.basics import card

_WIDTH, _LETTERS = 392, 56


class FormCard(QWidget):
    """The form, and below it the buttons; as wide as the form needs with letters of that size.

    Args:
        form: Takes the free room.
        buttons: What is done with it, always in sight.
        parent: The widget around it.
    """

    def __init__(self, form: QWidget, buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.addWidget(form, stretch=1)
        column.addWidget(buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(column))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Qt tells the first change while it is still being made.
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(max(_WIDTH, _LETTERS * self.fontMetrics().averageCharWidth()))
