"""What the window keeps from one start to the next: its own file, and the drawing on its pad."""

import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.fuzz.ink import lines_of_drawings
from tests.fuzz.reader import Files, Reader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_FILE, _PAD = "window.ini", "pad.jsonl"
_GEOMETRY, _SPLITTER = "geometry", "runs/splitter"
_words = st.one_of(st.text(max_size=20), st.sampled_from(("TRAIN", "LIGHT", "1.25", "MNIST", "/")))
_WORDS = (
    *("page", "theme", "text_scale", "language", "model/file", "model/title", "draw/pen"),
    *("draw/own-digits", "train/recipe", "train/set", "folders/model", "runs/columns"),
)
_kept = st.dictionaries(st.sampled_from(_WORDS), _words, max_size=6)
_recent = st.lists(
    st.tuples(st.sampled_from(("picture", "digits", "model", "other")), _words), max_size=4
)


def readers() -> Iterator[Reader]:
    """Yield the readers of both files."""
    yield Reader("window", st.builds(_window_file, _kept, _recent), _read_window)
    yield Reader("pad", lines_of_drawings.map(lambda content: {_PAD: content}), _read_pad)


@cache
def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def _window_file(kept: dict[str, str], recent: list[tuple[str, str]]) -> Files:
    from PySide6.QtWidgets import QSplitter, QWidget

    from mnist_desktop.ui.remembered import Remembered

    _application()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / _FILE
        remembered = Remembered(file)
        for key, value in kept.items():
            # Text with a null is cut there by Qt, and halves of characters have no UTF-8.
            remembered.keep(key, value.replace("\0", ""))
        remembered.keep("recent/files", json.dumps(recent))
        remembered.keep(_GEOMETRY, QWidget().saveGeometry())
        remembered.keep(_SPLITTER, QSplitter().saveState())
        remembered.write()
        return {_FILE: file.read_bytes()}


def _read_window(folder: Path) -> None:
    """Bring back all that the window brings back of its file."""
    from PySide6.QtWidgets import QSplitter, QWidget

    from mnist_desktop.ui import language
    from mnist_desktop.ui.draw.pad import Pad
    from mnist_desktop.ui.draw.pad_tools import PadTools
    from mnist_desktop.ui.model_registry import ModelRegistry
    from mnist_desktop.ui.page_memory import restore_model, restore_pen
    from mnist_desktop.ui.recent_files import RecentFiles
    from mnist_desktop.ui.remembered import Remembered

    _application()
    remembered = Remembered(folder / _FILE)
    for key in _WORDS:
        remembered.words(key)
        remembered.number(key, 1.0)
        remembered.content(key)
        remembered.folder(key)
    language.chosen(remembered)
    for recent in RecentFiles(remembered).files:
        bool(recent.is_there)
    page = QWidget()
    restore_pen(PadTools(Pad(), page), remembered)
    restore_model(ModelRegistry(), remembered)
    QWidget().restoreGeometry(remembered.content(_GEOMETRY))
    QSplitter().restoreState(remembered.content(_SPLITTER))


def _read_pad(folder: Path) -> None:
    """Bring back what was drawn, and paint it; what cannot be read is no reason to stop."""
    from mnist_desktop.ink.rasterizer import rasterize
    from mnist_desktop.ui.draw.drawn_sheet import DrawnSheet
    from mnist_desktop.ui.draw.kept_drawing import KeptDrawing

    _application()
    sheet = DrawnSheet("", "")
    sheet.resize(300, 300)
    KeptDrawing(sheet, folder / _PAD)
    sheet.grab()
    rasterize([sheet.drawing])
