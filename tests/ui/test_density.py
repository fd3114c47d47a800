"""What was painted part by part looks as painted at once, on screens of any density.

Where a pixel of the screen is not a whole number of the window's, parts may end within one.
"""

import os
import subprocess
import sys

import pytest

# Qt asks for the density when it starts, so each has a process of its own.
_BEFORE = """
import numpy as np
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
window = QWidget()

def show(widget, width, height):
    widget.setParent(window)
    widget.setGeometry(33, 27, width, height)
    window.resize(480, 520)
    window.show()
    QTest.qWaitForWindowExposed(window)

def seen(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).astype(int)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4, 4)[..., :3]
"""
_AFTER = """
application.processEvents()
on_screen = seen(window.backingStore().paintDevice())
print(np.abs(on_screen - seen(window.grab().toImage())).max(), on_screen.min())
"""
_PAD = """
from mnist_desktop.ui.draw.pad import Pad

pad = Pad()
show(pad, 400, 400)
left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
QTest.mousePress(pad, left, no_key, QPoint(100, 200))
for step in range(1, 30):
    QTest.mouseMove(pad, QPoint(100 + 7 * step, 200 + 2 * step))
    application.processEvents()
QTest.mouseRelease(pad, left, no_key, QPoint(303, 258))
"""
_BARS = """
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars

bars = ConfidenceBars()
show(bars, 401, 443)
motion = bars.findChild(QAbstractAnimation)
for digit in (3, 8, 0):
    shares = np.full(10, 0.01, np.float32)
    shares[digit] = 0.91
    bars.show_prediction(Prediction(shares, non_digit_score=0.6 if digit else 0.0))
    while motion.state() != motion.State.Stopped:
        application.processEvents()
"""


@pytest.mark.parametrize("density", ["1", "1.25", "1.5", "1.75"])
@pytest.mark.parametrize("painted", [_PAD, _BARS], ids=["pad", "bars"])
def test_parts_look_as_all_of_it(painted: str, density: str) -> None:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": density}
    command = [sys.executable, "-c", _BEFORE + painted + _AFTER]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=True)
    different, ink = map(int, done.stdout.split())
    assert ink < 100
    # Where stretches of a stroke meet, their smoothed edges lie on each other.
    assert different < (40 if painted is _PAD else 10)
