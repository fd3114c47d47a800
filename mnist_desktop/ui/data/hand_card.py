"""The card on which the user's hand is learned, and what that brings is seen first."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.adaptation.hand import Hand
from mnist_desktop.digits import NUM_CLASSES
from mnist_desktop.errors import UserError
from mnist_desktop.formatting import percent
from mnist_desktop.log import log_cause
from mnist_desktop.texts import mark, tr, tr_many
from mnist_desktop.ui.data.hand_job import Proposal
from mnist_desktop.ui.data.hand_learning import HandLearning
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.widgets.announcer import announce
from mnist_desktop.ui.widgets.basics import SPACING, button, card, clear_fault, label, show_fault

if TYPE_CHECKING:
    from mnist_desktop.adaptation.trial import HandTrial

_STEPS = 1000
_READY = mark(
    "The network learns how you write, in seconds. You see what it brings before you use it."
)
_OWN = mark("Your digits, read without having been learned")
_TOO_FEW = mark("Draw a digit more than once, and it is seen here how your own digits are read.")
_HEED = mark("Take my digits into account")
_HEED_TIP = mark("What is drawn on the Draw page is read as you write it, with any model")


class HandCard(QWidget):
    """The card on which the user's hand is learned, and what that brings is seen first.

    Args:
        mine: The user's own digits.
        registry: The models at hand; the one in use learns.

    Attributes:
        heed: Whether the digits count where drawings are read, as they are.
        learn_button, cancel_button: Begin and break off learning.
        use_button, discard_button: What to do with what was learned.
        take_back_button: Uses the model from before.
        words, fault: What is going on, or what went wrong.
        figures: What was read right before and after.
    """

    def __init__(
        self, mine: MyDigits, registry: ModelRegistry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mine = mine
        self._learning = HandLearning(mine, registry, self)
        self._proposal: Proposal | None = None
        self.heed = QCheckBox(tr(_HEED))
        self.heed.setChecked(mine.are_heeded)
        self.heed.setToolTip(tr(_HEED_TIP))
        self.learn_button, self.cancel_button = button(tr("Learn my hand")), button(tr("Cancel"))
        self.use_button, self.discard_button = (
            button(tr("Use it"), "primary"),
            button(tr("Discard")),
        )
        self.take_back_button = button(tr("Take back"))
        self.words, self.fault = label("", "quiet"), label("", "fault")
        self.figures = QWidget()
        self._cells = [[label("") for _ in range(3)] for _ in range(2)]
        self._progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self._progress.setAccessibleName(tr("Learning"))
        self._lay_out()
        self._connect(registry)
        self._rest()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._learning.end()

    def count_digits(self) -> None:
        """Look which digits there are now, and offer what they allow."""
        if self._proposal is None and not self.learn_button.isHidden():
            self._rest()
        else:
            self.learn_button.setEnabled(not self._missing)

    def _begin(self) -> None:
        self._proposal = None
        self._show([self.cancel_button], tr("Learning …"))
        self._progress.setValue(0)
        self._progress.show()
        self.cancel_button.setFocus()
        self._learning.begin()

    def _drop(self) -> None:
        """Go back to where nothing is learned."""
        self._learning.cancel()
        self._rest()

    def _on_proposed(self, proposal: Proposal) -> None:
        self._proposal, trial = proposal, proposal.trial
        rows = (_own_row(trial), _others_row(trial, proposal.others))
        for cells, texts in zip(self._cells, rows, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
        # Whoever does other things meanwhile goes on with them.
        is_waiting = self.cancel_button.hasFocus()
        self._show([self.use_button, self.discard_button], tr("Nothing has changed yet."))
        self.figures.show()
        if is_waiting:
            self.use_button.setFocus()
        announce(self.words, _said(rows))

    def _use(self) -> None:
        if self._proposal is None:
            return
        try:
            used = self._learning.use(self._proposal)
        except UserError as error:
            log_cause(error)
            show_fault(self.fault, str(error))
            return
        words = tr("“{model}” is in use now, and among your runs.", model=used.title)
        self._show([self.take_back_button, self.learn_button], words)
        self.take_back_button.setFocus()

    def _take_back(self) -> None:
        proposal = self._proposal
        if proposal is not None:
            base = self._learning.take_back(proposal)
            self._rest(
                tr(
                    "“{model}” is in use again; what was learned stays among your runs.",
                    model=base.title,
                )
            )

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        show_fault(self.fault, sentence)

    def _rest(self, words: str = "") -> None:
        """Offer to learn, or say what that lacks."""
        self._proposal = None
        self._show([self.learn_button], words or _lacking(self._missing) or tr(_READY))
        self.learn_button.setEnabled(not self._missing)

    @property
    def _missing(self) -> tuple[int, ...]:
        return Hand.of([kept.drawing for kept in self._mine.kept]).missing

    def _show(self, offered: Collection[QWidget], words: str) -> None:
        """Show only these buttons, and say what is going on."""
        clear_fault(self.fault)
        self._progress.hide()
        self.figures.hide()
        for one in self._buttons:
            one.setVisible(one in offered)
        self.words.setText(words)

    def _on_model_chosen(self) -> None:
        if not self.take_back_button.isHidden():
            self._rest()

    @property
    def _buttons(self) -> Sequence[QWidget]:
        return (
            self.learn_button,
            self.cancel_button,
            self.use_button,
            self.discard_button,
            self.take_back_button,
        )

    def _lay_out(self) -> None:
        self._lay_out_figures()
        row = QHBoxLayout()
        row.addWidget(self.words, stretch=1)
        for one in self._buttons:
            row.addWidget(one, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        for part in (self.heed, self.figures, self._progress):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.fault)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(column))

    def _lay_out_figures(self) -> None:
        grid = QGridLayout(self.figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING)
        grid.setColumnStretch(0, 3)
        # So that figures stand near what they are of.
        grid.setColumnStretch(3, 2)
        for column, head in enumerate(("", tr("Before"), tr("After"))):
            grid.addWidget(label(head, "quiet"), 0, column)
        for row, cells in enumerate(self._cells, start=1):
            for column, cell in enumerate(cells):
                cell.setWordWrap(not column)
                grid.addWidget(cell, row, column)

    def _connect(self, registry: ModelRegistry) -> None:
        self.heed.toggled.connect(self._mine.heed)
        self._mine.changed.connect(self.count_digits)
        registry.chosen.connect(self._on_model_chosen)
        self.learn_button.clicked.connect(self._begin)
        self.cancel_button.clicked.connect(self._drop)
        self.use_button.clicked.connect(self._use)
        self.discard_button.clicked.connect(self._drop)
        self.take_back_button.clicked.connect(self._take_back)
        self._learning.progressed.connect(
            lambda share: self._progress.setValue(round(share * _STEPS))
        )
        self._learning.proposed.connect(self._on_proposed)
        self._learning.failed.connect(self._on_failed)


def _own_row(trial: "HandTrial") -> tuple[str, str, str]:
    """Return what the user's digits are called, and how they were read before and after."""
    if not trial.own_count:
        return tr(_TOO_FEW), "", ""
    before, after = (
        tr("{right} of {count} right", right=right, count=trial.own_count)
        for right in (trial.own_before, trial.own_after)
    )
    return tr(_OWN), before, after


def _others_row(trial: "HandTrial", name: str) -> tuple[str, str, str]:
    """Return what the digits of others are called, and how they were read before and after."""
    title = tr_many(
        "{name}, {count} images", "{name}, {count} image", trial.others_count, name=tr(name)
    )
    return title, percent(trial.others_before, 1), percent(trial.others_after, 1)


def _lacking(missing: Sequence[int]) -> str:
    """Return one sentence on which digits are missing; nothing where none is."""
    if not missing:
        return ""
    if len(missing) == NUM_CLASSES:
        return tr("Draw at least one of each digit first.")
    *others, last = map(str, missing)
    if not others:
        return tr("Draw at least one of each digit first: {digit} is missing.", digit=last)
    return tr(
        "Draw at least one of each digit first: {digits} and {last} are missing.",
        digits=", ".join(others),
        last=last,
    )


def _said(rows: Sequence[Sequence[str]]) -> str:
    """Return the figures as they are said aloud."""
    return " ".join(
        tr("{title}: before {before}, after {after}.", title=title, before=before, after=after)
        if before
        else title
        for title, before, after in rows
    )
