"""The Draw page: a pad, and what the network reads on it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.correction import without_digit
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.ui.drag_and_drop import dropped_file, refusal
from mnist_desktop.ui.draw.answer_view import Sign
from mnist_desktop.ui.draw.box_drawing import HINT
from mnist_desktop.ui.draw.correcting import Correcting
from mnist_desktop.ui.draw.looking_into import LookingInto
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.pad_buttons import PadButtons
from mnist_desktop.ui.draw.pad_tools import PadTools
from mnist_desktop.ui.draw.picture_reader import PictureReader
from mnist_desktop.ui.draw.practice_bar import PracticeBar
from mnist_desktop.ui.draw.practicing import Practicing
from mnist_desktop.ui.draw.recognition_thread import PicturePart, RecognitionThread
from mnist_desktop.ui.draw.side_cards import SideCards
from mnist_desktop.ui.draw.taking_out import TakingOut
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.announcer import Announcer
from mnist_desktop.ui.widgets.asking import ask_for_file
from mnist_desktop.ui.widgets.basics import SPACING
from mnist_desktop.ui.widgets.confidence_bars import NO_DIGIT

_NOTHING = "Draw a digit or a number, and the answer appears as you draw."
_BLANK = "The picture shows no ink; choose one with digits on paper."
_NO_DIGITS = "No digits were found in the picture."
_PICTURES = (
    "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.avif *.heic);;All files (*)"
)
_INVITATION = "Draw a digit or a number here"
_OTHER_WAYS = "or paste, drop or open a picture of digits"
_COPIED = "The answer is on the clipboard."
_LOADING = "The network is being loaded; the answer comes in a moment."
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
# From this width on there is room for why beside the confidence, not only in its place.
_WIDE = 1240


class DrawPage(QWidget):
    """A pad, and what the network reads on it with every move of the pen.

    Signals:
        opened(object): The picture in the file of this Path was opened.
    """

    opened = Signal(object)

    def __init__(
        self, registry: ModelRegistry, mine: MyDigits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._number = 0
        # Answers up to that number are not shown: what they are about has gone.
        self._stale = 0
        self._shown: LookingInto | None = None
        self._is_chosen = False
        self._image = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
        self._is_ready = False
        self._fault = ""
        self._notice = ""
        self.pad = Pad(_INVITATION, _OTHER_WAYS, self)
        self._side = SideCards()
        self._answer_card = self._side.answer
        self.answer = self._answer_card.answer
        self.comment = self._answer_card.comment
        self.seen = self._answer_card.seen
        self.bars, self.why = self._side.bars, self._side.why
        self.correcting = Correcting(mine, self)
        self.practice_bar = PracticeBar()
        self.practicing = Practicing(
            self.pad, self.practice_bar, mine, lambda: self.correcting.read
        )
        self.tools = PadTools(self.pad, self)
        self._buttons = PadButtons(self.pad, self, self._take_back)
        self.copy_button, self.why_button = self._buttons.copy, self._buttons.why
        self.save_button = self._buttons.save
        self.taking_out = TakingOut(self.pad, self.save_button)
        self._announcer = Announcer(self)
        self._pictures = PictureReader(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._thread = RecognitionThread(self)
        self._connect()
        self._read()

    def start(self) -> None:
        """Load the network in the background; call it once the window is up."""
        self._thread.use(self._registry.current)
        self._thread.start()

    def end(self) -> None:
        """End the background thread."""
        self._thread.end()
        self._pictures.end()
        self.taking_out.end()
        self.why.end()

    def ask_for_picture(self) -> None:
        """Ask for an image file, and read it."""
        path = ask_for_file(self, "Picture of digits", _PICTURES, "pictures")
        if path is not None:
            self.open_picture(path)

    def open_picture(self, path: Path) -> None:
        """Read an image file, as if it was dropped on the pad."""
        self._pictures.read_file(path)

    def paste(self) -> None:
        """Read the picture on the clipboard."""
        # An empty clipboard has no data at all on some systems, which Qt's stub does not know.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        if not self._pictures.read_mime(data):
            self._tell(refusal(data) or "There is no picture on the clipboard; copy one first.")

    def copy(self) -> None:
        """Put the answer on the clipboard, as text."""
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.text)
            self._tell(_COPIED)

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
        steps, shown = _STEPS.get(event.key()), self._shown
        is_plain = not event.modifiers() & ~_KEYPAD
        if steps is not None and is_plain and shown is not None and shown.is_number:
            self._choose(shown.index + steps)
        elif not self.correcting.takes(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_why()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What was dragged from here is here already.
        is_foreign = event.source() is None
        if is_foreign and (event.mimeData().hasImage() or dropped_file(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._pictures.read_mime(event.mimeData()):
            event.acceptProposedAction()

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
        # However many points come in one turn of the event loop, they are read once.
        self.pad.changed.connect(self._on_changed)
        self.pad.replaced.connect(self._on_replaced)
        self.pad.changed.connect(self.correcting.expect)
        self.correcting.told.connect(self._on_kept)
        self.practicing.failed.connect(self._tell)
        self._side.practice_button.clicked.connect(self.practicing.begin)
        self.bars.pressed.connect(self._on_bar)
        self._answer_card.answer.chosen.connect(self._choose)
        self.pad.boxes.refused.connect(self._take_away)
        self.pad.boxes.drawn.connect(self._read_part)
        self._buttons.open.clicked.connect(self.ask_for_picture)
        self._pictures.read.connect(self.pad.show_picture)
        self._pictures.failed.connect(self._tell)
        self._pictures.opened.connect(self.opened)
        self.why_button.toggled.connect(self._on_why)
        self.copy_button.clicked.connect(self.copy)
        self.taking_out.told.connect(self._tell)
        Shortcut.PASTE.connect(self, self.paste)
        Shortcut.COPY_PICTURE.connect(self, self.taking_out.copy)
        self._thread.ready.connect(self._on_ready)
        self._thread.recognized.connect(self._on_recognized)
        self._thread.failed.connect(self._on_failed)
        self._registry.chosen.connect(self._on_model_chosen)

    def _on_replaced(self) -> None:
        self._stale = self._number
        self._shown = None
        self._announcer.forget()

    def _on_changed(self) -> None:
        self._notice = ""
        # Whoever draws on looks at what is drawn.
        self._is_chosen = False
        self._announcer.wait()
        # What comes after a picture was asked for is not to be replaced by it.
        self._pictures.forget()
        self._reading.start()

    def _read(self) -> None:
        self._number += 1
        picture = self.pad.picture
        if self.pad.is_empty or (picture is not None and not picture.digit.any()):
            self._stale = self._number
            self._show_nothing()
            self.correcting.catch_up()
            return
        self._thread.submit(self._number, self.pad.drawing if picture is None else picture)
        if not self._is_ready:
            self._show_nothing()

    def _read_part(self, box: Box) -> None:
        """Read the number in a part of the picture."""
        picture, shown = self.pad.picture, self._shown
        if picture is None or not self._is_ready:
            return
        before = shown.reading if shown is not None else Reading()
        self._number += 1
        self._thread.submit(self._number, PicturePart(picture, box, before))

    def _take_away(self, index: int) -> None:
        """Take a digit out of what was read in the picture."""
        if self._shown is None or index >= len(self._shown.reading.digits):
            return
        left = without_digit(self._shown.reading, index)
        # Else what is being read would bring it back.
        self._stale = self._number
        if left.digits:
            self._show(LookingInto(left, 0).at(index))
        else:
            self._show_nothing()
            self._tell(_NO_DIGITS)

    def _on_why(self) -> None:
        self._place_why()
        self._explain()

    def _look_at(self, image: NDArray[np.uint8]) -> None:
        self._image = image
        self.seen.show_image(image)
        self._explain()

    def _explain(self) -> None:
        if self.why_button.isChecked() and self._image.any():
            self.why.show_image(self._registry.current, self._image)
        else:
            self.why.clear()

    def _unread(self) -> NDArray[np.uint8]:
        """Return what the network will see; black where ink has yet to be parted into digits."""
        picture = self.pad.picture
        return np.zeros_like(self._image) if picture is None else picture.digit

    def _tell(self, sentence: str) -> None:
        """Show a sentence until something else is on the pad."""
        self._notice = sentence
        self.comment.setText(sentence)
        self._announcer.say(sentence)

    def _on_model_chosen(self) -> None:
        self._is_ready, self._fault = False, ""
        # What the last model has still to say is not shown.
        self._stale = self._number
        self._thread.use(self._registry.current)
        self._read()

    def _on_ready(self) -> None:
        self._is_ready = True
        self._read()

    def _on_recognized(self, number: int, reading: Reading) -> None:
        if number <= self._stale:
            return
        if not reading.digits:
            self._tell(_NO_DIGITS)
            return
        found = LookingInto.nearest(reading, self.pad.last_point)
        if self._is_chosen and self._shown is not None:
            found = found.at(self._shown.index)
        self._show(found)
        if number == self._number and not self._reading.isActive():
            self.correcting.catch_up()

    def _take_back(self) -> bool:
        return self.practicing.take_back() or self.correcting.take_back()

    def _on_bar(self, title: str) -> None:
        """Keep the digit as that of the bar that was clicked, if there is one."""
        if self._shown is not None and not self.practicing.is_on:
            self.correcting.correct(None if title == NO_DIGIT else int(title))

    def _on_kept(self, sentence: str) -> None:
        self._notice = sentence
        if self._shown is not None:
            self._show_answer(self._shown)

    def _choose(self, index: int) -> None:
        if self._shown is not None:
            self._is_chosen, self._notice = True, ""
            self._show(self._shown.at(index))
            self._announcer.say(self._shown.spoken_digit)

    def _on_failed(self, sentence: str) -> None:
        self._fault = sentence
        self._show_nothing()

    def _show_answer(self, found: LookingInto) -> None:
        self._shown = found = self.correcting.known(found)
        self.correcting.look_at(found)
        comment = self._notice or found.comment
        self._answer_card.tell(found.signs, comment, found.index)
        self.pad.mark(found.marks)

    def _show(self, found: LookingInto) -> None:
        self._show_answer(found)
        self._side.show_prediction(found.digit.prediction, found.title)
        self.pad.setToolTip(HINT if self.pad.has_picture else "")
        self.copy_button.setEnabled(True)
        self._announcer.say_change(found.answer, found.spoken)
        self._look_at(found.digit.image)

    def _show_nothing(self) -> None:
        """Show that nothing is read yet, or why."""
        self._shown = None
        self.correcting.look_at(None)
        image = self._unread()
        is_blank = self.pad.has_picture and not image.any()
        is_waiting = not (self.pad.is_empty or is_blank or self._fault)
        waiting = _BLANK if is_blank else _NOTHING if self.pad.is_empty else _LOADING
        answer = [[Sign("…", is_quiet=True)]] if is_waiting else []
        self._answer_card.tell(answer, self._fault or self._notice or waiting)
        self._announcer.forget()
        if self._fault:
            self._announcer.say_change(self._fault, self._fault)
        self._side.show_prediction(None)
        self.pad.mark(())
        self.pad.setToolTip("")
        self.copy_button.setEnabled(False)
        self._look_at(image)
