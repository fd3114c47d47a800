"""A row of buttons, one a digit and one for none, with counts, that choose what is seen."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from mnist_desktop.collection.kept_drawing import NO_DIGIT, KeptDrawing
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.formatting import whole
from mnist_desktop.texts import mark, tr

_ALL = mark("All")
_TITLES = (_ALL, *map(str, range(NUM_CLASSES)), NO_DIGIT)
_COLUMNS = 12
_STYLE = """
QToolButton { padding: 3px 2px; border: 1px solid palette(dark); border-radius: 8px; }
QToolButton:checked { border: 2px solid palette(highlight); background: palette(alternate-base);
    color: palette(highlight); font-weight: 600; }
"""


class LabelFilter(QWidget):
    """Buttons for all drawings, for those of each digit and for no digits, with their counts.

    Signals:
        chosen(): Others are to be seen.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.setStyleSheet(_STYLE)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons = {title: self._make() for title in _TITLES}
        for place, made in enumerate(self.buttons.values()):
            row.addWidget(made, *divmod(place, _COLUMNS))
        self.buttons[_ALL].setChecked(True)
        self._group.buttonClicked.connect(lambda _made: self.chosen.emit())
        self.show_counts(())

    def show_counts(self, kept: Sequence[KeptDrawing]) -> None:
        """Show how many drawings there are of each."""
        counts = Counter(one.title for one in kept)
        counts[_ALL] = len(kept)
        for title, made in self.buttons.items():
            shown, count = tr(title), whole(counts[title])
            made.setText(f"{shown}\n{count}")
            made.setAccessibleName(f"{shown}: {count}")

    def chosen_of(self, kept: Sequence[KeptDrawing]) -> list[KeptDrawing]:
        """Return those drawings that are to be seen."""
        title = next(title for title, made in self.buttons.items() if made.isChecked())
        return [one for one in kept if title in (_ALL, one.title)]

    def _make(self) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        # Wider where there is room, but as narrow as its words.
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(made)
        return made
