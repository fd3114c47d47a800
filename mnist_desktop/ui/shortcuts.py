"""All keys of the program, declared once: tool tips, menus and the sheet of keys follow from it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Place(Enum):
    """Where keys work, by the titles on their sheet."""

    EVERYWHERE = "Everywhere"
    DRAW = "Draw"
    DATA = "Data"
    TRAIN = "Train"
    RUNS = "Runs"
    EVALUATE = "Evaluate"


class Shortcut(Enum):
    """What can be done with keys: where, with which, and what it does.

    Keys are written as Qt writes them; the first is the one that is shown first.
    """

    OPEN_PAGE = Place.EVERYWHERE, ("Ctrl+1", "Ctrl+5"), "Open the first to the fifth page"
    NEXT_PAGE = Place.EVERYWHERE, ("Ctrl+Tab", "Ctrl+PgDown"), "Open the next page"
    LAST_PAGE = Place.EVERYWHERE, ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "Open the page before"
    OPEN = Place.EVERYWHERE, ("Ctrl+O",), "Open a picture, or on other pages a set of digits"
    SAVE = Place.EVERYWHERE, ("Ctrl+S",), "Save what the page shows"
    LARGER = Place.EVERYWHERE, ("Ctrl++", "Ctrl+="), "Larger text"
    SMALLER = Place.EVERYWHERE, ("Ctrl+-",), "Smaller text"
    NORMAL = Place.EVERYWHERE, ("Ctrl+0",), "Text of normal size"
    FULL_SCREEN = Place.EVERYWHERE, ("F11",), "Full screen, and back"
    KEYS = Place.EVERYWHERE, ("F1", "?"), "Show all keys"
    QUIT = Place.EVERYWHERE, ("Ctrl+Q",), "Quit"
    UNDO = Place.DRAW, ("Ctrl+Z",), "Undo what was last done on the pad"
    REDO = Place.DRAW, ("Ctrl+Y", "Ctrl+Shift+Z"), "Redo it"
    CLEAR = Place.DRAW, ("Esc", "Del", "Backspace"), "Clear the pad"
    ERASER = Place.DRAW, ("E",), "Erase strokes, and draw again"
    PASTE = Place.DRAW, ("Ctrl+V", "Shift+Ins"), "Read the picture on the clipboard"
    COPY = Place.DRAW, ("Ctrl+C", "Ctrl+Ins"), "Copy the answer"
    COPY_PICTURE = Place.DRAW, ("Ctrl+Shift+C",), "Copy the drawing as a picture"
    CHOOSE = Place.DRAW, ("Left", "Right"), "Look into another digit of a number"
    CORRECT = Place.DRAW, ("0", "9"), "Say which digit it is, and keep it among my digits"
    NO_DIGIT = Place.DRAW, ("N",), "Say that it is no digit"
    CONFIRM = Place.DRAW, ("Return", "Enter"), "Say that it was read right"
    PRACTICE = Place.DRAW, ("P",), "Practice: write twenty digits in a minute"
    KEEP = Place.DRAW, ("Space", "Enter"), "In practice: keep the digit, and go on"
    END_PRACTICE = Place.DRAW, ("Esc",), "In practice: end it"
    WHY = Place.DRAW, ("Ctrl+E",), "Show why the network reads it so"
    EXPLAIN = Place.DATA, ("Return", "Enter"), "Show why the selected image is read as it is"
    RELABEL = Place.DATA, ("0", "9"), "Say which digit the selected ones of my digits are"
    RELABEL_NONE = Place.DATA, ("N",), "Say that they are no digits"
    DELETE_DIGITS = Place.DATA, ("Del",), "Delete them"
    UNDO_DIGITS = Place.DATA, ("Ctrl+Z",), "Undo the last change of my digits"
    START = Place.TRAIN, ("Ctrl+Return", "Ctrl+Enter"), "Start training"
    PAUSE = Place.TRAIN, ("Space",), "Pause training, and resume it"
    RENAME = Place.RUNS, ("F2",), "Change the name or the note of a run"
    DELETE = Place.RUNS, ("Del",), "Delete the selected runs"
    LOOK_INTO = (
        Place.EVALUATE,
        ("Return", "Enter"),
        "Show why the selected image was read so, or the images of a cell",
    )
    NEW_SAMPLE = Place.EVALUATE, ("N",), "Show another random sample"

    def __init__(self, place: Place, keys: tuple[str, ...], does: str) -> None:
        self.place = place
        self.does = does
        self.sequences = [QKeySequence(key) for key in keys]

    @property
    def words(self) -> str:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        is_range = self in (Shortcut.OPEN_PAGE, Shortcut.CORRECT, Shortcut.RELABEL)
        between = " to " if is_range else " or "
        return between.join(sequence.toString(native) for sequence in self.sequences)

    def connect(self, owner: QWidget, act: Callable[[], object]) -> None:
        """Let the keys do something while `owner` is seen."""
        for sequence in self.sequences:
            QShortcut(sequence, owner, act)


def page_key(number: int) -> str:
    """Return the keys that open a page, 1 being the first, as this system writes them."""
    return QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
