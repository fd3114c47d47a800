"""Saying what a drawing is, by keys: right answers are confirmed, wrong ones corrected."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from mnist_desktop.collection.collection import Change
from mnist_desktop.collection.kept_drawing import NO_DIGIT, KeptDrawing, Origin
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause
from mnist_desktop.numbers.reading import FoundDigit
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.digit_keys import plain_digit
from mnist_desktop.ui.draw.looking_into import LookingInto
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.shortcuts import Shortcut

_PICTURE = mark("Only what is drawn here can be kept, not a picture.")
_ALL_KEPT = mark("All of it is kept already.")
_TAKEN_BACK = mark("Taken back: it is not kept.")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def hint() -> str:
    """Return what can be told of an answer."""
    return tr(
        "Wrong? Type the right digit or click its bar; {key} means no digit. Right? Press Enter. "
        "It stays on this computer.",
        key=Shortcut.NO_DIGIT.words,
    )


class Correcting(QObject):
    """Keeps what is drawn among the user's own digits, as what the user says it is.

    The same ink is kept once: who says something else replaces what was said before.

    Args:
        mine: The user's own digits.
        parent: Who owns it.

    Signals:
        told(str): One sentence on what was kept, or why it was not.
        steps_changed(): There may be something else to take back, or to keep again.
    """

    told = Signal(str)
    steps_changed = Signal()

    def __init__(self, mine: MyDigits, parent: QObject) -> None:
        super().__init__(parent)
        self._mine = mine
        self._shown: LookingInto | None = None
        self._is_behind = False
        # What was asked for before the answer was there.
        self._asked: Callable[[LookingInto], None] | None = None
        # What was done since the last change of the drawing, and what of it was taken back.
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def is_behind(self) -> bool:
        """Whether the drawing has changed and is yet to be read."""
        return self._is_behind

    @property
    def read(self) -> str | None:
        """What is read where all of the drawing is one digit; None before it is read."""
        shown = self._shown
        return None if self._is_behind or shown is None or shown.is_number else _read(shown.digit)

    def expect(self) -> None:
        """The drawing has changed, and what is read in it is yet to come."""
        self._is_behind, self._asked = True, None
        self._done.clear()
        self._undone.clear()
        self.steps_changed.emit()

    def look_at(self, shown: LookingInto | None) -> None:
        """Look at what was read."""
        self._shown = shown

    def catch_up(self) -> None:
        """All of the drawing is read now: do what was asked for before."""
        self._is_behind = False
        asked, self._asked = self._asked, None
        if asked is not None:
            self._when_read(asked)

    def known(self, found: LookingInto) -> LookingInto:
        """Return what was read, with what is known of the same ink."""
        inks = ((index, digit.ink) for index, digit in enumerate(found.reading.digits))
        known = {index: self._mine.of_ink(ink) for index, ink in inks if ink is not None}
        return replace(found, kept={index: one for index, one in known.items() if one is not None})

    def takes(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything."""
        digit, is_plain = plain_digit(event), not event.modifiers() & ~_KEYPAD
        act: Callable[[], None]
        if digit is not None:
            act = partial(self.correct, digit)
        elif is_plain and event.key() == Qt.Key.Key_N:
            act = partial(self.correct, None)
        elif is_plain and event.key() in _ENTER:
            act = self.confirm
        else:
            return False
        if not event.isAutoRepeat():
            act()
        return True

    def correct(self, label: int | None) -> None:
        """Keep the digit that is looked into as another, or for None as no digit."""
        self._when_read(partial(self._correct, label))

    def confirm(self) -> None:
        """Keep all digits as they were read, but those that somebody has corrected."""
        self._when_read(self._confirm)

    @property
    def can_take_back(self) -> bool:
        """Whether something was said of the drawing that is seen."""
        return bool(self._done)

    @property
    def can_keep_again(self) -> bool:
        """Whether something that was said of it was taken back last."""
        return bool(self._undone)

    def take_back(self) -> bool:
        """Undo what was last said of the drawing that is seen; tell whether that was anything."""
        if not self._done:
            return False
        if self._apply(self._done[-1].undone):
            change = self._done.pop()
            self._undone.append(change)
            self.steps_changed.emit()
            self.told.emit(_kept_again(change.removed[0]) if change.removed else tr(_TAKEN_BACK))
        return True

    def keep_again(self) -> bool:
        """Say again what was taken back last; tell whether that was anything."""
        if not self._undone:
            return False
        if self._apply(self._undone[-1]):
            change = self._undone.pop()
            self._done.append(change)
            self.steps_changed.emit()
            self.told.emit(_kept_sentences(change.added))
        return True

    def _when_read(self, act: Callable[[LookingInto], None]) -> None:
        if self._is_behind or self._shown is None:
            self._asked = act
        else:
            act(self._shown)

    def _correct(self, label: int | None, shown: LookingInto) -> None:
        read = self._first_read(shown.digit)
        is_right = read == (NO_DIGIT if label is None else str(label))
        origin = Origin.CONFIRMATION if is_right else Origin.CORRECTION
        told = "" if is_right else tr("It was read as {digit}.", digit=tr(read))
        self._keep([(shown.digit, label)], origin, told)

    def _confirm(self, shown: LookingInto) -> None:
        digits = enumerate(shown.reading.digits)
        right = [(digit, _label(digit)) for index, digit in digits if index not in shown.kept]
        self._keep(right, Origin.CONFIRMATION)

    def _keep(
        self, digits: Sequence[tuple[FoundDigit, int | None]], origin: Origin, told: str = ""
    ) -> None:
        if any(digit.ink is None for digit, _ in digits):
            self.told.emit(tr(_PICTURE))
            return
        try:
            # Else what was kept in another session, or by another program, was kept twice.
            notice = self._mine.load()
        except UserError as error:
            self._fail(error)
            return
        inks = [(digit, digit.ink, label) for digit, label in digits if digit.ink is not None]
        before = (self._mine.of_ink(ink) for _, ink, _ in inks)
        added = [
            KeptDrawing.now(ink, label, origin, self._first_read(digit))
            for digit, ink, label in inks
        ]
        change = Change(tuple(one for one in before if one is not None), tuple(added))
        if not added:
            self.told.emit(tr(_ALL_KEPT))
        elif self._apply(change):
            self._done.append(change)
            self._undone.clear()
            self.steps_changed.emit()
            self.told.emit(notice or _kept_sentences(added, told))

    def _first_read(self, digit: FoundDigit) -> str:
        """Return what was read before the same ink was kept: as an example it is read as itself."""
        before = None if digit.ink is None else self._mine.of_ink(digit.ink)
        return _read(digit) if before is None or before.read is None else before.read

    def _apply(self, change: Change) -> bool:
        try:
            self._mine.apply(change)
        except UserError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: UserError) -> None:
        log_cause(error)
        self.told.emit(str(error))


def _kept_sentences(added: Sequence[KeptDrawing], told: str = "") -> str:
    """Return what was kept, what else is told of it, and how it is taken back."""
    kept = tr("Kept as {digits}.", digits=", ".join(tr(one.title) for one in added))
    back = tr("{keys} takes it back.", keys=Shortcut.UNDO.words)
    return " ".join(filter(None, (kept, told, back)))


def _kept_again(kept: KeptDrawing) -> str:
    return tr("Kept as {digit} again.", digit=tr(kept.title))


def _label(digit: FoundDigit) -> int | None:
    return None if digit.prediction.rejected else digit.prediction.digit


def _read(digit: FoundDigit) -> str:
    label = _label(digit)
    return NO_DIGIT if label is None else str(label)
