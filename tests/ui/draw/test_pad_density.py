"""Ink on screens of which a pixel is not a whole number of the window's."""

import os
import subprocess
import sys

import pytest

# Qt asks for the density when it starts, so each has a process of its own.
_SCRIPT = """
import sys
import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from mnist_desktop.ui.draw.pad import Pad

application = QApplication([])
window = QWidget()
pad = Pad(parent=window)
pad.setGeometry(33, 27, 400, 400)
window.resize(470, 470)
window.show()

def seen():
    application.processEvents()
    image = window.grab().toImage()
    pixels = np.frombuffer(image.constBits(), np.uint8).astype(int)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4, 4)[..., :3]

left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
QTest.mousePress(pad, left, no_key, QPoint(100, 200))
for step in range(1, 15):
    QTest.mouseMove(pad, QPoint(100 + 10 * step, 200))
growing = seen()
QTest.mouseRelease(pad, left, no_key, QPoint(240, 200))
print(np.abs(seen() - growing).max(), growing.min())
"""


@pytest.mark.parametrize("density", ["1", "1.25", "1.5", "1.75"])
def test_ink_stays_where_it_is_once_the_pen_is_lifted(density: str) -> None:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": density}
    command = [sys.executable, "-c", _SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=True)
    moved, ink = map(int, done.stdout.split())
    assert ink < 100
    assert moved < 30
