"""The pictures and the words of an explanation."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.explanation import captions
from mnist_desktop.explanation.explain import explain
from mnist_desktop.explanation.records import Explanation, FeatureMaps, SaliencyMethod
from mnist_desktop.models.model_files import load_model
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.recognition.prediction import Prediction
from mnist_desktop.ui.explanation.feature_map_grid import FeatureMapGrid
from mnist_desktop.ui.explanation.heat_map import FOR, HeatMap


def test_what_is_told_appears_beside_the_mouse(qtbot: QtBot) -> None:
    picture, grid = HeatMap("Test", captions.pixel_adds), FeatureMapGrid(is_answer=True)
    values = np.full((28, 28), 0.25, np.float32)
    picture.show_values(np.zeros((28, 28), np.uint8), values, limit=1)
    grid.show_stage(FeatureMaps("Fully connected", np.ones(11, np.float32)))
    for widget, told in ((picture, "adds +0.25"), (grid, "Score of “0”: 1.00")):
        qtbot.addWidget(widget)
        widget.resize(300, 300)
        widget.show()
        place = QPoint(10, 10)
        event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        assert told in QToolTip.text()


def test_red_speaks_for_and_blue_against(qtbot: QtBot) -> None:
    picture = HeatMap("Test", str)
    qtbot.addWidget(picture)
    picture.resize(280, 280)
    values = np.zeros((28, 28), np.float32)
    values[3, 4], values[20, 10], values[9, 9] = 2, -2, 5
    picture.show_values(np.zeros((28, 28), np.uint8), values, limit=2)
    painted = picture.grab().toImage()
    palette = picture.palette()
    colors = {
        (3, 4): FOR,
        (9, 9): FOR,
        (20, 10): palette.highlight().color(),
        (15, 15): palette.alternateBase().color(),
    }
    for (row, column), color in colors.items():
        assert painted.pixelColor(column * 10 + 5, row * 10 + 5) == color


def test_the_digit_is_seen_below_the_colors(qtbot: QtBot) -> None:
    picture = HeatMap("Test", str)
    qtbot.addWidget(picture)
    picture.resize(280, 280)
    image = np.zeros((28, 28), np.uint8)
    image[5, 5] = 255
    picture.show_values(image, np.zeros((28, 28), np.float32), limit=1)
    painted = picture.grab().toImage()
    assert painted.pixelColor(55, 55) != painted.pixelColor(95, 55)


def test_maps_are_painted_from_black_to_white(qtbot: QtBot) -> None:
    grid = FeatureMapGrid(is_answer=False)
    qtbot.addWidget(grid)
    values = np.zeros((3, 28, 28), np.float32)
    values[1], values[2] = 4, 2
    grid.show_stage(FeatureMaps("Convolution 3×3", values))
    grid.resize(130, grid.heightForWidth(130))
    painted = grid.grab().toImage()
    # Three in a row: each a third of the width, less the gaps.
    found = [painted.pixelColor(20 + 44 * number, 20) for number in range(3)]
    assert [color.value() for color in found] == [0, 255, 128]


def test_all_maps_have_room_whatever_the_width(qtbot: QtBot) -> None:
    grid = FeatureMapGrid(is_answer=False)
    qtbot.addWidget(grid)
    values = np.ones((50, 7, 7), np.float32)
    grid.show_stage(FeatureMaps("Convolution 3×3", values))
    for width in (40, 170, 333, 900):
        grid.resize(width, grid.heightForWidth(width))
        places = [
            grid.words_at(QPointF(x + 0.5, y + 0.5))
            for x in range(0, grid.width(), 4)
            for y in range(0, grid.height(), 4)
        ]
        told = {place.split(":")[0] for place in places if place}
        assert told == {f"Map {number}" for number in range(1, 51)}


def test_colors_follow_a_change_of_the_looks(qtbot: QtBot) -> None:
    picture = HeatMap("Test", str)
    qtbot.addWidget(picture)
    picture.resize(280, 280)
    values = np.full((28, 28), -1, np.float32)
    picture.show_values(np.zeros((28, 28), np.uint8), values, limit=1)
    palette = picture.palette()
    palette.setColor(palette.ColorRole.Highlight, QColor("#123456"))
    picture.setPalette(palette)
    assert picture.grab().toImage().pixelColor(55, 55) == QColor("#123456")


@pytest.fixture
def made_up() -> Explanation:
    """Return an explanation of a 3 that is read with 90 %."""
    probabilities = np.full(10, 0.1 / 9, np.float32)
    probabilities[3] = 0.9
    scores = np.arange(10, dtype=np.float32) - 5
    scores[3] = 7
    nothing = np.zeros((28, 28), np.float32)
    return Explanation(
        np.zeros((28, 28), np.uint8),
        Prediction(probabilities),
        3,
        nothing,
        SaliencyMethod.INTEGRATED_GRADIENTS,
        nothing,
        (FeatureMaps("Fully connected", scores),),
    )


def with_value(value: float) -> NDArray[np.float32]:
    values = np.zeros((28, 28), np.float32)
    values[5, 5] = value
    return values


def test_the_words_are_those_of_the_answer(made_up: Explanation) -> None:
    assert captions.question(made_up) == "Why 3?"
    assert captions.answer(made_up) == "It has the highest score, 7.0: 90.0\u00a0% sure."
    other = replace(made_up, digit=4)
    assert captions.question(other) == "Why not 4?"
    assert captions.answer(other) == "Its score is −1.0; the answer, 3, has 7.0."
    rejected = replace(made_up, prediction=Prediction(made_up.prediction.probabilities, True))
    assert "no digit" in captions.answer(rejected)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2.5, "Hiding a part costs up to 2.5 of its score."),
        (-3, "Hiding a part adds up to 3.0 to its score."),
        (0.01, "No small part matters alone."),
    ],
)
def test_the_words_tell_the_most_that_hiding_does(
    made_up: Explanation, value: float, said: str
) -> None:
    assert captions.occlusion_most(replace(made_up, occlusion=with_value(value))) == said


@pytest.mark.parametrize(("value", "said"), [(2.5, "+2.5"), (-3, "−3.0"), (-0.01, "0.0")])
def test_the_words_tell_the_sum(made_up: Explanation, value: float, said: str) -> None:
    told = captions.saliency_sum(replace(made_up, saliency=with_value(value)))
    assert told == f"In all {said} against a blank image."


def test_layers_go_from_edges_to_whole_digits(bundled_model: Path, few_digits: DigitSet) -> None:
    stages = explain(load_model(bundled_model), few_digits.images[0]).stages
    assert [captions.looks_for(stages, number) for number in range(len(stages))] == [
        "Edges",
        "The same, more coarsely",
        *["Strokes and corners"] * 3,
        *["Parts of digits"] * 2,
        "The same, more coarsely",
        "Parts put together",
        "Whole digits",
    ]


def test_of_a_perceptron_there_are_only_patterns(
    untrained_model: TrainedModel, few_digits: DigitSet
) -> None:
    stages = explain(untrained_model, few_digits.images[0]).stages
    found = [captions.looks_for(stages, number) for number in range(len(stages))]
    assert found == ["Patterns of the whole image", "Whole digits"]
