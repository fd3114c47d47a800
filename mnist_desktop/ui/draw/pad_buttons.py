"""The buttons below the pad, and their keys."""

from PySide6.QtWidgets import QPushButton, QWidget

from mnist_desktop.texts import tr
from mnist_desktop.ui.draw.drag_button import DragButton
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.steps import Steps
from mnist_desktop.ui.shortcuts import Shortcut
from mnist_desktop.ui.widgets.basics import SPACING, button
from mnist_desktop.ui.widgets.wrapping_row import WrappingRow

_PRESSED = ":checked { color: palette(highlight); background: palette(alternate-base); }"


class PadButtons(QWidget):
    """The buttons below the pad; those that change what is on it do so by themselves.

    Args:
        pad: What is drawn on.
        page: Where their keys work.
        steps: Undoes, and redoes.

    Attributes:
        open: Asks for a picture.
        save: Writes what is on the pad to a file; it can be dragged to other programs.
        copy: Puts the answer on the clipboard.
        why: Whether it is shown why the network reads it so.
    """

    def __init__(self, pad: Pad, page: QWidget, steps: Steps) -> None:
        super().__init__(page)
        self._pad, self._steps = pad, steps
        self._undo, self._redo = button(tr("Undo")), button(tr("Redo"))
        self._clear, self.open = button(tr("Clear")), button(tr("Open …"))
        self.save, self.copy = DragButton(tr("Save …")), button(tr("Copy"))
        self.why = button(tr("Why?"))
        self.why.setCheckable(True)
        self.why.setStyleSheet(_PRESSED)
        self._lay_out()
        self._tell_keys()
        for pressed, shortcut, act in (
            (self._undo, Shortcut.UNDO, steps.undo),
            (self._redo, Shortcut.REDO, steps.redo),
            (self._clear, Shortcut.CLEAR, pad.clear),
        ):
            pressed.clicked.connect(act)
            shortcut.connect(page, act)
        Shortcut.WHY.connect(page, self.why.toggle)
        Shortcut.COPY.connect(page, self.copy.click)
        steps.changed.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        self._undo.setEnabled(self._steps.can_undo)
        self._redo.setEnabled(self._steps.can_redo)
        self._clear.setEnabled(not self._pad.is_empty)
        self.save.setEnabled(not self._pad.is_empty)

    def _lay_out(self) -> None:
        row = WrappingRow(self, SPACING // 2)
        for made in self._all:
            row.addWidget(made)

    def _tell_keys(self) -> None:
        self._undo.setToolTip(Shortcut.UNDO.words)
        self._redo.setToolTip(Shortcut.REDO.words)
        self._clear.setToolTip(Shortcut.CLEAR.words)
        self.open.setToolTip(
            tr(
                "Open a picture of digits ({keys}); or paste one with {paste}, or drop it here",
                keys=Shortcut.OPEN.words,
                paste=Shortcut.PASTE.words,
            )
        )
        self.save.setToolTip(
            tr(
                "Save the drawing ({keys}); or drag it from here to another program",
                keys=Shortcut.SAVE.words,
            )
        )
        self.copy.setToolTip(
            tr(
                "Copy the answer ({keys}), or the drawing as a picture ({picture})",
                keys=Shortcut.COPY.words,
                picture=Shortcut.COPY_PICTURE.words,
            )
        )
        self.why.setToolTip(
            tr("Show why the network reads it so, as you draw ({keys})", keys=Shortcut.WHY.words)
        )

    @property
    def _all(self) -> tuple[QPushButton, ...]:
        return self._undo, self._redo, self._clear, self.open, self.save, self.copy, self.why
