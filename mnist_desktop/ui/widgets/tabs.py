"""Several views in one place, of which one is seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mnist_desktop.ui.widgets.tab_button import TabButton


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
        self._made: list[TabButton] = []
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
        made = TabButton(title)
        made.setChecked(index == 0)
        self._made.append(made)
        self._buttons.addButton(made, index)
        self._places.addWidget(made)

    def rename(self, index: int, title: str) -> None:
        """Give the view of that index, 0 being the first, another title."""
        self._made[index].rename(title)

    def offer(self, count: int) -> None:
        """Offer only the first `count` views; where another one was seen, the first comes."""
        for index, made in enumerate(self._made):
            made.setVisible(index < count)
        if self._views.currentIndex() >= count:
            self.choose(0)

    @property
    def current(self) -> QWidget:
        """The view that is seen."""
        return self._views.currentWidget()

    def choose(self, index: int) -> None:
        """Bring a view to the front, 0 being the first."""
        self._buttons.button(index).setChecked(True)
        self._views.setCurrentIndex(index)
        self.chosen.emit(index)
