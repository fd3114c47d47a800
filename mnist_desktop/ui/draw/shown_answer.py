"""What was read, as it is shown on the pad and beside it, and said aloud."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.numbers.reading import Reading
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.answer_view import Sign
from mnist_desktop.ui.draw.box_drawing import HINT
from mnist_desktop.ui.draw.correcting import Correcting
from mnist_desktop.ui.draw.looking_into import LookingInto
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.pad_buttons import PadButtons
from mnist_desktop.ui.draw.side_cards import SideCards
from mnist_desktop.ui.draw.tint import Tint
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.widgets.announcer import Announcer

_NOTHING = mark("Draw a digit or a number, and the answer appears as you draw.")
_BLANK = mark("The picture shows no ink; choose one with digits on paper.")
_LOADING = mark("The network is being loaded; the answer comes in a moment.")
_NETWORK_ALONE = mark("This is the network alone, without the digits that you have kept.")


class ShownAnswer(QObject):
    """What was read, as it is shown on the pad and beside it, and said aloud.

    Args:
        pad: On which it was drawn.
        side: The cards beside it.
        buttons: Those below the pad; what cannot be done without an answer follows it.
        correcting: What is known of the same ink.
        registry: The models at hand; the one in use is asked for why.
        page: What is around all of them.
    """

    def __init__(
        self,
        pad: Pad,
        side: SideCards,
        buttons: PadButtons,
        correcting: Correcting,
        *,
        registry: ModelRegistry,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._pad, self._side, self._buttons = pad, side, buttons
        self._correcting = correcting
        self._registry = registry
        self._announcer = Announcer(page)
        self._found: LookingInto | None = None
        self._is_chosen = False
        self._image = np.zeros((IMAGE_SIZE, IMAGE_SIZE), np.uint8)
        self._fault = ""
        self._notice = ""
        side.why.changed.connect(self._tint)

    @property
    def found(self) -> LookingInto | None:
        """What was read; None where nothing is read yet."""
        return self._found

    def show_reading(self, reading: Reading, own: frozenset[int]) -> None:
        """Show what was read; its digit that was chosen, or else drawn last, is looked into.

        Args:
            reading: What was read.
            own: Of digits that were read so only as the user's own are heeded, by index.
        """
        found = LookingInto.nearest(reading, self._pad.last_point, own)
        if self._is_chosen and self._found is not None:
            found = found.at(self._found.index)
        self.show(found)

    def show(self, found: LookingInto) -> None:
        """Show what was read, and the digit that is looked into."""
        found = self._show_answer(found)
        self._side.show_prediction(found.digit.prediction, found.title)
        self._hint(tr(HINT) if self._pad.has_picture else "")
        self._buttons.copy.setEnabled(True)
        self._announcer.say_change(found.answer, found.spoken)
        self._look_at(found.digit.image)

    def show_nothing(self) -> None:
        """Show that nothing is read yet, or why."""
        self._found = None
        self._correcting.look_at(None)
        image = self._unread()
        is_blank = self._pad.has_picture and not image.any()
        is_waiting = not (self._pad.is_empty or is_blank or self._fault)
        waiting = _BLANK if is_blank else _NOTHING if self._pad.is_empty else _LOADING
        answer = [[Sign("…", is_quiet=True)]] if is_waiting else []
        self._side.answer.tell(answer, self._fault or self._notice or tr(waiting))
        self._announcer.forget()
        if self._fault:
            self._announcer.say_change(self._fault, self._fault)
        self._side.show_prediction(None)
        self._pad.mark(())
        self._hint("")
        self._buttons.copy.setEnabled(False)
        self._look_at(image)

    def fail(self, sentence: str) -> None:
        """Show why nothing can be read, until `mend`."""
        self._fault = sentence
        self.show_nothing()

    def mend(self) -> None:
        """What could not be read may be read now."""
        self._fault = ""

    def choose(self, index: int) -> None:
        """Look into another digit."""
        if self._found is not None:
            self._is_chosen, self._notice = True, ""
            self.show(self._found.at(index))
            self._announcer.say(self._found.spoken_digit)

    def tell(self, sentence: str) -> None:
        """Show a sentence until something else is on the pad."""
        self._notice = sentence
        self._side.answer.comment.setText(sentence)
        self._announcer.say(sentence)

    def show_kept(self, sentence: str) -> None:
        """Show what was kept of the answer, or why it was not."""
        self._notice = sentence
        if self._found is not None:
            self._show_answer(self._found)

    def draw_on(self) -> None:
        """The drawing goes on, and what was told of it is over."""
        self._notice = ""
        # Whoever draws on looks at what is drawn.
        self._is_chosen = False
        self._announcer.wait()

    def begin_anew(self) -> None:
        """Something else is on the pad."""
        self._found = None
        self._announcer.forget()

    def explain(self) -> None:
        """Show why the digit is read as it is, where that is asked."""
        if self._buttons.why.isChecked() and self._image.any():
            is_own = self._found is not None and self._found.is_own
            remark = tr(_NETWORK_ALONE) if is_own else ""
            self._side.why.show_image(self._registry.current, self._image, remark)
        else:
            self._side.why.clear()

    def _show_answer(self, found: LookingInto) -> LookingInto:
        self._found = found = self._correcting.known(found)
        self._correcting.look_at(found)
        self._side.answer.tell(found.signs, self._notice or found.comment, found.index)
        self._pad.mark(found.marks)
        return found

    def _hint(self, tip: str) -> None:
        """Tell what can be done on the pad."""
        if tip != self._pad.toolTip():
            self._pad.setToolTip(tip)

    def _look_at(self, image: NDArray[np.uint8]) -> None:
        self._image = image
        self._side.answer.seen.show_image(image)
        self.explain()

    def _tint(self) -> None:
        """Show on the strokes what is explained of them."""
        why, found = self._side.why.explanation, self._found
        ink = None if found is None else found.digit.ink
        if why is None or ink is None:
            self._pad.tint(None)
        elif found is not None and np.array_equal(why.image, found.digit.image):
            self._pad.tint(Tint.of(why, ink, self._pad.palette()))

    def _unread(self) -> NDArray[np.uint8]:
        """Return what the network will see; black where ink has yet to be parted into digits."""
        picture = self._pad.picture
        return np.zeros_like(self._image) if picture is None else picture.digit
