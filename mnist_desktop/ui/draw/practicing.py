"""Practice on the pad: digits are asked for, and kept as they are written."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from mnist_desktop.collection.collection import Change
from mnist_desktop.collection.kept_drawing import KeptDrawing, Origin
from mnist_desktop.collection.practice import SECONDS, Practice
from mnist_desktop.errors import UserError
from mnist_desktop.log import log_cause
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.practice_bar import PracticeBar
from mnist_desktop.ui.my_digits import MyDigits

# A digit may have several strokes: so long after the last one it is taken as finished.
_REST_MILLISECONDS = 900
_TICK_MILLISECONDS = 250
_KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BESIDE = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_HOW = mark("Rest the pen, or press Enter or Space, to go on")


class Practicing(QObject):
    """Asks for digits on the pad, and keeps each as it is written.

    A digit is finished when the pen rests. The time runs from the first stroke on.

    Args:
        pad: Where they are written; it is empty whenever one is asked for.
        bar: Where they are asked for.
        mine: Where they are kept.
        read: Tells what is read on the pad, or None.

    Signals:
        failed(str): One sentence on why a digit cannot be kept; practice has ended.
    """

    failed = Signal(str)

    def __init__(
        self, pad: Pad, bar: PracticeBar, mine: MyDigits, read: Callable[[], str | None]
    ) -> None:
        super().__init__(pad)
        self._pad, self._bar, self._mine, self._read = pad, bar, mine, read
        self._practice: Practice | None = None
        self._clock = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._tick = QTimer(self, interval=_TICK_MILLISECONDS)
        self._rest.timeout.connect(self._on_rest)
        self._tick.timeout.connect(self._on_tick)
        pad.changed.connect(self._on_changed)
        bar.again_button.clicked.connect(self.begin)
        bar.end_button.clicked.connect(self.leave)

    @property
    def is_on(self) -> bool:
        """Whether digits are asked for."""
        return self._practice is not None

    def begin(self) -> None:
        """Begin a round on an empty pad."""
        self._end()
        self._pad.clear()
        self._practice = Practice.begin(secrets.randbits(32))
        self._clock.invalidate()
        self._ask(self._practice)

    def leave(self) -> None:
        """End the round, and then leave what is told of it."""
        if self._practice is not None:
            self._stop(self._practice, "")
        else:
            self._bar.hide()
        self._pad.setFocus()

    def take_back(self) -> bool:
        """Undo the last digit where the next is not begun; tell whether that is what undo means."""
        if self._practice is None or not self._pad.is_empty:
            return False
        last = self._practice.written[-1:]
        if last and self._apply(Change(removed=last)):
            self._practice = self._practice.back()
            self._ask(self._practice)
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Whether it wants a key for itself that does something else otherwise."""
        return event.key() == Qt.Key.Key_Escape and self._is_seen

    def takes(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything."""
        if event.modifiers() & ~_BESIDE:
            return False
        if event.key() == Qt.Key.Key_Escape and self._is_seen:
            self.leave()
        elif event.key() == Qt.Key.Key_P and self._practice is None:
            self.begin()
        elif self._practice is None:
            return False
        elif event.key() in _KEEPING and not event.isAutoRepeat():
            self._keep()
        # What else a key means on the page is not meant while one writes.
        return True

    @property
    def _is_seen(self) -> bool:
        return not self._bar.isHidden()

    @property
    def _seconds_left(self) -> float:
        return SECONDS - (self._clock.elapsed() / 1000 if self._clock.isValid() else 0)

    def _ask(self, practice: Practice) -> None:
        self._bar.show_practice(practice, self._seconds_left)
        self._pad.invite(self._bar.headline.text(), tr(_HOW))
        self._pad.setFocus()

    def _on_changed(self) -> None:
        if self._practice is None or self._pad.is_empty:
            self._rest.stop()
        elif self._pad.has_picture:
            self._stop(self._practice, "")
        else:
            if not self._clock.isValid():
                self._clock.start()
                self._tick.start()
            self._rest.start()

    def _on_rest(self) -> None:
        if self._pad.is_drawing:
            self._rest.start()
        else:
            self._keep()

    def _on_tick(self) -> None:
        if self._practice is None:
            return
        if self._seconds_left <= 0:
            self._stop(self._practice, tr("Time is up."))
        else:
            self._bar.show_practice(self._practice, self._seconds_left)

    def _keep(self) -> None:
        """Keep what is on the pad as the digit that is asked for, and ask for the next."""
        practice = self._practice
        if practice is None or practice.digit is None or self._pad.is_empty:
            return
        kept = KeptDrawing.now(self._pad.drawing, practice.digit, Origin.PRACTICE, self._read())
        if not self._apply(Change(added=(kept,))):
            return
        self._practice = practice = practice.then(kept)
        self._pad.clear()
        if practice.is_over:
            self._stop(practice, tr("Well done!"))
        else:
            self._ask(practice)

    def _stop(self, practice: Practice, reason: str) -> None:
        self._end()
        if not self._pad.has_picture:
            self._pad.clear()
        self._bar.show_end(practice, reason)

    def _end(self) -> None:
        self._practice = None
        self._rest.stop()
        self._tick.stop()
        self._pad.invite()

    def _apply(self, change: Change) -> bool:
        try:
            self._mine.apply(change)
        except UserError as error:
            log_cause(error)
            self._end()
            self._bar.hide()
            self.failed.emit(str(error))
            return False
        return True
