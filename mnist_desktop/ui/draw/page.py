"""The Draw page: a pad, and what the network reads on it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.formatting import sureness
from mnist_desktop.ink.rasterizer import rasterize
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.drag_and_drop import dropped_file, refusal
from mnist_desktop.ui.draw.answer_card import AnswerCard
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.picture_reader import PictureReader
from mnist_desktop.ui.draw.recognition_thread import RecognitionThread
from mnist_desktop.ui.explanation.explanation_view import ExplanationView
from mnist_desktop.ui.model_registry import ModelRegistry
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.asking import ask_for_file
from mnist_desktop.ui.widgets.basics import SPACING, button, card, titled_card
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars

_NOTHING = "Draw a digit, and the answer appears as you draw."
_BLANK = "The picture shows no ink; choose one with a digit on plain paper."
_PICTURES = (
    "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.avif *.heic);;All files (*)"
)
_OTHER_WAYS = "or paste, drop or open a picture of one"
_LOADING = "The network is being loaded; the answer comes in a moment."
_SIDE_LEAST, _SIDE_MOST = 360, 520
# From this width on there is room for why beside the confidence, not only in its place.
_WIDE = 1240
_PRESSED = ":checked { color: palette(highlight); background: palette(alternate-base); }"
_PLAIN, _QUIET = QPalette.ColorRole.WindowText, QPalette.ColorRole.PlaceholderText


class DrawPage(QWidget):
    """A pad, and what the network reads on it with every move of the pen."""

    def __init__(self, registry: ModelRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._number = 0
        self._empty_at = 0
        self._is_ready = False
        self._fault = ""
        self._notice = ""
        self.pad = Pad(_OTHER_WAYS)
        self._answer_card = AnswerCard()
        self.answer = self._answer_card.answer
        self.comment = self._answer_card.comment
        self.seen = self._answer_card.seen
        self.bars = ConfidenceBars()
        self._undo = button("Undo")
        self._redo = button("Redo")
        self._clear = button("Clear")
        self._open = button("Open picture …")
        self.why_button = button("Why?")
        self.why = ExplanationView()
        self._pictures = PictureReader(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self.setFocusProxy(self.pad)
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
        self.why.end()

    def ask_for_picture(self) -> None:
        """Ask for an image file, and read it."""
        path = ask_for_file(self, "Picture of a digit", _PICTURES, "pictures")
        if path is not None:
            self.open_picture(path)

    def open_picture(self, path: Path) -> None:
        """Read an image file, as if it was dropped on the pad."""
        self._pictures.read_file(path)

    def paste(self) -> None:
        """Read the picture on the clipboard."""
        if not self._pictures.read_mime(QGuiApplication.clipboard().mimeData()):
            data = QGuiApplication.clipboard().mimeData()
            self._tell(refusal(data) or "There is no picture on the clipboard; copy one first.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_why()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._pictures.read_mime(event.mimeData()):
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._undo)
        buttons.addWidget(self._redo)
        buttons.addWidget(self._clear)
        buttons.addWidget(self._open)
        buttons.addWidget(self.why_button)
        buttons.addStretch()
        left = QVBoxLayout()
        left.addWidget(self.pad, stretch=1)
        left.addLayout(buttons)

        self._confidence_card = titled_card("Confidence", self.bars)
        column = QVBoxLayout()
        column.addWidget(self.why)
        self._why_card = card(column)
        self._side = QWidget()
        self._side.setMinimumWidth(_SIDE_LEAST)
        self._cards = QGridLayout(self._side)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(SPACING)
        self._cards.setRowStretch(1, 1)
        self._cards.addWidget(self._answer_card, 0, 0)
        self._cards.addWidget(self._confidence_card, 1, 0)

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
        place = (0, 1, 2, 1) if is_beside else (1, 0, 1, 1)
        self._cards.addWidget(self._why_card, *place)
        self._cards.setColumnStretch(0, 1)
        self._cards.setColumnStretch(1, int(is_beside))
        # In its place there is little height, and why shows the image as well.
        self._answer_card.set_low(is_asked and not is_beside)
        self._why_card.setVisible(is_asked)
        self._confidence_card.setVisible(is_beside or not is_asked)
        self._side.setMaximumWidth(_SIDE_MOST * (1 + int(is_beside)))
        self._row.setStretch(0, 4 if is_beside else 5)
        self._row.setStretch(1, 5 if is_beside else 3)

    def _connect(self) -> None:
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)
        # However many points come in one turn of the event loop, they are read once.
        self.pad.changed.connect(self._on_changed)
        self._undo.clicked.connect(self.pad.undo)
        self._redo.clicked.connect(self.pad.redo)
        self._clear.clicked.connect(self.pad.clear)
        self._open.clicked.connect(self.ask_for_picture)
        self._pictures.read.connect(self.pad.show_picture)
        self._pictures.failed.connect(self._tell)
        self.why_button.setCheckable(True)
        self.why_button.setStyleSheet(_PRESSED)
        self.why_button.toggled.connect(self._on_why)
        self.why_button.setToolTip(
            f"Show why the network reads it so, as you draw ({Shortcut.WHY.words})"
        )
        Shortcut.WHY.connect(self, self.why_button.toggle)
        self._undo.setToolTip(Shortcut.UNDO.words)
        self._redo.setToolTip(Shortcut.REDO.words)
        self._open.setToolTip(
            f"{Shortcut.OPEN.words}; or paste one with {Shortcut.PASTE.words}, or drop it here"
        )
        Shortcut.PASTE.connect(self, self.paste)
        self._clear.setToolTip(Shortcut.CLEAR.words)
        Shortcut.UNDO.connect(self, self.pad.undo)
        Shortcut.REDO.connect(self, self.pad.redo)
        Shortcut.CLEAR.connect(self, self.pad.clear)
        self._thread.ready.connect(self._on_ready)
        self._thread.recognized.connect(self._on_recognized)
        self._thread.failed.connect(self._on_failed)
        self._registry.chosen.connect(self._on_model_chosen)

    def _on_changed(self) -> None:
        self._notice = ""
        # What comes after a picture was asked for is not to be replaced by it.
        self._pictures.forget()
        self._reading.start()

    def _read(self) -> None:
        image = self._image()
        self.seen.show_image(image)
        self._undo.setEnabled(self.pad.can_undo)
        self._redo.setEnabled(self.pad.can_redo)
        self._clear.setEnabled(not self.pad.is_empty)
        self._explain(image)
        self._number += 1
        if not image.any():
            self._empty_at = self._number
            self._show_answer(None)
            return
        self._thread.submit(self._number, image)
        if not self._is_ready:
            self._show_answer(None)

    def _on_why(self) -> None:
        self._place_why()
        self._explain(self._image())

    def _explain(self, image: NDArray[np.uint8]) -> None:
        if self.why_button.isChecked() and image.any():
            self.why.show_image(self._registry.current, image)
        else:
            self.why.clear()

    def _image(self) -> NDArray[np.uint8]:
        """Return what the network sees of what is on the pad."""
        if self.pad.picture is not None:
            return self.pad.picture.digit
        image: NDArray[np.uint8] = rasterize([self.pad.drawing])[0]
        return image

    def _tell(self, sentence: str) -> None:
        """Show a sentence until something else is on the pad."""
        self._notice = sentence
        self.comment.setText(sentence)

    def _on_model_chosen(self) -> None:
        self._is_ready, self._fault = False, ""
        # What the last model has still to say is not shown.
        self._empty_at = self._number
        self._thread.use(self._registry.current)
        self._read()

    def _on_ready(self) -> None:
        self._is_ready = True
        self._read()

    def _on_recognized(self, number: int, prediction: Prediction | None) -> None:
        # An answer to what has been cleared since is not shown.
        if number > self._empty_at:
            self._show_answer(prediction)

    def _on_failed(self, sentence: str) -> None:
        self._fault = sentence
        self._show_answer(None)

    def _show_answer(self, prediction: Prediction | None) -> None:
        if prediction is not None:
            is_digit = not prediction.rejected
            self.answer.setForegroundRole(_PLAIN if is_digit else _QUIET)
            comment = self._notice or _comment(prediction)
            self._answer_card.tell(str(prediction.digit), comment)
            self.bars.show_prediction(prediction)
            return
        is_empty = self.pad.is_empty
        is_blank = self.pad.has_picture and not self._image().any()
        answer = "" if is_empty or is_blank or self._fault else "…"
        self.answer.setForegroundRole(_QUIET)
        waiting = _BLANK if is_blank else _NOTHING if is_empty else _LOADING
        self._answer_card.tell(answer, self._fault or self._notice or waiting)
        self.bars.show_prediction(None)


def _comment(prediction: Prediction) -> str:
    if prediction.rejected:
        return f"This looks like no digit; the nearest is {prediction.digit}."
    return sureness(prediction.confidence)
