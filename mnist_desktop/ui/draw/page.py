"""The Draw page: a pad, and what the network reads on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.live_reading.reader import Reader
from mnist_desktop.live_reading.written import Growing, PicturePart
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.correction import without_digit
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.shortage import no_threads
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.correcting import Correcting
from mnist_desktop.ui.draw.heeding import Heeding
from mnist_desktop.ui.draw.incoming_pictures import IncomingPictures
from mnist_desktop.ui.draw.looking_into import LookingInto
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.pad_buttons import PadButtons
from mnist_desktop.ui.draw.pad_tools import PadTools
from mnist_desktop.ui.draw.practice_bar import PracticeBar
from mnist_desktop.ui.draw.practicing import Practicing
from mnist_desktop.ui.draw.recognition_thread import RecognitionThread
from mnist_desktop.ui.draw.shown_answer import ShownAnswer
from mnist_desktop.ui.draw.side_cards import SideCards
from mnist_desktop.ui.draw.steps import Steps
from mnist_desktop.ui.draw.taking_out import TakingOut
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import SPACING
from mnist_desktop.ui.widgets.confidence_bars import NO_DIGIT

_NO_DIGITS = mark("No digits were found in the picture.")
_INVITATION = mark("Draw a digit or a number here")
_OTHER_WAYS = mark("or paste, drop or open a picture of digits")
_COPIED = mark("The answer is on the clipboard.")
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
# From this width on there is room for why beside the confidence, not only in its place.
_WIDE = 1240


class DrawPage(QWidget):
    """A pad, and what the network reads on it with every move of the pen.

    Args:
        registry: The models at hand.
        mine: The user's own digits.
        reader: Who reads; it is ended with the page.
        parent: The widget around it.

    Signals:
        opened(object): The picture in the file of this Path was opened.
    """

    opened = Signal(object)

    def __init__(
        self,
        registry: ModelRegistry,
        mine: MyDigits,
        reader: Reader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._number = 0
        # Answers up to that number are not shown: what they are about has gone.
        self._stale = 0
        self._is_ready = False
        self.pad = Pad(tr(_INVITATION), tr(_OTHER_WAYS), self)
        self._side = SideCards()
        card = self._side.answer
        self.answer, self.comment, self.seen = card.answer, card.comment, card.seen
        self.bars, self.why = self._side.bars, self._side.why
        self.correcting = Correcting(mine, self)
        self.practice_bar = PracticeBar()
        self.practicing = Practicing(
            self.pad, self.practice_bar, mine, lambda: self.correcting.read
        )
        self.tools = PadTools(self.pad, self)
        steps = Steps(self.pad, self.correcting, self.practicing, self)
        self._buttons = PadButtons(self.pad, self, steps)
        self.copy_button, self.why_button = self._buttons.copy, self._buttons.why
        self.save_button = self._buttons.save
        self.taking_out = TakingOut(self.pad, self.save_button)
        self._shown = ShownAnswer(
            self.pad, self._side, self._buttons, self.correcting, registry=registry, page=self
        )
        self._pictures = IncomingPictures(self.pad, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._thread = RecognitionThread(reader)
        self._heeding = Heeding(mine, self._thread, self)
        self._connect()
        self._read()

    def start(self) -> None:
        """Load the network in the background; call it once the window is up."""
        self._thread.use(self._registry.current)
        if not self._thread.begin():
            self._shown.fail(no_threads())
        # PyTorch is being loaded meanwhile.
        self._heeding.begin()

    def end(self) -> None:
        """Break off what is going on in other threads."""
        self._thread.end()
        self._pictures.end()
        self.taking_out.end()
        self.why.end()

    def ask_for_picture(self) -> None:
        """Ask for an image file, and read it."""
        self._pictures.ask()

    def open_picture(self, path: Path) -> None:
        """Read an image file, as if it was dropped on the pad."""
        self._pictures.open(path)

    def paste(self) -> None:
        """Read the picture on the clipboard."""
        self._pictures.paste()

    def copy(self) -> None:
        """Put the answer on the clipboard, as text."""
        if self._shown.found is not None:
            QGuiApplication.clipboard().setText(self._shown.found.text)
            self._shown.tell(tr(_COPIED))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        # No focus proxy: Tab would leap over whatever stands before it.
        self.pad.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self.practicing.wants(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What neither the pad nor the answer takes comes here.
        if self.practicing.takes(event):
            return
        steps, found = _STEPS.get(event.key()), self._shown.found
        is_plain = not event.modifiers() & ~_KEYPAD
        if steps is not None and is_plain and found is not None and found.is_number:
            self._shown.choose(found.index + steps)
        elif not self.correcting.takes(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_why()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._pictures.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._pictures.drop(event)

    def _lay_out(self) -> None:
        left = QGridLayout()
        left.setHorizontalSpacing(SPACING // 2)
        left.addWidget(self.practice_bar, 0, 0, 1, 2)
        left.addWidget(self.tools, 1, 0)
        left.addWidget(self.pad, 1, 1)
        # In large text they need the room below the tools as well.
        left.addWidget(self._buttons, 2, 0, 1, 2)
        left.setRowStretch(1, 1)

        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACING, SPACING, SPACING, SPACING)
        self._row.setSpacing(SPACING)
        self._row.addLayout(left)
        self._row.addWidget(self._side)
        self._place_why()

    def _place_why(self) -> None:
        """Put why beside the confidence where there is room for both, else in its place."""
        is_asked = self.why_button.isChecked()
        is_beside = is_asked and self.width() >= _WIDE
        self._side.place_why(is_asked=is_asked, is_beside=is_beside)
        self._row.setStretch(0, 4 if is_beside else 5)
        self._row.setStretch(1, 5 if is_beside else 3)

    def _connect(self) -> None:
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)
        self.pad.changed.connect(self.correcting.expect)
        self.pad.changed.connect(self._on_changed)
        self.pad.replaced.connect(self._on_replaced)
        # What was read while it was drawn may be read otherwise now.
        self.pad.lifted.connect(self._reading.start)
        self.correcting.told.connect(self._shown.show_kept)
        self.practicing.failed.connect(self._shown.tell)
        self._side.practice_button.clicked.connect(self.practicing.begin)
        self.bars.pressed.connect(self._on_bar)
        self.answer.chosen.connect(self._shown.choose)
        self.pad.boxes.refused.connect(self._take_away)
        self.pad.boxes.drawn.connect(self._read_part)
        self._buttons.open.clicked.connect(self.ask_for_picture)
        self._pictures.told.connect(self._shown.tell)
        self._pictures.opened.connect(self.opened)
        self.why_button.toggled.connect(self._on_why)
        self.copy_button.clicked.connect(self.copy)
        self.taking_out.told.connect(self._shown.tell)
        Shortcut.PASTE.connect(self, self.paste)
        Shortcut.COPY_PICTURE.connect(self, self.taking_out.copy)
        self._thread.ready.connect(self._on_ready)
        self._thread.heeding.connect(self._on_heeding)
        self._heeding.told.connect(self._shown.tell)
        self._thread.recognized.connect(self._on_recognized)
        self._thread.failed.connect(self._shown.fail)
        self._registry.chosen.connect(self._on_model_chosen)

    def _on_replaced(self) -> None:
        self._stale = self._number
        self._shown.begin_anew()

    def _on_changed(self) -> None:
        self._shown.draw_on()
        # What comes after a picture was asked for is not to be replaced by it.
        self._pictures.forget()
        # At once, and not in the next turn of the event loop: it is read while it is painted.
        self._read()

    def _read(self) -> None:
        self._number += 1
        picture = self.pad.picture
        if self.pad.is_empty or (picture is not None and not picture.digit.any()):
            self._stale = self._number
            self._shown.show_nothing()
            self.correcting.catch_up()
            return
        self._thread.submit(self._number, self._ink() if picture is None else picture)
        if not self._is_ready:
            self._shown.show_nothing()

    def _ink(self) -> Drawing | Growing:
        return Growing(self.pad.drawing) if self.pad.is_drawing else self.pad.drawing

    def _read_part(self, box: Box) -> None:
        """Read the number in a part of the picture."""
        picture, found = self.pad.picture, self._shown.found
        if picture is None or not self._is_ready:
            return
        before = found.reading if found is not None else Reading()
        self._number += 1
        self._thread.submit(self._number, PicturePart(picture, box, before))

    def _take_away(self, index: int) -> None:
        """Take a digit out of what was read in the picture."""
        found = self._shown.found
        if found is None or index >= len(found.reading.digits):
            return
        left = without_digit(found.reading, index)
        # Else what is being read would bring it back.
        self._stale = self._number
        if left.digits:
            self._shown.show(LookingInto(left, 0).at(index))
        else:
            self._shown.show_nothing()
            self._shown.tell(tr(_NO_DIGITS))

    def _on_why(self) -> None:
        self._place_why()
        self._shown.explain()

    def _on_model_chosen(self) -> None:
        self._is_ready = False
        self._shown.mend()
        # What the last model has still to say is not shown.
        self._stale = self._number
        self._thread.use(self._registry.current)
        self._read()

    def _on_ready(self) -> None:
        self._is_ready = True
        self._read()

    def _on_heeding(self) -> None:
        # Pictures are read as before, and what was taken out of them would come back.
        if self._is_ready and not self.pad.has_picture:
            self._read()

    def _on_recognized(self, number: int, reading: Reading, own: frozenset[int]) -> None:
        if number <= self._stale:
            return
        if not reading.digits:
            self._shown.tell(tr(_NO_DIGITS))
            return
        self._shown.show_reading(reading, own)
        is_newest = number == self._number and not self._reading.isActive()
        if is_newest and not self.pad.is_drawing:
            self.correcting.catch_up()

    def _on_bar(self, title: str) -> None:
        """Keep the digit as that of the bar that was clicked, if there is one."""
        if self._shown.found is not None and not self.practicing.is_on:
            self.correcting.correct(None if title == NO_DIGIT else int(title))
