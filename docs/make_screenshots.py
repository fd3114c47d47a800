"""Makes the pictures of the documentation.

    uv run python docs/make_screenshots.py [PAGE …]

The real window is driven with real events on Qt's offscreen platform. With MNIST at hand (see
README.md) it is MNIST that is learned and read, without it the practice digits. The runs that are
compared are trained first, which takes some minutes; they are kept in a folder of their own.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

import numpy as np
from PIL import Image, ImageDraw
from PySide6.QtCore import QEventLoop, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mnist_desktop.__main__ import main as run_command
from mnist_desktop.data import mnist, practice
from mnist_desktop.ink.digit_shapes import SHAPES
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.training.presets import preset
from mnist_desktop.ui import language, theme
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.model_registry import from_file
from mnist_desktop.ui.shortcut_sheet import ShortcutSheet

FOLDER = Path(__file__).parent / "images"
DIGIT, WAY = 3, 0
# Digits with their left and upper side and their height, in shares of the pad's middle square.
NUMBERS = {
    "draw-number": [
        (digit, (0.06 + 0.24 * place, 0.35, 0.28)) for place, digit in enumerate((2, 0, 2, 6))
    ],
    "draw-column": [
        (digit, (0.2 + 0.2 * column, 0.08 + 0.31 * row, 0.22))
        for row, digits in enumerate(((4, 7), (1, 9, 5), (3, 0, 8)))
        for column, digit in enumerate(digits)
    ],
}
# A W, which is as many ones in one go.
LETTER = [[(0.1, 0.2), (0.3, 0.8), (0.5, 0.25), (0.7, 0.8), (0.9, 0.2)]]
PHOTO = (("27", 90, 80), ("503", 640, 85), ("98641", 160, 330), ("1305", 420, 580))
PHOTO_DIGITS = sum(len(number) for number, _, _ in PHOTO)
# As many people write a 1.
FLAGGED_ONE = [(0.22, 0.26), (0.62, 0.12), (0.5, 0.88)]
CELL = 9, 4
PICTURE = 16
RUNS = (
    ("classic", "--epochs", "4"),
    ("classic", "--epochs", "4", "--hidden", "32", "--name", "Narrow perceptron"),
    ("classic", "--epochs", "4", "--hidden", "512,256", "--name", "Wide perceptron"),
    ("classic-cnn", "--epochs", "2"),
    ("fast",),
    ("residual", "--epochs", "2"),
)


def main() -> None:
    """Make all pictures, or those of the pages that are named."""
    wanted = [name.lower() for name in sys.argv[1:]] or list(PAGES)
    if not PAGES.keys() >= set(wanted):
        sys.exit(f"Name pages of these: {', '.join(PAGES)}.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        application = make_application()
        FOLDER.mkdir(exist_ok=True)
        window = MainWindow()
        window.resize(1024, 700)
        window.show()
        theme.dress(application, Qt.ColorScheme.Light)
        for name in wanted:
            PAGES[name](window)
        window.close()


def _draw(window: MainWindow) -> None:
    _open(window, "Draw")
    _draw_digit(window)
    _wait(lambda: window.draw_page.answer.text() == str(DIGIT))
    _save(window, "draw")
    _dress(Qt.ColorScheme.Dark)
    _save(window, "draw-dark")
    _dress(Qt.ColorScheme.Light)
    page = window.draw_page
    window.resize(1400, 760)
    page.why_button.click()
    _wait(lambda: bool(page.why.explanation and page.why.explanation.stages))
    _save(window, "why")
    page.why_button.click()
    window.resize(1024, 700)


def _numbers(window: MainWindow) -> None:
    _open(window, "Draw")
    page = window.draw_page
    for name, digits in NUMBERS.items():
        page.pad.clear()
        for digit, place in digits:
            _write_digit(page.pad, digit, *place)
        count = len(digits)
        _wait(lambda count=count: len(page.pad.marks) >= count)  # type: ignore[misc]
        _save(window, name)
    page.pad.clear()
    for points in LETTER:
        _draw_stroke(page.pad, points)
    _wait(lambda: len(page.pad.marks) > 1)
    _save(window, "draw-misread")
    page.pad.clear()
    path = Path(os.environ["XDG_DATA_HOME"]) / "photo.png"
    _photo().save(path)
    page.open_picture(path)
    _wait(lambda: len(page.pad.marks) >= PHOTO_DIGITS)
    _save(window, "draw-photo")
    page.pad.clear()


def _write_digit(pad: QWidget, digit: int, left: float, top: float, height: float) -> None:
    for stroke in SHAPES[digit][WAY]:
        _draw_stroke(pad, [(left + x * height * 0.65, top + y * height) for x, y in stroke])


def _photo() -> Image.Image:
    """Return a ruled page with numbers, on which light falls from one side."""
    light = np.linspace(250, 190, 1200)[None, :] * np.ones((800, 1))
    paper = Image.fromarray(light.astype(np.uint8))
    pen = ImageDraw.Draw(paper)
    for row in range(100, 800, 100):
        pen.line([(0, row), (1200, row)], fill=170, width=2)
    for number, left, top in PHOTO:
        for place, digit in enumerate(number):
            for stroke in SHAPES[int(digit)][WAY]:
                points = [(left + 95 * place + 62 * x, top + 105 * y) for x, y in stroke]
                pen.line(points, fill=45, width=9, joint="curve")
    return paper


def _hand(window: MainWindow) -> None:
    _open(window, "Draw")
    page = window.draw_page
    page.pad.clear()
    _draw_stroke(page.pad, FLAGGED_ONE)
    _wait(lambda: page.answer.text() == "7")
    QTest.keyClick(page.pad, Qt.Key.Key_1)
    _wait(lambda: page.comment.text().startswith("Kept"))
    _save(window, "draw-corrected")
    page.pad.clear()
    path = Path(os.environ["XDG_DATA_HOME"]) / "drawn.jsonl"
    hand = np.random.default_rng(4)
    write_ink(path, [practice.draw(number % 10, hand) for number in range(40)])
    _open(window, "Data")
    window.data_page.load(window.my_digits.source)
    _wait(lambda: window.data_page.shows_mine)
    mine = window.data_page.mine
    mine.take(path)
    _wait(lambda: len(window.my_digits.kept) > 40)
    _press(window, "Learn my hand")
    _wait(mine.hand.use_button.isVisible)
    _save(window, "my-hand")
    _press(window, "Discard")


def _keys(window: MainWindow) -> None:
    sheet = ShortcutSheet(window)
    sheet.show()
    _save(sheet, "keys")
    sheet.close()


def _german(window: MainWindow) -> None:
    """Show another window that speaks German; the other pictures are to be made before or after."""
    language.speak(_application(), "de")
    other = MainWindow(drawing_file=Path(os.environ["XDG_DATA_HOME"]) / "other.jsonl")
    other.resize(window.size())
    other.show()
    _draw_digit(other)
    _wait(lambda: other.draw_page.answer.text() == str(DIGIT))
    QTest.keyClick(other.draw_page.pad, Qt.Key.Key_Return)
    _save(other, "draw-german")
    other.close()
    language.speak(_application(), "en")


def _data(window: MainWindow) -> None:
    _open(window, "Data")
    page = window.data_page
    _wait(lambda: page.loaded is not None)
    QTest.mouseClick(page.chips.chip(DIGIT), Qt.MouseButton.LeftButton)
    page.grid.select(PICTURE)
    _save(window, "data")


def _train(window: MainWindow) -> None:
    _open(window, "Train")
    page = window.train_page
    page.form.fill(preset("classic-cnn"))
    page.views.choose(2)
    _save(window, "diagram")
    page.form.fill(preset("accurate"))
    _press(window, "Augmentation")
    preview = page.form.augmentation.preview
    _wait(lambda: not preview.is_working and "PyTorch" not in preview.words.text())
    _save(window, "augmentation")
    page.form.fill(preset("fast"))
    _press(window, "Learning")
    page.views.choose(1)
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    _wait(lambda: "Epoch 1 " in page.bar.status.text() and not page.views.watch.is_empty)
    _save(window, "watch")
    page.views.choose(0)
    _wait(lambda: page.outcome is not None)
    _save(window, "train")


def _runs(window: MainWindow) -> None:
    for key, *options in RUNS:
        run_command(["train", *_sources(), "--preset", key, *options])
    _open(window, "Runs")
    table = window.runs_page.table
    selection = table.selectionModel()
    selection.clearSelection()
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        selection.select(table.model().index(row, 0), rows)
    _save(window, "runs")


def _evaluate(window: MainWindow) -> None:
    _open(window, "Evaluate")
    page = window.evaluate_page
    _wait(lambda: page.report is not None)
    QTest.mouseClick(
        page.errors.matrix,
        Qt.MouseButton.LeftButton,
        pos=page.errors.matrix.place_of(CELL).toPoint(),
    )
    _save(window, "evaluate")
    _press(window, "Confidence")
    _save(window, "confidence")
    _press(window, "Compare")
    page.compare.compare_with(from_file(_other_model(), "Fast recipe"))
    _wait(lambda: page.compare.other is not None)
    _save(window, "compare")
    _press(window, "Errors")


def _other_model() -> Path:
    path = Path(os.environ["XDG_DATA_HOME"]) / "fast.safetensors"
    run_command(["train", *_sources(), "--no-keep", "--out", str(path)])
    return path


def _sources() -> list[str]:
    return [] if mnist.find() else ["--practice"]


PAGES: dict[str, Callable[[MainWindow], None]] = {
    "draw": _draw,
    "numbers": _numbers,
    "hand": _hand,
    "data": _data,
    "train": _train,
    "runs": _runs,
    "evaluate": _evaluate,
    "keys": _keys,
    "german": _german,
}


def _open(window: MainWindow, title: str) -> None:
    _press(window, title)
    QApplication.processEvents()


def _press(window: MainWindow, title: str) -> None:
    """Press the button of that title, be it of a page or of a tab."""
    buttons = [b for b in window.findChildren(QPushButton) if b.text() == title]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        sys.exit("The pictures need the application.")
    return application


def _draw_digit(window: MainWindow) -> None:
    for stroke in SHAPES[DIGIT][WAY]:
        points = [(0.25 + x * 0.5, 0.15 + y * 0.7) for x, y in stroke]
        _draw_stroke(window.draw_page.pad, points)


def _draw_stroke(pad: QWidget, points: Sequence[tuple[float, float]]) -> None:
    """Draw through points, shares of the side of the pad's middle square."""
    side = min(pad.width(), pad.height())
    left, top = (pad.width() - side) // 2, (pad.height() - side) // 2
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    first, *others = [QPoint(int(left + x * side), int(top + y * side)) for x, y in points]
    QTest.mousePress(pad, button, no_key, first)
    for point in others:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, button, no_key, others[-1])


def _dress(scheme: Qt.ColorScheme) -> None:
    theme.dress(_application(), scheme)


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _save(window: QWidget, name: str) -> None:
    # Layouts within layouts take several turns to settle.
    for _ in range(10):
        QApplication.processEvents()
    path = FOLDER / f"{name}.png"
    if not window.grab().save(str(path), quality=1):
        sys.exit(f"{path} cannot be written.")
    print(path)


if __name__ == "__main__":
    main()
