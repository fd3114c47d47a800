"""What the network sees while it learns."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.models.trained_model import TrainedModel
from mnist_desktop.training.records import Preview, Progress
from mnist_desktop.ui.theme import VALIDATION
from mnist_desktop.ui.train.watch.watch_view import WatchView

PROGRESS = Progress(
    step=5, steps=20, epoch=2, epochs=4, images_per_second=1, seconds=1, seconds_left=3
)


@pytest.fixture
def view(qtbot: QtBot) -> WatchView:
    """The view, on the screen."""
    made = WatchView()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def preview(few_digits: DigitSet, untrained_model: TrainedModel) -> Preview:
    """Twenty digits of which all are read right, and six kernels."""
    labels = few_digits.labels[:20]
    filters = np.zeros((6, 5, 5), np.float32)
    images = few_digits.images[:20]
    return Preview(PROGRESS, images, labels, sure_of(labels), filters, untrained_model)


def sure_of(answers: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return probabilities of these answers, each 91 % sure."""
    probabilities = np.full((len(answers), 10), 0.01, np.float32)
    probabilities[np.arange(len(answers)), answers] = 0.91
    return probabilities


def misread(preview: Preview, *places: int) -> Preview:
    """Return a preview in which the digits at these places are read as the next."""
    answers = preview.labels.copy()
    answers[list(places)] = (answers[list(places)] + 1) % 10
    return replace(preview, probabilities=sure_of(answers))


def colors(widget: QWidget) -> set[str]:
    seen: QImage = widget.grab().toImage()
    places = ((x, y) for x in range(seen.width()) for y in range(seen.height()))
    return {seen.pixelColor(QPoint(*place)).name() for place in places}


def test_it_says_what_it_is_for_until_there_is_something_to_see(
    view: WatchView, preview: Preview
) -> None:
    assert view.is_empty
    view.show_preview(preview)
    assert not view.is_empty
    assert view.digits.isVisible()
    view.clear()
    assert view.is_empty
    assert not view.digits.isVisible()


def test_the_headline_counts_what_is_read_right(view: WatchView, preview: Preview) -> None:
    view.show_preview(misread(preview, 3, 7, 8))
    assert view.headline.text() == "Epoch 2 of 4: 17 of 20 read right"
    assert view.digits.wrong == [3, 7, 8]


def test_what_is_read_wrong_is_framed_and_told(view: WatchView, preview: Preview) -> None:
    view.show_preview(preview)
    assert VALIDATION.name() not in colors(view.digits)
    view.show_preview(misread(preview, 0))
    assert VALIDATION.name() in colors(view.digits)
    label = preview.labels[0]
    told = view.digits.accessibleDescription().split("; ")[0].replace("\u00a0", " ")
    assert told == f"{label} read as {(label + 1) % 10}, 91.0 % sure"


def test_what_is_read_otherwise_than_before_is_marked_once(
    view: WatchView, preview: Preview
) -> None:
    view.show_preview(misread(preview, 2))
    assert view.digits.changed == []
    view.show_preview(misread(preview, 4))
    assert view.digits.changed == [2, 4]
    view.show_preview(misread(preview, 4))
    assert view.digits.changed == []


def test_another_training_starts_without_marks(view: WatchView, preview: Preview) -> None:
    view.show_preview(misread(preview, 2))
    view.clear()
    view.show_preview(preview)
    assert view.digits.changed == []


def test_why_is_asked_by_mouse_and_by_keyboard(view: WatchView, preview: Preview) -> None:
    readings, wishes = view.digits, QSignalSpy(view.explanation_requested)
    QTest.keyClick(readings, Qt.Key.Key_Return)
    assert wishes.count() == 0
    view.show_preview(preview)
    place = readings.cell_rect(5).center().toPoint()
    QTest.mouseClick(readings, Qt.MouseButton.LeftButton, pos=place)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(readings, key)
    assert [wishes.at(i)[0] for i in range(wishes.count())] == [preview.model] * 2
    for number, image in enumerate(preview.images[[5, 6]]):
        np.testing.assert_array_equal(wishes.at(number)[1], image)


@pytest.mark.parametrize("side", [3, 7, 28])
def test_weights_above_nought_are_red_and_below_it_blue(
    view: WatchView, preview: Preview, side: int
) -> None:
    filters = np.zeros((3, side, side), np.float32)
    filters[0], filters[2] = 2, -2
    view.show_preview(replace(preview, filters=filters))
    seen = colors(view.filters)
    palette = view.palette()
    expected = (QColor("#d1493f"), palette.highlight().color(), palette.alternateBase().color())
    assert {color.name() for color in expected} <= seen


def test_a_network_whose_weights_are_all_nought_is_shown(view: WatchView, preview: Preview) -> None:
    view.show_preview(preview)
    assert view.palette().alternateBase().color().name() in colors(view.filters)


@pytest.mark.parametrize(
    ("width", "height"), [(320, 700), (400, 700), (600, 700), (1200, 700), (600, 150)]
)
def test_every_digit_has_room(view: WatchView, preview: Preview, width: int, height: int) -> None:
    view.resize(width, height)
    view.show_preview(misread(preview, 19))
    view.grab()
    assert view.digits.height() >= view.digits.heightForWidth(view.digits.width())
    # The last one, in its corner, is crossed.
    bottom = view.digits.grab().toImage()
    last = bottom.copy(0, bottom.height() - 80, bottom.width(), 80)
    places = ((x, y) for x in range(last.width()) for y in range(last.height()))
    assert VALIDATION.name() in {last.pixelColor(x, y).name() for x, y in places}


def test_what_came_while_nobody_looked_is_shown_when_somebody_does(
    view: WatchView, preview: Preview
) -> None:
    view.show_preview(preview)
    view.hide()
    view.show_preview(misread(preview, 3, 4))
    view.show()
    assert view.headline.text() == "Epoch 2 of 4: 18 of 20 read right"
    assert view.digits.wrong == [3, 4]


def test_a_cleared_view_stays_empty_however_often_it_is_looked_at(
    view: WatchView, preview: Preview
) -> None:
    view.hide()
    view.show_preview(preview)
    view.clear()
    view.show()
    assert view.is_empty
