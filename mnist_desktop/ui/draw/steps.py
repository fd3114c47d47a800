"""Undo and redo on the Draw page: of what was said of the drawing, then of the drawing itself."""

from PySide6.QtCore import QObject, Signal

from mnist_desktop.ui.draw.correcting import Correcting
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.draw.practicing import Practicing


class Steps(QObject):
    """Undo and redo on the Draw page: of what was said of the drawing, then of the drawing itself.

    Args:
        pad: What is drawn on.
        correcting: What is said of the drawing.
        practicing: The round of digits that are asked for.
        parent: Who owns it.

    Signals:
        changed(): There may be something else to undo or to redo.
    """

    changed = Signal()

    def __init__(
        self, pad: Pad, correcting: Correcting, practicing: Practicing, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pad, self._correcting, self._practicing = pad, correcting, practicing
        pad.changed.connect(self.changed)
        correcting.steps_changed.connect(self.changed)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._pad.can_undo or self._correcting.can_take_back

    @property
    def can_redo(self) -> bool:
        """Whether something was undone last."""
        return self._pad.can_redo or self._correcting.can_keep_again

    def undo(self) -> None:
        """Undo what was done last."""
        if not (self._practicing.take_back() or self._correcting.take_back()):
            self._pad.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self._correcting.keep_again():
            self._pad.redo()
