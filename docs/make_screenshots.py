"""Makes the pictures of the documentation: `uv run python docs/make_screenshots.py`.

The real window is driven with real events on Qt's offscreen platform: a digit is drawn, the
fast recipe is trained, and its test set is read. With MNIST at hand (see README.md) it is
MNIST, without it the practice digits.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1.5")

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_desktop.ink.shapes import SHAPES
from mnist_desktop.ui import theme
from mnist_desktop.ui.app import make_application
from mnist_desktop.ui.main_window import MainWindow

FOLDER = Path(__file__).parent / "images"
DIGIT, WAY = 3, 0


def main() -> None:
    """Make all pictures."""
    application = make_application()
    FOLDER.mkdir(exist_ok=True)
    window = MainWindow()
    window.resize(1024, 700)
    window.show()
    theme.dress(application, Qt.ColorScheme.Light)

    _draw(window)
    _wait(lambda: window.draw_page.answer.text() == str(DIGIT))
    _save(window, "draw")
    theme.dress(application, Qt.ColorScheme.Dark)
    _save(window, "draw-dark")
    theme.dress(application, Qt.ColorScheme.Light)

    window.open_page(1)
    page = window.train_page
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    _wait(lambda: page.outcome is not None)
    _save(window, "train")

    window.open_page(3)
    _wait(lambda: window.evaluate_page.report is not None)
    _save(window, "evaluate")
    window.close()


def _draw(window: MainWindow) -> None:
    pad = window.draw_page.pad
    side = min(pad.width(), pad.height())
    left, top = (pad.width() - side) // 2, (pad.height() - side) // 2
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for stroke in SHAPES[DIGIT][WAY]:
        points = [
            QPoint(int(left + (0.25 + x * 0.5) * side), int(top + (0.15 + y * 0.7) * side))
            for x, y in stroke
        ]
        QTest.mousePress(pad, button, no_key, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, button, no_key, points[-1])


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _save(window: MainWindow, name: str) -> None:
    QApplication.processEvents()
    path = FOLDER / f"{name}.png"
    if not window.grab().save(str(path), quality=1):
        sys.exit(f"{path} cannot be written.")
    print(path)


if __name__ == "__main__":
    main()
