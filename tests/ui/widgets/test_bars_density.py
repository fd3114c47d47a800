"""Bars on screens of which a pixel is not a whole number of the window's."""

import os
import subprocess
import sys

import pytest

# Qt asks for the density when it starts, so each has a process of its own.
_SCRIPT = """
import numpy as np
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars

application = QApplication([])
window = QWidget()
bars = ConfidenceBars(parent=window)
bars.setGeometry(33, 27, 401, 443)
window.resize(480, 520)
window.show()
QTest.qWaitForWindowExposed(window)

def seen(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).astype(int)
    return pixels.reshape(image.height(), image.bytesPerLine() // 4, 4)[..., :3]

motion = bars.findChild(QAbstractAnimation)
for digit in (3, 8, 0):
    shares = np.full(10, 0.01, np.float32)
    shares[digit] = 0.91
    bars.show_prediction(Prediction(shares, non_digit_score=0.6 if digit else 0.0))
    while motion.state() != motion.State.Stopped:
        application.processEvents()
application.processEvents()
on_screen = seen(window.backingStore().paintDevice())
print(np.abs(on_screen - seen(window.grab().toImage())).max(), on_screen.min())
"""


@pytest.mark.parametrize("density", ["1", "1.25", "1.5", "1.75"])
def test_what_was_painted_part_by_part_looks_as_painted_at_once(density: str) -> None:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": density}
    command = [sys.executable, "-c", _SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=True)
    different, ink = map(int, done.stdout.split())
    assert ink < 100
    assert different < 10
