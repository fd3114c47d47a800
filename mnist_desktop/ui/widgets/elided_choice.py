"""A combo box of which the middle of a long choice is left out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from mnist_desktop.ui.widgets.plain_text import plain_tip

_MARGIN = 2
_AROUND_AN_ENTRY = 24
_WIDEST_LIST = 640
# Fewer letters of a name tell nothing.
_LEAST_OF_A_NAME = "MMM…"


class ElidedChoice(QComboBox):
    """A combo box of which the middle of a long choice is left out, where Qt would cut its end.

    What stands in brackets at its end, such as an accuracy, stays where there is room for it. All
    of it is in its tool tip then, above what that says otherwise.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)

    @property
    def seen(self) -> str:
        """What is seen of the choice, or of what is told where nothing is chosen."""
        is_chosen = self.currentIndex() >= 0
        words = self.currentText() if is_chosen else self.placeholderText()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        combo, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(combo, option, field, self).width() - 2 * _MARGIN
        return _elided(words, self.fontMetrics(), room)

    def showPopup(self) -> None:
        # In the list there is room for all of each, up to a point.
        wanted = self.view().sizeHintForColumn(0) + _AROUND_AN_ENTRY
        self.view().setMinimumWidth(min(wanted, _WIDEST_LIST))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            is_cut = self.currentIndex() >= 0 and self.seen != self.currentText()
            told = (self.currentText() if is_cut else "", self.toolTip())
            words = plain_tip("\n".join(filter(None, told)))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        # As Qt paints it, but for a long choice.
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            quiet = option.palette.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, quiet)
        option.currentText = self.seen
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def _elided(words: str, metrics: QFontMetrics, room: int) -> str:
    name, bracket, rest = words.rpartition(" (")
    room_for_name = room - metrics.horizontalAdvance(bracket + rest)
    if not name or room_for_name < metrics.horizontalAdvance(_LEAST_OF_A_NAME):
        return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room_for_name)
    return shown + bracket + rest
