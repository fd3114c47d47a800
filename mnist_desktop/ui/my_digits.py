"""The user's own digits, as all pages share them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.collection.collection import Change, Collection, Contents
from mnist_desktop.collection.kept_drawing import KeptDrawing
from mnist_desktop.data.ink_source import InkSource
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.looking import is_there

_MOST_EXAMPLES = 500

_InkKey = tuple[bytes, ...]


class MyDigits(QObject):
    """The user's own digits, as all pages share them; they are read when first asked for.

    Args:
        parent: Who owns it.
        collection: Where they are kept; by default among the user's data.

    Attributes:
        collection: Where they are kept.

    Signals:
        changed(): Drawings were kept, changed or deleted.
        examples_changed(): Others are to be taken into account than before.
    """

    changed = Signal()
    examples_changed = Signal()

    def __init__(self, parent: QObject | None = None, collection: Collection | None = None) -> None:
        super().__init__(parent)
        self.collection = collection or Collection()
        self._contents: Contents | None = None
        self._by_ink: dict[_InkKey, KeptDrawing] = {}
        self._are_heeded = True
        self.changed.connect(self.examples_changed)

    @property
    def source(self) -> InkSource:
        """The set of digits that they are."""
        return InkSource(self.collection.file)

    @property
    def kept(self) -> tuple[KeptDrawing, ...]:
        """What was kept, the oldest first; empty before it is loaded."""
        return () if self._contents is None else self._contents.kept

    @property
    def are_heeded(self) -> bool:
        """Whether they are taken into account where a drawing is read."""
        return self._are_heeded

    def heed(self, are_heeded: bool) -> None:
        """Take them into account from now on where a drawing is read, or no longer."""
        if are_heeded != self._are_heeded:
            self._are_heeded = are_heeded
            self.examples_changed.emit()

    @property
    def examples(self) -> tuple[Drawing, ...]:
        """What is to be taken into account where a drawing is read, the oldest first.

        They are the newest, so many that reading stays quick; none before they are loaded.
        """
        newest = self.kept[-_MOST_EXAMPLES:] if self._are_heeded else ()
        return tuple(kept.drawing for kept in newest)

    def load(self) -> str:
        """Read anew what is kept.

        Returns:
            One sentence where the file was broken, and what became of it; else nothing.

        Raises:
            UserError: It cannot be read.
        """
        self._contents = self.collection.read()
        self._by_ink = {_ink_key(one.drawing): one for one in self._contents.kept}
        return self._contents.notice

    def apply(self, change: Change) -> None:
        """Make a change.

        Raises:
            UserError: It cannot be made; all stays as it is.
        """
        self.collection.apply(change)
        self.load()
        self.changed.emit()

    def offer_to(self, offer: Callable[[Path], None]) -> None:
        """Offer their file as a set to others, as soon as there is one."""

        def offer_now() -> None:
            if is_there(self.collection.file):
                offer(self.collection.file)

        offer_now()
        self.changed.connect(offer_now)

    def of_ink(self, drawing: Drawing) -> KeptDrawing | None:
        """Return what was kept with the same ink; None where that is nothing or not loaded."""
        return self._by_ink.get(_ink_key(drawing)) if self._by_ink else None


def _ink_key(drawing: Drawing) -> _InkKey:
    return tuple(stroke.tobytes() for stroke in drawing.strokes)
