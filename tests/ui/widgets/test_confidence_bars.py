"""The bars of confidence, as they are painted."""

import itertools

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.widgets.confidence_bars import ConfidenceBars


@pytest.mark.parametrize("points", [9, 12, 16])
def test_figures_keep_their_distance_from_full_bars_in_text_of_any_size(
    qtbot: QtBot, points: int
) -> None:
    bars = ConfidenceBars()
    qtbot.addWidget(bars)
    bars.resize(400, 440)
    font = bars.font()
    font.setPointSize(points)
    bars.setFont(font)
    probabilities = np.full(10, 1e-5)
    probabilities[0] = 1 - 9e-5
    bars.show_prediction(Prediction(probabilities.astype(np.float32)))
    shown = bars.grab().toImage()
    ground = shown.pixelColor(shown.width() - 1, shown.height() - 1)
    row = range(shown.height() // 20 - 4, shown.height() // 20 + 4)
    is_blank = [all(shown.pixelColor(x, y) == ground for y in row) for x in range(shown.width())]
    # The title, a gap, the bar, a gap, the letters of the figure.
    widths = [(blank, len([*run])) for blank, run in itertools.groupby(is_blank)]
    bar = max(range(len(widths)), key=lambda place: not widths[place][0] and widths[place][1])
    assert widths[bar + 1][0]
    assert widths[bar + 1][1] >= 8
