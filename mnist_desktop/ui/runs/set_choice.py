"""Of which digits the charts of the Runs page show the runs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mnist_desktop.runs.run import Run
from mnist_desktop.runs.run_digits import set_key, set_titles
from mnist_desktop.texts import tr, tr_many
from mnist_desktop.ui.widgets.basics import choice, index_of, label, show_choice
from mnist_desktop.ui.widgets.elided_label import ElidedLabel


class SetChoice(QWidget):
    """The choice of a set of digits; it is seen where runs learned from several.

    Accuracies on different digits say nothing beside each other: charts show one set at a time.
    The set is that of the selected runs, until the user chooses another.

    Attributes:
        sets: The choice.
        note: How many selected runs are left out.

    Signals:
        changed(): The user chose another set.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sets: QComboBox = choice()
        self.sets.setAccessibleName(tr("Digits of the charts"))
        self.note = ElidedLabel()
        caption = label(tr("Charts of runs on"))
        caption.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, share in ((caption, 0), (self.sets, 2), (self.note, 3)):
            row.addWidget(widget, stretch=share)
        self.sets.activated.connect(self.changed)

    @property
    def title(self) -> str:
        """What the set is called, or nothing where there are no runs."""
        return str(self.sets.currentData()[1]) if self.sets.count() else ""

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Offer the sets of other runs; the one that was chosen stays, if it is there."""
        chosen = self.sets.currentData()
        titles = set_titles(runs)
        keys = [set_key(run) for run in runs]
        self.sets.clear()
        for key, title in titles.items():
            words = tr_many(
                "{digits} · {count} runs", "{digits} · {count} run", keys.count(key), digits=title
            )
            self.sets.addItem(words, (key, title))
        if index_of(self.sets, chosen) >= 0:
            show_choice(self.sets, chosen)
        self.setVisible(len(titles) > 1)

    def follow(self, selected: Sequence[Run]) -> None:
        """Take the set of the selected runs, unless one of them is of the chosen set."""
        if selected and not self.of_set(selected):
            keys = [self.sets.itemData(index)[0] for index in range(self.sets.count())]
            self.sets.setCurrentIndex(keys.index(set_key(selected[0])))

    def of_set(self, runs: Sequence[Run]) -> list[Run]:
        """Return those runs that learned from the chosen set."""
        chosen = self.sets.currentData()
        return [run for run in runs if chosen is not None and set_key(run) == chosen[0]]

    def tell_left_out(self, selected: Sequence[Run]) -> None:
        """Tell how many of the selected runs learned from another set."""
        others = len(selected) - len(self.of_set(selected))
        words = tr_many(
            "{count} selected runs on other digits are not in the charts.",
            "{count} selected run on other digits is not in the charts.",
            others,
        )
        self.note.tell(words if others else "")
