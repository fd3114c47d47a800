"""What happens before a training that has learned something is left."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.train.discard_question import DiscardQuestion, FinishingQuestion

_CLOSING = mark("The window closes while a network is being trained.")
_CANCELING = mark("Cancel throws away what this training has learned.")


class Leaving(QObject):
    """Asks before what is learned is thrown away, and knows whether the window waits to close.

    Args:
        page: The page on which the training goes on.

    Signals:
        finish_requested(): The training is to end now and to be kept.
        discard_requested(): It is to end now and to be thrown away.
        close_requested(): What the window was waiting for is done.
    """

    finish_requested = Signal()
    discard_requested = Signal()
    close_requested = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._question: DiscardQuestion | FinishingQuestion | None = None
        self._is_closing = False

    @property
    def is_closing(self) -> bool:
        """Whether the window is to close once the training has ended."""
        return self._is_closing

    def close_at_end(self) -> None:
        """Have the window closed once the training has ended; there is nothing to ask any more."""
        self.drop_question()
        self._is_closing = True

    def ask_before_closing(self) -> None:
        """Ask what becomes of the training, as the window is to close."""
        self._is_closing = True
        self._ask(partial(DiscardQuestion, tr(_CLOSING)))

    def ask_before_canceling(self) -> None:
        """Ask whether the training is really to be thrown away."""
        self._ask(partial(DiscardQuestion, tr(_CANCELING)))

    def ask_before_canceling_the_end(self) -> None:
        """Ask whether a training that is being finished is really to be thrown away."""
        self._ask(partial(FinishingQuestion, tr(_CANCELING)))

    def drop_question(self) -> None:
        """Take a question off the screen that has become idle."""
        question, self._question = self._question, None
        if question is not None:
            question.close()

    def tell_ended(self) -> None:
        """Close the window if it waits for that."""
        if self._is_closing:
            self._is_closing = False
            self.close_requested.emit()

    def stay(self) -> None:
        """Let the window stay."""
        self._is_closing = False

    def _ask(self, ask: Callable[[QWidget], DiscardQuestion | FinishingQuestion]) -> None:
        if self._question is None:
            self._question = ask(self._page)
            self._question.finished.connect(self._on_answered)
            self._question.open()

    def _on_answered(self) -> None:
        asked, self._question = self.sender(), None
        if not isinstance(asked, DiscardQuestion | FinishingQuestion):
            return
        answer = asked.clickedButton()
        if answer is asked.discard_button:
            self.discard_requested.emit()
        elif isinstance(asked, DiscardQuestion):
            if answer is asked.finish_button:
                self.finish_requested.emit()
            else:
                # Whatever takes the question away, nothing is thrown away without that answer.
                self.stay()
