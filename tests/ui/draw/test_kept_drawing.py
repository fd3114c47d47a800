"""What is drawn outlives the window."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import read_ink, write_ink
from mnist_desktop.ui.draw.pad import Pad
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.pages import Page

Start = Callable[[], MainWindow]
Until = Callable[[Callable[[], bool]], None]
Draw = Callable[[Pad, Drawing], None]

SEVEN = Drawing.of([0.2 + np.array(stroke) * 0.6 for stroke in SHAPES[7][0]])


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start the window; the one that was started before is closed first."""
    windows: list[MainWindow] = []

    def started() -> MainWindow:
        if windows:
            windows[-1].close()
        made = MainWindow()
        windows.append(made)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield started
    for window in windows:
        window.close()


def same(one: Drawing, other: Drawing) -> bool:
    pairs = zip(one.measured, other.measured, strict=False)
    is_long = len(one.strokes) == len(other.strokes) > 0
    return is_long and all(np.array_equal(*pair) for pair in pairs)


def test_what_is_drawn_is_there_and_read_after_a_restart(
    start: Start, draw: Draw, until: Until
) -> None:
    first = start().draw_page
    draw(first.pad, SEVEN)
    drawn = first.pad.drawing
    second = start().draw_page
    assert same(second.pad.drawing, drawn)
    assert not second.pad.can_undo
    until(lambda: second.answer.text() == "7")
    # It is drawn on like any other ink.
    draw(second.pad, Drawing.of([[[0.1, 0.9], [0.9, 0.9]]]))
    assert len(second.pad.drawing.strokes) == len(drawn.strokes) + 1
    second.pad.clear()
    assert start().draw_page.pad.is_empty


def test_what_is_drawn_is_kept_before_the_window_is_closed(
    start: Start, draw: Draw, until: Until
) -> None:
    pad = start().draw_page.pad
    file = paths.drawing_file()
    draw(pad, SEVEN)
    until(lambda: file.exists() and any(same(kept, pad.drawing) for kept in read_ink(file)))
    pad.clear()
    until(lambda: not read_ink(file))


def test_pressure_is_kept(start: Start) -> None:
    pressed = Drawing.of([[[0.25, 0.5, 0.25], [0.75, 0.5, 1.0]], [[0.5, 0.75, 0.5]]])
    write_ink(paths.drawing_file(), [pressed])
    assert same(start().draw_page.pad.drawing, pressed)


def test_nothing_is_kept_where_nothing_was_drawn(start: Start) -> None:
    start().close()
    assert not paths.drawing_file().exists()


@pytest.fixture
def told() -> Iterator[Callable[[], list[str]]]:
    """The sentences in windows of their own."""

    def boxes() -> list[QMessageBox]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]

    yield lambda: [box.text() for box in boxes() if box.isVisible()]
    for box in boxes():
        box.close()


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff\xfe", b'{"strokes": 7}\n', b'{"format_version": 2, "strokes": []}'],
    ids=["half", "noise", "wrong", "newer"],
)
def test_a_file_that_cannot_be_read_is_set_aside_and_named(
    start: Start, draw: Draw, until: Until, told: Callable[[], list[str]], content: bytes
) -> None:
    file = paths.drawing_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    pad = start().draw_page.pad
    aside = file.with_name("pad-broken-1.jsonl")
    until(lambda: any(str(aside) in sentence for sentence in told()))
    assert pad.is_empty
    assert str(file) in paths.log_file().read_text()
    draw(pad, SEVEN)
    assert same(start().draw_page.pad.drawing, pad.drawing)
    assert aside.read_bytes() == content
    assert not file.with_name("pad-broken-2.jsonl").exists()


def test_an_empty_file_is_an_empty_pad(start: Start) -> None:
    file = paths.drawing_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    assert start().draw_page.pad.is_empty
    assert list(file.parent.glob("pad*")) == [file]


def test_a_folder_that_cannot_be_written_is_named_in_the_log(start: Start, draw: Draw) -> None:
    folder = paths.drawing_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder")
    draw(start().draw_page.pad, SEVEN)
    assert start().draw_page.pad.is_empty
    assert str(paths.drawing_file()) in paths.log_file().read_text()


def test_what_is_drawn_stays_while_one_looks_at_other_pages(
    window: MainWindow, draw: Draw, until: Until
) -> None:
    page = window.draw_page
    draw(page.pad, SEVEN)
    until(lambda: page.answer.text() == "7")
    drawn = page.pad.drawing
    window.open_page(Page.DATA)
    window.resize(1400, 900)
    window.open_page(Page.DRAW)
    assert same(page.pad.drawing, drawn)
    assert page.answer.text() == "7"
