"""Several views in one place, of which one is seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.ui.widgets.basics import button


class Tabs(QWidget):
    """Several views in one place; a row of buttons above them chooses.

    Attributes:
        row: The layout of the buttons; whoever makes the tabs may add to its end.

    Signals:
        chosen(int): Another view is seen now.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = QButtonGroup(self)
        self._views = QStackedWidget()
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self._places = buttons
        self.row.addLayout(buttons)
        self.row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.row)
        column.addWidget(self._views, stretch=1)
        self._buttons.idClicked.connect(self.choose)

    def add(self, title: str, view: QWidget) -> None:
        """Add a view at the end; the first one is seen."""
        index = self._views.addWidget(view)
        made = button(title, "tab")
        made.setCheckable(True)
        made.setChecked(index == 0)
        self._buttons.addButton(made, index)
        self._places.addWidget(made)

    def rename(self, index: int, title: str, widest: int) -> None:
        """Give a view another title; where it is wider than `widest` its middle is left out.

        Args:
            index: Of the view, 0 being the first.
            title: What it is called from now on.
            widest: Pixels that the title may take.
        """
        place = self._buttons.button(index)
        middle = Qt.TextElideMode.ElideMiddle
        seen = place.fontMetrics().elidedText(title, middle, widest)
        # One & would underline the letter after it.
        place.setText(seen.replace("&", "&&"))
        place.setToolTip(title if seen != title else "")

    @property
    def current(self) -> QWidget:
        """The view that is seen."""
        return self._views.currentWidget()

    def choose(self, index: int) -> None:
        """Bring a view to the front, 0 being the first."""
        self._buttons.button(index).setChecked(True)
        self._views.setCurrentIndex(index)
        self.chosen.emit(index)
