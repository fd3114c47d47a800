"""A digit of one's own, read by the network while it learns."""

import threading
from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_desktop.formatting import sureness
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.task_runner import Job, TaskRunner
from mnist_desktop.ui.widgets.basics import SPACING, button, label
from mnist_desktop.ui.widgets.confidence_bars import DIGITS, ConfidenceBars
from mnist_desktop.ui.widgets.paragraph import Paragraph

if TYPE_CHECKING:
    from mnist_desktop.models.trained_model import TrainedModel

_WHY = mark(
    "What you draw is read by the network as it is just now, and again whenever it has learned "
    "a little more."
)
_NO_NETWORK = mark("Start a training: no network is there yet.")
_NO_DRAWING = mark("Draw a digit.")
_NO_BREAK = "\u00a0"


class TryView(QWidget):
    """A digit of one's own, read by the network while it learns.

    The pad comes from whoever has one, by `put_pad`; what is drawn on it comes to `read`.

    Attributes:
        answer: What the network reads.
        note: How far that network is, or what is missing for an answer.
        bars: How sure it is of each digit.

    Signals:
        clear_requested(): The pad is to be empty.
    """

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: TrainedModel | None = None
        self._drawing = Drawing.of([])
        self._is_stale = False
        self._reader = ""
        self._runner = TaskRunner(self)
        self.answer = label("", "headline")
        self.note = label("", "quiet")
        # What is trained here takes everything for a digit.
        self.bars = ConfidenceBars(DIGITS)
        self.clear_button = button(tr("Clear"))
        self._pad_room = QHBoxLayout()
        self._lay_out()
        self.clear_button.clicked.connect(self.clear_requested)
        self._runner.succeeded.connect(self._on_read)
        self._runner.failed.connect(self._on_failed)
        self._ask_for_what_is_missing()

    def put_pad(self, pad: QWidget) -> None:
        """Put the pad in its place."""
        self._pad_room.addWidget(pad)

    def use(self, model: "TrainedModel") -> None:
        """Read with this network from now on."""
        self._model = model
        self._read_again()

    def forget_model(self) -> None:
        """Read nothing until there is another network."""
        self._model = None
        self._read_again()

    def read(self, drawing: Drawing) -> None:
        """Read a drawing, which may be empty; of several the newest."""
        self._drawing = drawing
        self._read_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What came while nobody looked is not read yet.
        self._read_again()

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self.answer)
        right.addWidget(self.note)
        right.addWidget(self.bars, stretch=1)
        right.addWidget(self.clear_button)
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        row.addLayout(self._pad_room, stretch=3)
        row.addLayout(right, stretch=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Paragraph(tr(_WHY)))
        column.addLayout(row, stretch=1)

    def _read_again(self) -> None:
        """Read what is wanted now; while something is read or nobody looks, once that is over."""
        self._is_stale = True
        if self._runner.is_running or not self.isVisible():
            return
        self._is_stale = False
        if self._model is None or self._drawing.is_empty:
            self._ask_for_what_is_missing()
        else:
            self._reader = self._model.metadata.name
            self._runner.start(_job(self._model, self._drawing))

    def _ask_for_what_is_missing(self) -> None:
        # Its room stays, so that the bars below do not move.
        self.answer.setText(_NO_BREAK)
        self.note.setText(tr(_NO_NETWORK) if self._model is None else tr(_NO_DRAWING))
        self.bars.show_prediction(None)

    def _on_read(self, found: Prediction | None) -> None:
        if found is not None:
            self.answer.setText(f"{found.digit}, {sureness(found.confidence)}")
            self.note.setText(self._reader)
            self.bars.show_prediction(found)
        if self._is_stale:
            self._read_again()

    def _on_failed(self, sentence: str) -> None:
        self.answer.setText(_NO_BREAK)
        self.bars.show_prediction(None)
        self.note.setText(sentence)
        if self._is_stale:
            self._read_again()


def _job(model: "TrainedModel", drawing: Drawing) -> Job:
    """Return the work of reading a drawing; its result is a `Prediction`."""

    def job(_ending: threading.Event) -> Generator[None, None, Prediction | None]:
        # Here and not above: it loads PyTorch.
        from mnist_desktop.recognition.recognizer import recognize_drawings

        yield
        return recognize_drawings(model, [drawing])[0]

    return job
