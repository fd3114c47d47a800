"""All keys of the program, declared once: tool tips, menus and the sheet of keys follow from it."""

from collections.abc import Callable
from enum import Enum
from functools import reduce

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mnist_desktop.texts import mark, tr


class Place(Enum):
    """Where keys work, by the titles on their sheet in English."""

    EVERYWHERE = mark("Everywhere")
    DRAW = mark("Draw")
    DATA = mark("Data")
    TRAIN = mark("Train")
    RUNS = mark("Runs")
    EVALUATE = mark("Evaluate")

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return tr(self.value)


class Shortcut(Enum):
    """What can be done with keys: where, with which, and what it does.

    Keys are written as Qt writes them; the first is the one that is shown first.
    """

    OPEN_PAGE = Place.EVERYWHERE, ("Ctrl+1", "Ctrl+5"), mark("Open the first to the fifth page")
    NEXT_PAGE = Place.EVERYWHERE, ("Ctrl+Tab", "Ctrl+PgDown"), mark("Open the next page")
    LAST_PAGE = Place.EVERYWHERE, ("Ctrl+Shift+Tab", "Ctrl+PgUp"), mark("Open the page before")
    OPEN = Place.EVERYWHERE, ("Ctrl+O",), mark("Open a picture, or on other pages a set of digits")
    SAVE = Place.EVERYWHERE, ("Ctrl+S",), mark("Save what the page shows")
    LARGER = Place.EVERYWHERE, ("Ctrl++", "Ctrl+="), mark("Larger text")
    SMALLER = Place.EVERYWHERE, ("Ctrl+-",), mark("Smaller text")
    NORMAL = Place.EVERYWHERE, ("Ctrl+0",), mark("Text of normal size")
    FULL_SCREEN = Place.EVERYWHERE, ("F11",), mark("Full screen, and back")
    KEYS = Place.EVERYWHERE, ("F1", "?"), mark("Show all keys")
    QUIT = Place.EVERYWHERE, ("Ctrl+Q",), mark("Quit")
    UNDO = Place.DRAW, ("Ctrl+Z",), mark("Undo what was last done on the pad")
    REDO = Place.DRAW, ("Ctrl+Y", "Ctrl+Shift+Z"), mark("Redo it")
    CLEAR = Place.DRAW, ("Esc", "Del", "Backspace"), mark("Clear the pad")
    ERASER = Place.DRAW, ("E",), mark("Erase strokes, and draw again")
    PASTE = Place.DRAW, ("Ctrl+V", "Shift+Ins"), mark("Read the picture on the clipboard")
    COPY = Place.DRAW, ("Ctrl+C", "Ctrl+Ins"), mark("Copy the answer")
    COPY_PICTURE = Place.DRAW, ("Ctrl+Shift+C",), mark("Copy the drawing as a picture")
    CHOOSE = Place.DRAW, ("Left", "Right"), mark("Look into another digit of a number")
    CORRECT = Place.DRAW, ("0", "9"), mark("Say which digit it is, and keep it among my digits")
    NO_DIGIT = Place.DRAW, ("N",), mark("Say that it is no digit")
    CONFIRM = Place.DRAW, ("Return", "Enter"), mark("Say that it was read right")
    PRACTICE = Place.DRAW, ("P",), mark("Practice: write twenty digits in a minute")
    KEEP = Place.DRAW, ("Space", "Enter"), mark("In practice: keep the digit, and go on")
    END_PRACTICE = Place.DRAW, ("Esc",), mark("In practice: end it")
    WHY = Place.DRAW, ("Ctrl+E",), mark("Show why the network reads it so")
    EXPLAIN = Place.DATA, ("Return", "Enter"), mark("Show why the selected image is read as it is")
    RELABEL = Place.DATA, ("0", "9"), mark("Say which digit the selected ones of my digits are")
    RELABEL_NONE = Place.DATA, ("N",), mark("Say that they are no digits")
    DELETE_DIGITS = Place.DATA, ("Del",), mark("Delete them")
    UNDO_DIGITS = Place.DATA, ("Ctrl+Z",), mark("Undo the last change of my digits")
    START = Place.TRAIN, ("Ctrl+Return", "Ctrl+Enter"), mark("Start training")
    PAUSE = Place.TRAIN, ("Space",), mark("Pause training, and resume it")
    RENAME = Place.RUNS, ("F2",), mark("Change the name or the note of a run")
    DELETE = Place.RUNS, ("Del",), mark("Delete the selected runs")
    LOOK_INTO = (
        Place.EVALUATE,
        ("Return", "Enter"),
        mark("Show why the selected image was read so, or the images of a cell"),
    )
    NEW_SAMPLE = Place.EVALUATE, ("N",), mark("Show another random sample")

    def __init__(self, place: Place, keys: tuple[str, ...], does: str) -> None:
        self.place = place
        self._does = does
        self.sequences = [QKeySequence(key) for key in keys]

    @property
    def does(self) -> str:
        """What the keys do."""
        return tr(self._does)

    @property
    def words(self) -> str:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        keys = [sequence.toString(native) for sequence in self.sequences]
        if self in (Shortcut.OPEN_PAGE, Shortcut.CORRECT, Shortcut.RELABEL):
            return tr("{first} to {last}", first=keys[0], last=keys[-1])
        return reduce(lambda told, key: tr("{key} or {other}", key=told, other=key), keys)

    def connect(self, owner: QWidget, act: Callable[[], object]) -> None:
        """Let the keys do something while `owner` is seen."""
        for sequence in self.sequences:
            QShortcut(sequence, owner, act)


def page_key(number: int) -> str:
    """Return the keys that open a page, 1 being the first, as this system writes them."""
    return QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
