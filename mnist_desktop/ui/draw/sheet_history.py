"""What lies on the pad's sheet, what lay there before, and what was undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from mnist_desktop.ui.draw.sheet import Sheet

# A picture takes megabytes, a stroke next to nothing.
_MOST_PICTURES = 20


@dataclass(frozen=True, eq=False)
class SheetHistory:
    """What lies on the sheet, what lay there before, and what was undone.

    All steps are kept, but for those before the 20 newest pictures.

    Attributes:
        sheet: What lies on it now.
        past: What undoing brings back, the newest last.
        future: What redoing brings back, the next one first.
    """

    sheet: Sheet
    past: tuple[Sheet, ...] = ()
    future: tuple[Sheet, ...] = ()

    def then(self, sheet: Sheet) -> "SheetHistory":
        """Return the history with another sheet on top; what was undone is gone for good."""
        past = (*self.past, self.sheet)
        return SheetHistory(sheet, past if self.sheet.picture is None else _with_room(past))

    def undone(self) -> "SheetHistory":
        """Return the history one step back; itself where there is none."""
        if not self.past:
            return self
        return SheetHistory(self.past[-1], self.past[:-1], (self.sheet, *self.future))

    def redone(self) -> "SheetHistory":
        """Return the history one step forward again; itself where there is none."""
        if not self.future:
            return self
        return SheetHistory(self.future[0], (*self.past, self.sheet), self.future[1:])


def _with_room(past: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the newest steps, from the first of the pictures that are kept on."""
    pictures = [place for place, sheet in enumerate(past) if sheet.picture is not None]
    is_too_much = len(pictures) > _MOST_PICTURES
    return tuple(past[pictures[-_MOST_PICTURES] :] if is_too_much else past)
